import { programVersion } from '../../src/program_version.ts'
import { keepRelease } from './kept_release.ts'

// npm run release:keep -- [NAME]: keeps what this version makes of a database, under its number unless a name is given.
process.stdout.write(`${await keepRelease(process.argv[2] ?? programVersion)} is kept\n`)
