import { readConfig } from '../../config/config.ts'
import { checkSources } from '../../lead_sources/check_sources.ts'
import { minuteOf } from '../../time_words.ts'
import type { Command } from '../command/command.ts'
import { printAs } from '../output/terminal.ts'

export function addCheck(sources: Command): void {
  sources
    .subcommand('check', 'say which sources can bring leads, by the secrets that are set here')
    .option('--json', 'as JSON')
    .examples('sources check')
    .notes(
      'The web process has to have the secrets, a worker those of Facebook. Exit code 1 when one is missing.',
    )
    .onDatabase(async (db, { json }: { json?: true }) => {
      const checked = await checkSources(db, readConfig())
      printAs(
        json,
        checked,
        checked.map(({ source, lacks, isLive, refusedSince }) =>
          [
            lacks === null ? `✓ ${source}: has its secret` : `! ${source}: ${lacks} is not set`,
            ...(lacks === null && !isLive ? ['not live, what it brings is a test'] : []),
            ...(refusedSince === null
              ? []
              : [
                  `somebody was refused in its name at ${minuteOf(refusedSince)}, and it has brought nothing since`,
                ]),
          ].join('; '),
        ),
      )
      if (checked.some(({ lacks }) => lacks !== null)) process.exitCode = 1
    })
}
