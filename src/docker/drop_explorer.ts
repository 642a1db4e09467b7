import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

// GraphiQL is for development and weighs more than the rest of an image together. This removes it from node_modules, with
// every package that nothing else needs; what serves it is loaded only when it is switched on.

const explorer = 'ruru'

interface Package {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** What npm has installed, by its path. */
const installed: Record<string, Package> = JSON.parse(
  await readFile('node_modules/.package-lock.json', 'utf8'),
).packages
const root: Package = JSON.parse(await readFile('package.json', 'utf8'))

const needed = new Set<string>()
follow('', root)
const unneeded = Object.keys(installed).filter((path) => !needed.has(path))
for (const path of unneeded) await rm(path, { recursive: true, force: true })
process.stdout.write(
  `${unneeded.length} of ${Object.keys(installed).length} packages are only for GraphiQL\n`,
)

function follow(from: string, { dependencies, optionalDependencies, peerDependencies }: Package): void {
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
    const path = name === explorer ? undefined : found(from, name)
    const its = path === undefined ? undefined : installed[path]
    if (path === undefined || its === undefined || needed.has(path)) continue
    needed.add(path)
    follow(path, its)
  }
}

/** Where Node.js finds a package that another one asks for. */
function found(from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules') - 1))) {
    const path = join(at, 'node_modules', name)
    if (path in installed) return path
    if (at === '') return undefined
  }
}
