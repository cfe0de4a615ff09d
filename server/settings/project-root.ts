/** Where the sources of this house are. */
import { resolve } from 'node:path'

/** The folder that holds package.json. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../..')
