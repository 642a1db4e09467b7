import { Command, InvalidArgumentError, Option } from 'commander'
import { type Found, findFaults, untilQuiet } from '../rig/verdict.ts'
import { type BreakableWorld, openWorld, type WorldOptions } from './world.ts'
import { wreak } from './wreak.ts'

const longestHealingMs = 600_000

interface SoakOptions extends WorldOptions {
  minutes: number
}

const positive = (text: string): number => {
  const number = Number(text)
  if (!(number > 0)) throw new InvalidArgumentError('It has to be a number above 0.')
  return number
}

const { minutes, seed, workers, servers } = new Command('npm run soak --')
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
  .addOption(
    new Option(
      '--servers <which>',
      'one; disk: one on a small disk, which gets full (Linux, as root); pair: a primary and its standby',
    )
      .choices(['one', 'disk', 'pair'])
      .default('one'),
  )
  .parse()
  .opts<SoakOptions>()

const say = (line: string) => process.stdout.write(`${line}\n`)

async function soak(world: BreakableWorld): Promise<Found[]> {
  const { rig, workers, web } = world
  let injected = 0
  await wreak(world, {
    ...{ seed, forMs: minutes * 60_000 },
    onInjected(one) {
      injected += 1
      const refused = one.refused === undefined ? '' : ` (not possible just then: ${one.refused})`
      say(`${(one.atMs / 1_000).toFixed(1).padStart(7)} s  hand ${one.hand}: ${one.name}${refused}`)
    },
  })

  const healedAt = Date.now()
  say(`\nEverything is whole again. Injected ${injected} faults; waiting until all is quiet …`)
  const unquiet = await untilQuiet(rig.db, rig.load, longestHealingMs).then(
    () => [],
    (error: unknown) => [{ what: 'it does not come to rest', detail: String(error) }],
  )
  say(`Quiet after ${((Date.now() - healedAt) / 1_000).toFixed(0)} s.`)
  say(
    `${rig.carrier.accepted.length} texts, ${rig.load.acknowledged.length} replies, ${rig.agents.calls.length} agent calls, ${workers.restarts()} workers and ${web.restarts()} web processes replaced.`,
  )
  return [...unquiet, ...(await findFaults(rig.db, rig.carrier, rig.load)), ...(await world.faults())]
}

async function main(): Promise<void> {
  say(
    `Seed ${seed}. To see the same again: npm run soak -- --minutes ${minutes} --seed ${seed} --workers ${workers} --servers ${servers}\n`,
  )
  const world = await openWorld({ seed, workers, servers })
  try {
    const found = await soak(world)
    for (const { what, detail } of found) say(`FOUND  ${what}: ${JSON.stringify(detail)}`)
    say(
      found.length === 0
        ? 'Found nothing: everything is as promised.'
        : `Found ${found.length}. Seed ${seed}.`,
    )
    process.exitCode = found.length === 0 ? 0 : 1
  } finally {
    await world.close()
  }
}

await main()
process.exit() // vendors who are still waiting to be heard would keep it
