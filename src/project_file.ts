import { fileURLToPath } from 'node:url'

/** Absolute path of a file or folder of this project, for example `db/rules`. */
export function projectFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url))
}
