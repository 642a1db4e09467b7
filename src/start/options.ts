import { Command } from 'commander'
import { wholeNumber } from '../cli/arguments/number_and_id.ts'
import { locate } from '../embedded_postgres/locations.ts'

export interface StartOptions {
  demo: boolean
  /** The demo begins anew. */
  fresh: boolean
  leads: number
  seed: number
  /** Simulated hours in a real second. */
  speed: number
  /** Where the web process listens. */
  port: number
  host: string
  /** Whether the API's schema may be looked at; always in the demo. */
  explore: boolean
  databasePort?: number
}

/** Parses the command line of `npm start`; prints help or a usage error and ends the process where asked. */
export function readOptions(
  argv: string[],
  { port, databaseUrl }: { port?: number | undefined; databaseUrl?: string | undefined },
): StartOptions {
  const hasDatabase = databaseUrl !== undefined
  const program = new Command('npm start --')
    .description(
      'Runs everything in one process. Without DATABASE_URL: PostgreSQL 18 from npm, migrated, a worker, the web process, ' +
        'and a demo of simulated vendors on a fast clock. With DATABASE_URL: that database is migrated and worked on; nothing synthetic ever.',
    )
    .addHelpText('after', () => {
      const { cluster } = locate({ name: 'main', asRoot: process.getuid?.() === 0 })
      return `\nThe embedded PostgreSQL keeps its databases in ${cluster}; --fresh makes the demo's anew.`
    })
    .option('--no-demo', 'with the embedded PostgreSQL: an empty database for real leads instead of the demo')
    .option('--fresh', 'the demo begins anew: what its database holds is gone', false)
    .option(
      '--leads <n>',
      'how many vendors the demo has when it starts afresh',
      wholeNumber(1, 100_000),
      300,
    )
    .option(
      '--seed <n>',
      'another seed plays another demo; the same seed plays the same',
      wholeNumber(0, 2 ** 31),
      1,
    )
    .option('--speed <hours>', 'simulated hours that pass in a second of the demo', wholeNumber(1, 240), 2)
    .option('--port <n>', 'port of the web process; 0 takes a free one', wholeNumber(0, 65_535), port ?? 3000)
    .option('--host <address>', 'address it listens on; 0.0.0.0 lets other machines in', 'localhost')
    .option(
      '--explore',
      'GraphiQL at /graphiql for real leads too, as in the demo; not for production',
      false,
    )
    .option(
      '--database-port <n>',
      'port of the embedded PostgreSQL; a free one by default',
      wholeNumber(1024, 65_535),
    )
    .showHelpAfterError('See npm start -- --help')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(argv)
  const given = program.opts<StartOptions>()
  if (given.fresh && (!given.demo || hasDatabase))
    program.error('--fresh is for the demo only: real leads are never thrown away')
  return given
}
