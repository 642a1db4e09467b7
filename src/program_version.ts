import { readFileSync } from 'node:fs'
import { projectFile } from './project_file.ts'

/** Version of this program, from package.json. */
export const programVersion: string = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')).version
