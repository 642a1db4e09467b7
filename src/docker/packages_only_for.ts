import { join } from 'node:path'

export interface Package {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** Where the packages lie that nothing but the unwanted ones need, and those themselves. `installed` is npm's list, by path. */
export function packagesOnlyFor(
  unwanted: readonly string[],
  root: Package,
  installed: Readonly<Record<string, Package>>,
): string[] {
  const needed = new Set<string>()
  follow('', root)
  return Object.keys(installed).filter((path) => path !== '' && !needed.has(path))

  function follow(from: string, { dependencies, optionalDependencies, peerDependencies }: Package): void {
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
      const path = unwanted.includes(name) ? undefined : found(from, name)
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
}
