import type { Db } from '../../../db/connection/pool.ts'
import { endSilence, readScopes, readSilences, silenceAlert } from '../../../db/work/alert_rules.ts'
import { minuteOf } from '../../time_words.ts'
import { momentMeant } from '../arguments/moment_meant.ts'
import { uuid } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { harmless, print, printList } from '../output/terminal.ts'

/** `alerts silence`, `alerts silences` and `alerts unsilence`. */
export function addSilences(alerts: Command): void {
  alerts
    .subcommand('silence', 'have nobody told of alerts of a rule until a time; they are raised all the same')
    .argument('<type>', 'the rule, as: alerts rules')
    .requiredOption('--until <time>', 'until when: 90 days from now at the latest')
    .requiredOption('--reason <why>', 'why; it stays on record')
    .option('--scope <scope>', 'only those about this, such as a source')
    .examples(
      'alerts silence SOURCE_QUIET --scope web --until 2026-12-24T09:00 --reason "the form is being rebuilt"',
    )
    .onDatabase(async (db, type: string, given: { until: string; reason: string; scope?: string }) => {
      const until = await momentMeant(db, '--until', given.until)
      const silence = await silenceAlert(db, { type, scope: given.scope, until, reason: given.reason })
      print(`Silenced until ${minuteOf(silence.until)}: ${silence.id}`)
      if (given.scope !== undefined) await warnOfUnknown(db, type, given.scope)
    })
  alerts
    .subcommand('silences', 'list of what nobody is told now, and why')
    .option('--json', 'as JSON')
    .examples('alerts silences')
    .onDatabase(async (db, { json }: { json?: true }) => {
      printList(json, await readSilences(db), 'Nothing is silenced.', {
        ID: ({ id }) => id,
        TYPE: ({ type }) => type,
        ABOUT: ({ scope }) => scope ?? 'everything',
        UNTIL: ({ until }) => until,
        BY: ({ silencedBy }) => silencedBy,
        WHY: ({ reason }) => reason,
      })
    })
  alerts
    .subcommand('unsilence', 'end a silence before its time; what is open of it is told at once')
    .argument('<id>', 'id of the silence', uuid)
    .requiredOption('--reason <why>', 'why; it stays on record')
    .examples('alerts unsilence 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f --reason "the form works again"')
    .onDatabase(async (db, id: string, { reason }: { reason: string }) => {
      const { type } = await endSilence(db, id, reason)
      print(`${type}: told again.`)
    })
}

const mostNamed = 12

/** A slip of the pen would silence nothing, and look as if it did; what begins to be watched tomorrow may be meant as well. */
async function warnOfUnknown(db: Db, type: string, scope: string): Promise<void> {
  const known = await readScopes(db, type)
  if (known.includes(scope.trim())) return
  const named = known.slice(0, mostNamed).join(', ')
  const more = known.length > mostNamed ? `, and ${known.length - mostNamed} more` : ''
  print(
    harmless(
      `But ${type.toUpperCase()} has never looked at anything called “${scope}”; ${known.length === 0 ? 'nor at anything else' : `it has at ${named}${more}`}. If that is a slip, end it: alerts unsilence.`,
    ),
  )
}
