import { Command, InvalidArgumentError } from 'commander'

export interface StartOptions {
  demo: boolean
  leads: number
  seed: number
  /** Simulated hours in a real second. */
  speed: number
  port: number | undefined
}

/** Parses the command line of `npm start`; prints help or a usage error and ends the process where asked. */
export function readOptions(argv: string[]): StartOptions {
  const program = new Command('npm start --')
    .description(
      'Runs everything in one process. Without DATABASE_URL: PostgreSQL 18 from npm, migrated, a worker, and a demo of\n' +
        'simulated vendors on a fast clock. With DATABASE_URL: that database is migrated and worked on; nothing synthetic ever.',
    )
    .option('--no-demo', 'with the embedded PostgreSQL: an empty database for real leads instead of the demo')
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
    .option(
      '--database-port <n>',
      'port of the embedded PostgreSQL; a free one by default',
      wholeNumber(1024, 65_535),
    )
    .parse(argv)
  const given = program.opts<{
    demo: boolean
    leads: number
    seed: number
    speed: number
    databasePort?: number
  }>()
  return { ...given, port: given.databasePort }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new InvalidArgumentError(`It has to be a whole number from ${least} to ${most}.`)
    }
    return number
  }
}
