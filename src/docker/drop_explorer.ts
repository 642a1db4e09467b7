import { readFile, rm } from 'node:fs/promises'
import { packagesOnlyFor } from './packages_only_for.ts'

// GraphiQL is for development and weighs more than the rest of an image together. This removes it from node_modules, with
// every package that nothing else needs; what serves it is loaded only when it is switched on.

const { packages } = JSON.parse(await readFile('node_modules/.package-lock.json', 'utf8'))
const dropped = packagesOnlyFor('ruru', JSON.parse(await readFile('package.json', 'utf8')), packages)
for (const path of dropped) await rm(path, { recursive: true, force: true })
process.stdout.write(`${dropped.length} of ${Object.keys(packages).length} packages were only for GraphiQL\n`)
