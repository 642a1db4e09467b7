import { type Command, Option } from 'commander'
import { wholeNumber } from './arguments/number_and_id.ts'
import { painter, print } from './output/terminal.ts'

interface SimulateFlags {
  days: number
  leads: number
  seed: number
  databaseUrl?: string
}

/** The first moment of every simulation: a Monday morning in London. */
const beginsAt = new Date('2026-03-02T07:00:00Z')
const granularitySeconds = 300
/** The exit code that shells expect after Ctrl-C. */
const interrupted = 130

export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description(
      'play made-up vendors through the whole pipeline, as fast as this machine can, and print their funnel',
    )
    .option('--days <n>', 'simulated days over which the vendors arrive', wholeNumber(1, 3650), 30)
    .option('--leads <n>', 'how many vendors arrive', wholeNumber(1, 100_000), 1000)
    .option(
      '--seed <n>',
      'the same seed plays the same vendors to the same funnel',
      wholeNumber(0, 2 ** 31 - 1),
      1,
    )
    .addOption(new Option('--database-url <url>', 'an empty database, or one whose simulation is to go on'))
    .addHelpText(
      'after',
      `
Without --database-url it runs on an embedded PostgreSQL of its own; DATABASE_URL is never touched.
It ends when nothing is left to happen: the last deals complete months after the last lead arrives.
Ctrl-C ends it early and prints the funnel so far.`,
    )
    .action(runSimulate)
}

/** What it is made of is loaded when it runs: --help needs none of it. */
async function runSimulate({ days, leads, seed, databaseUrl }: SimulateFlags): Promise<void> {
  const [
    { readProgress },
    { builtinAgents },
    { createLog },
    { simulate },
    { freshSimulationDatabase, givenSimulationDatabase },
    { funnelLines },
    { simulationProgress },
  ] = await Promise.all([
    import('../../db/simulation/simulation.ts'),
    import('../agents/builtin_agents.ts'),
    import('../log.ts'),
    import('../simulation/simulate.ts'),
    import('../simulation/simulation_database.ts'),
    import('../terminal/funnel_lines.ts'),
    import('../terminal/simulation_progress.ts'),
  ])
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const database =
    databaseUrl === undefined
      ? await freshSimulationDatabase(say)
      : await givenSimulationDatabase(databaseUrl, say)
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const progress = simulationProgress()
  const startedAt = Date.now()
  try {
    const funnel = await simulate({
      url: database.url,
      founding: { seed, vendors: leads, days, beginsAt },
      agents: builtinAgents,
      granularitySeconds,
      log: createLog('error'),
      signal: stopping.signal,
      async onJump(db) {
        if (progress.isDue()) progress.show(await readProgress(db))
      },
    })
    progress.clear()
    print(funnelLines(funnel, painter()))
    const { aborted } = stopping.signal
    say(`${aborted ? 'Stopped' : 'Ended'} after ${Math.round((Date.now() - startedAt) / 1000)} s.`)
    if (aborted) process.exitCode = interrupted
  } finally {
    progress.clear()
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await database.stop()
  }
}
