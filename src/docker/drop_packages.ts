import { readFile, rm } from 'node:fs/promises'
import { packagesOnlyFor } from './packages_only_for.ts'
import { unwanted } from './unwanted.ts'

// GraphiQL weighs more than the rest of an image together, and the pages are built before. This removes them from
// node_modules, with every package that nothing else needs; what serves GraphiQL is loaded only when it is switched on.

const { packages } = JSON.parse(await readFile('node_modules/.package-lock.json', 'utf8'))
const dropped = packagesOnlyFor(unwanted, JSON.parse(await readFile('package.json', 'utf8')), packages)
for (const path of dropped) await rm(path, { recursive: true, force: true })
process.stdout.write(`${dropped.length} of ${Object.keys(packages).length} packages are not for the image\n`)
