import { fileURLToPath } from 'node:url'

/** Absolute path of a folder of this project, for example `db/rules`. */
export function directoryOf(folder: string): string {
  return fileURLToPath(new URL(`../../${folder}`, import.meta.url))
}
