import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** Tests that count steps or read the globals: both are of all code that a process has loaded, so each has one to itself. */
const alone = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `tests/${file}`)
  .filter((file) => /from '[./]*\/steps\.js'|globalThis/.test(readFileSync(file, 'utf8')))

export default defineConfig({
  test: {
    setupFiles: ['tests/setup.ts'],
    // Every core: by itself it leaves one free, which is half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'alone', include: alone },
      },
      {
        // The program is loaded once in each process: loading it for each file would take a third of the time.
        extends: true,
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: alone,
          isolate: false,
        },
      },
    ],
  },
})
