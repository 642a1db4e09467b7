import { setTimeout as pause } from 'node:timers/promises'
import { Command, InvalidArgumentError } from 'commander'
import { diceOf } from '../../src/simulation/dice.ts'
import { keepWorkers } from './keeper.ts'
import { type BreakableWorld, breakThings, heal, type Injected } from './mix.ts'
import { openCluster } from './own_cluster.ts'
import { startProxy } from './proxy.ts'
import { openRig } from './rig.ts'
import { type Found, findFaults, untilQuiet } from './verdict.ts'

const longestHealingMs = 600_000
const hands = [1, 2]

interface SoakOptions {
  minutes: number
  seed: number
  workers: number
}

const positive = (text: string): number => {
  const number = Number(text)
  if (!(number > 0)) throw new InvalidArgumentError('It has to be a number above 0.')
  return number
}

const { minutes, seed, workers } = new Command('npm run soak --')
  .description(
    'Breaks a working pipeline in a random mix of ways for as long as asked, lets it heal, and looks whether everything is as promised. Exit code 1 when it is not.',
  )
  .option('--minutes <minutes>', 'how long to break things', positive, 5)
  .option(
    '--seed <number>',
    'what to break and in which order; the same seed does the same',
    positive,
    Date.now() % 100_000,
  )
  .option('--workers <count>', 'worker processes', positive, 3)
  .parse()
  .opts<SoakOptions>()

const say = (line: string) => process.stdout.write(`${line}\n`)

async function soak(world: BreakableWorld): Promise<Found[]> {
  const { rig, keeper } = world
  const injected: Injected[] = []
  const signal = AbortSignal.timeout(minutes * 60_000)
  const onInjected = (one: Injected) => {
    injected.push(one)
    const refused = one.refused === undefined ? '' : ` (not possible just then: ${one.refused})`
    say(`${(one.atMs / 1_000).toFixed(1).padStart(7)} s  hand ${one.hand}: ${one.name}${refused}`)
  }
  await Promise.all([
    letLeadsArrive(world, signal),
    ...hands.map((hand) => breakThings(world, { seed, hand, signal, onInjected })),
  ])

  heal(world)
  const healedAt = Date.now()
  say(`\nEverything is whole again. Injected ${injected.length} faults; waiting until all is quiet …`)
  const unquiet = await untilQuiet(rig.db, rig.load, longestHealingMs).then(
    () => [],
    (error: unknown) => [{ what: 'it does not come to rest', detail: String(error) }],
  )
  say(`Quiet after ${((Date.now() - healedAt) / 1_000).toFixed(0)} s.`)
  say(
    `${rig.carrier.accepted.length} texts, ${rig.load.acknowledged.length} replies, ${rig.agents.calls.length} agent calls, ${keeper.restarts()} workers replaced.`,
  )
  return [...unquiet, ...(await findFaults(rig.db, rig.carrier, rig.load))]
}

async function letLeadsArrive({ rig }: BreakableWorld, signal: AbortSignal): Promise<void> {
  const dice = diceOf(seed, 'arrivals')
  for (let second = 0; !signal.aborted; second += 1) {
    await rig.load.arrive(dice.whole(`second ${second}`, 1, 6))
    await pause(1_000)
  }
}

async function main(): Promise<void> {
  say(
    `Seed ${seed}. To see the same again: npm run soak -- --minutes ${minutes} --seed ${seed} --workers ${workers}\n`,
  )
  const cluster = await openCluster()
  const rig = await openRig({ url: cluster.url, seed })
  const proxy = await startProxy(Number(new URL(cluster.url).port))
  const keeper = keepWorkers(rig, workers, { url: proxy.through(cluster.url) })
  try {
    const found = await soak({ rig, cluster, proxy, keeper })
    for (const { what, detail } of found) say(`FOUND  ${what}: ${JSON.stringify(detail)}`)
    say(
      found.length === 0
        ? 'Found nothing: everything is as promised.'
        : `Found ${found.length}. Seed ${seed}.`,
    )
    process.exitCode = found.length === 0 ? 0 : 1
  } finally {
    keeper.retire()
    await rig.close()
    await proxy.close()
    await cluster.remove()
  }
}

await main()
