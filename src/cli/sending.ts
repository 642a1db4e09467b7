import type { Command } from 'commander'
import { allowSending, readSendingRight } from '../../db/work/sending.ts'
import { helpText, onDatabase } from './command/command.ts'
import { minuteOf, print } from './output/terminal.ts'

/** `sending …`: which workers may let texts leave. */
export function addSending(program: Command): void {
  const sending = program
    .command('sending')
    .description('which workers may let texts leave: a copy of the database may not')
  sending
    .command('show')
    .description('say who may, and since when')
    .action(
      onDatabase(async (db) => {
        const right = await readSendingRight(db)
        if (right === undefined) return print('A simulation: no text leaves it.')
        const { sendsAs, isHere, givenAt, givenBy, reason } = right
        print([
          isHere
            ? `Texts leave for workers ${named(sendsAs)}.`
            : 'No text leaves: this database is a copy, or has moved.',
          `Given by ${givenBy} on ${minuteOf(givenAt)}${reason === null ? '' : `: ${reason}`}`,
        ])
      }),
    )
  sending
    .command('allow')
    .description('give the right to workers with this SENDS_AS, from this database, here')
    .argument('[name]', 'what SENDS_AS of the workers is; left out: those without the variable')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .addHelpText(
      'after',
      helpText(
        'Make sure first that the database it was copied or moved from sends nothing any more.',
        'sending allow production --reason "moved to the new server"',
      ),
    )
    .action(
      onDatabase(async (db, name: string | undefined, { reason }: { reason: string }) => {
        await allowSending(db, name ?? null, reason)
        print(`Texts leave now for workers ${named(name ?? null)}.`)
      }),
    )
}

const named = (sendsAs: string | null) => (sendsAs === null ? 'without SENDS_AS' : `with SENDS_AS=${sendsAs}`)
