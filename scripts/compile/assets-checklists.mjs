/** The reporting checklists. */
import { writeChecked } from './checked-yaml.mjs'

export default (root, folder) => writeChecked(root, 'checklists', 'checklistSchema', folder)
