import { execFileSync, spawnSync } from 'node:child_process'

/** A network that a process can live behind, with a line that can really go down: packets are lost, and no end is told. */
export interface FarNetwork {
  /** Under which the near side is known at the far one. */
  nearAddress: string
  /** What to put before a command so that it runs at the far side. */
  command: readonly [string, ...string[]]
  goDown(): void
  comeUp(): void
  remove(): void
}

const ip = (...args: string[]) => execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] })

/** Whether this machine lets us make networks: Linux, iproute2, and all rights. */
export const canMakeNetworks =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('ip', ['netns', 'list'], { stdio: 'ignore' }).status === 0

export function makeFarNetwork(): FarNetwork {
  const name = `pl${process.pid}`
  const nearAddress = '10.213.7.1'
  const near = `${name}n`
  const far = `${name}f`
  ip('netns', 'add', name)
  ip('link', 'add', near, 'type', 'veth', 'peer', 'name', far, 'netns', name)
  ip('addr', 'add', `${nearAddress}/30`, 'dev', near)
  ip('link', 'set', near, 'up')
  ip('-n', name, 'addr', 'add', '10.213.7.2/30', 'dev', far)
  ip('-n', name, 'link', 'set', far, 'up')
  ip('-n', name, 'link', 'set', 'lo', 'up')
  return {
    nearAddress,
    command: ['ip', 'netns', 'exec', name],
    goDown: () => ip('link', 'set', near, 'down'),
    comeUp: () => ip('link', 'set', near, 'up'),
    remove: () => ip('netns', 'del', name),
  }
}
