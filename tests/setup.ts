/** The same random inputs in every run: a failure that one machine sees, all see. */
import { configureGlobal } from 'fast-check'

configureGlobal({ seed: 20261122 })
