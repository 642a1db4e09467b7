import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import type { SimulateFlags } from './run_simulation.ts'

/** What it is made of is loaded when it runs: --help needs none of it. */
export function addSimulate(program: Command): void {
  program
    .subcommand(
      'simulate',
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
    .option('--database-url <url>', 'an empty database, or one whose simulation is to go on')
    .notes(`
Without --database-url it runs on an embedded PostgreSQL of its own; DATABASE_URL is never touched.
It ends when nothing is left to happen: the last deals complete months after the last lead arrives.
Ctrl-C ends it early and prints the funnel so far.`)
    .examples('simulate --leads 200 --days 7')
    .action(async (flags: SimulateFlags) => (await import('./run_simulation.ts')).runSimulation(flags))
}
