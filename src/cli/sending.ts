import {
  changeCarrier,
  readSendingRight,
  type SendingRight,
  thisIsTheOriginal,
} from '../../db/work/sending.ts'
import { minuteOf } from '../time_words.ts'
import type { Command } from './command/command.ts'
import { print } from './output/terminal.ts'

/** `sending …`: which workers may let texts leave. */
export function addSending(program: Command): void {
  const sending = program.subcommand(
    'sending',
    'which workers may let texts leave: a copy of the database may not',
  )
  sending
    .subcommand('show', 'say who may, and since when')
    .examples('sending show')
    .onDatabase(async (db) => {
      const right = await readSendingRight(db)
      if (right === undefined) return print('A simulation: no text leaves it.')
      const { sendsAs, isHere, givenAt, givenBy, reason } = right
      print([
        isHere
          ? `Texts leave for workers ${named(sendsAs)}.`
          : 'No text leaves: this database is a copy, or has moved, or was given again what once came in.',
        `Given by ${givenBy} on ${minuteOf(givenAt)}${reason === null ? '' : `: ${reason}`}`,
        ...carrierOf(right),
      ])
    })
  sending
    .subcommand('original', 'say that this database is the original: texts leave from here and nowhere else')
    .argument('[name]', 'what SENDS_AS of the workers is; left out: the name that the database has')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .notes('Make sure first that the database it was copied or moved from sends nothing any more.')
    .examples('sending original production --reason "moved to the new server"')
    .onDatabase(async (db, name: string | undefined, { reason }: { reason: string }) => {
      print(`Texts leave now for workers ${named(await thisIsTheOriginal(db, reason, name))}.`)
    })
  sending
    .subcommand('carrier', 'say which account takes the texts: a worker with another one waits')
    .argument('[carrier]', 'twilio; left out: the first that takes a text stays')
    .argument('[account]', "the account's SID")
    .requiredOption('--reason <why>', 'why; it stays on record')
    .notes('Texts that are being sent at this moment go to a person: the new account does not know them.')
    .examples(
      'sending carrier twilio ACda5f132a8c1bb42d4ea4ea0a7e2b2f2c --reason "a contract of our own"',
      'sending carrier --reason "whichever is set up next"',
    )
    .onDatabase(async (db, name?: string, account?: string, given?: { reason: string }) => {
      await changeCarrier(db, given?.reason ?? '', name === undefined ? undefined : { name, account })
      print((await readSendingRight(db).then((right) => right && carrierOf(right))) ?? [])
    })
}

function carrierOf(right: SendingRight): string[] {
  const { carrier, carrierAccount, carrierSince, carrierBy, carrierReason } = right
  if (carrier === null || carrierSince === null) return ['The first carrier that takes a text stays.']
  const why = carrierReason === null ? 'it took the first text' : carrierReason
  return [`Carrier ${carrier}, account ${carrierAccount}: ${carrierBy} on ${minuteOf(carrierSince)}: ${why}`]
}

const named = (sendsAs: string | null) => (sendsAs === null ? 'without SENDS_AS' : `with SENDS_AS=${sendsAs}`)
