import type { Command } from 'commander'
import { allowSending, readSendingRight } from '../../db/work/sending.ts'
import { withDatabase } from './database/database.ts'
import { print } from './output/terminal.ts'

/** `sending …`: which workers may let texts leave. */
export function addSending(program: Command): void {
  const sending = program
    .command('sending')
    .description('which workers may let texts leave: a copy of the database may not')
  sending.command('show').description('say who may, and since when').action(show)
  sending
    .command('allow')
    .description('give the right to workers with this SENDS_AS, from this database, here')
    .argument('[name]', 'what SENDS_AS of the workers is; left out: those without the variable')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .addHelpText(
      'after',
      `
Make sure first that the database it was copied or moved from sends nothing any more.

Example:
  npm run orchestrator -- sending allow production --reason "moved to the new server"`,
    )
    .action(allow)
}

async function show(): Promise<void> {
  await withDatabase('sending show', async (db) => {
    const right = await readSendingRight(db)
    if (right === undefined) return print('A simulation: no text leaves it.')
    const { sendsAs, isHere, givenAt, givenBy, reason } = right
    print(
      isHere
        ? `Texts leave for workers ${sendsAs === null ? 'without SENDS_AS' : `with SENDS_AS=${sendsAs}`}.`
        : 'No text leaves: this database is a copy, or has moved.',
    )
    print(
      `Given by ${givenBy} on ${givenAt.toISOString().slice(0, 16)}Z${reason === null ? '' : `: ${reason}`}`,
    )
  })
}

async function allow(name: string | undefined, { reason }: { reason: string }): Promise<void> {
  await withDatabase('sending allow', async (db) => {
    await allowSending(db, name ?? null, reason)
    print(`Texts leave now for workers ${name === undefined ? 'without SENDS_AS' : `with SENDS_AS=${name}`}.`)
  })
}
