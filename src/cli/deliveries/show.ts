import { findDelivery } from '../../../db/work/deliveries_at_rest.ts'
import { minuteOf } from '../../time_words.ts'
import { uuid } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { harmless, printAs } from '../output/terminal.ts'

export function addShow(deliveries: Command): void {
  deliveries
    .subcommand('show', 'show one as it came: it may say what a vendor wrote')
    .argument('<id>', 'id of the delivery', uuid)
    .option('--json', 'as JSON')
    .examples('deliveries show 0197a000-0000-7000-8000-000000000001')
    .onDatabase(async (db, id: string, { json }: { json?: true }) => {
      const found = await findDelivery(db, id)
      if (found === undefined)
        throw new CommandFailure(`There is no delivery ${id}. See: orchestrator -- deliveries list`)
      const { door, source, receivedAt, verdict, messageId, leadId, replayOf, reference, body, told } = found
      printAs(json, found, [
        `${source === null ? door : `${door} ${source}`}, ${minuteOf(receivedAt)}: ${verdict}`,
        ...(leadId === null ? [] : [`lead    ${leadId}`]),
        ...(messageId === null ? [] : [`text    ${messageId}`]),
        ...(replayOf === null ? [] : [`brings again ${replayOf}`]),
        ...(reference === null ? [] : [`reference ${harmless(reference)}`]),
        ...found.problems.map(({ severity, column, value, problem }) =>
          harmless(`${severity}   ${[column, value, problem].filter(Boolean).join(': ')}`),
        ),
        ...Object.entries(found.mended).map(([field, said]) => harmless(`mended  ${field}: ${said}`)),
        `told    ${harmless(JSON.stringify(told))}`,
        `body    ${harmless(body)}`,
      ])
    })
}
