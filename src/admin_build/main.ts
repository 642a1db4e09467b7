import { existsSync } from 'node:fs'
import { projectFile } from '../project_file.ts'
import { buildAdmin, isBuilt } from './build_admin.ts'

// Builds the pages of the admin frontend, unless they are there as the sources have them. `npm ci` calls it, and the Docker
// image's build.

process.env.NODE_ENV = 'production' // whoever calls: React has another build for others
if (!existsSync(projectFile('src/admin')) || (await isBuilt())) process.exit(0)
const begun = performance.now()
process.stdout.write('Building the admin frontend …\n')
await buildAdmin()
process.stdout.write(`Built in ${((performance.now() - begun) / 1000).toFixed(1)} s.\n`)
