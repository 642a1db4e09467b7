import { readClock } from '../../../db/leads/vendor_leads.ts'
import { type BulkLead, listBulkActs, listBulkLeads } from '../../../db/work/bulk_acts.ts'
import { counted } from '../../counted.ts'
import { uuid, wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { type Columns, listing, printAs, printList } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'
import { actOf } from './follow.ts'
import { actLine } from './lines.ts'

/** `leads bulk list` and `leads bulk show`. */
export function addShow(bulk: Command): void {
  bulk
    .subcommand('list', 'list bulk acts, the latest first')
    .option('--limit <count>', 'how many at most', wholeNumber(1, 1000), 20)
    .option('--json', 'as JSON')
    .examples('leads bulk list')
    .onDatabase(async (db, { limit, json }: { limit: number; json?: true }) => {
      const when = whenIn(await readClock(db))
      printList(json, await listBulkActs(db, limit), 'There are no bulk acts.', {
        ID: ({ id }) => id,
        WHEN: ({ startedAt }) => when.at(startedAt),
        BY: ({ askedBy }) => askedBy,
        VERB: ({ verb, toStage }) => (toStage === null ? verb : `${verb} to ${toStage}`),
        STATUS: ({ status }) => status,
        OF: ({ matched, ofItems }) => counted(matched, ofItems ? 'question' : 'lead'),
        DONE: ({ done }) => done,
        REFUSED: ({ refused }) => refused,
        UNDONE: ({ undone }) => undone,
      })
    })

  bulk
    .subcommand('show', 'show a bulk act and what became of each of its leads, or questions')
    .argument('<act>', 'id of the act', uuid)
    .option('--refused', 'only those that were refused')
    .option('--json', 'as JSON')
    .examples('leads bulk show 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f --refused')
    .onDatabase(async (db, actId: string, { refused, json }: { refused?: true; json?: true }) => {
      const act = await actOf(db, actId)
      const leads = await listBulkLeads(db, act.id, refused ? 'refused' : null)
      const columns: Columns<BulkLead> = {
        ...(act.ofItems && { QUESTION: ({ itemId }: BulkLead) => itemId }),
        LEAD: ({ leadId }) => leadId,
        NAME: ({ vendorName }) => vendorName,
        OUTCOME: ({ outcome, isUndone }) => (isUndone ? 'taken back' : outcome),
        CODE: ({ code }) => code,
        WHY: ({ why }) => why,
      }
      printAs(json, { ...act, leads }, [actLine(act), `Why: ${act.reason}`, ...listing(leads, columns)])
    })
}
