import { explainLatestTexts, explainText } from '../../../db/leads/explanations.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { isUuid, wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { textReasons } from '../lead_screen/text_reasons.ts'
import { painter, printAs } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

export function addLeadsWhy(leads: Command): void {
  leads
    .subcommand(
      'why',
      'why a text was sent: the move, rule, agent or person behind it, and what became of it',
    )
    .argument('<text|id|phone>', 'id of a text; or of a lead, or its vendor’s phone, for the latest texts')
    .option('--last <number>', 'how many of the latest texts to the vendor', wholeNumber(1, 50), 1)
    .option('--json', 'as JSON')
    .notes('The ids of texts are in: leads show … --json')
    .examples('leads why 07700900999', 'leads why 07700900999 --last 5')
    .onDatabase(async (db, meant: string, { last, json }: { last: number; json?: true }) => {
      const text = isUuid(meant) ? await explainText(db, meant) : undefined
      const texts = text
        ? [text]
        : await explainLatestTexts(db, (await leadMeant(db, meant, 'lead or text')).id, last)
      const when = whenIn(await readClock(db))
      const reasons = texts.flatMap((each) => ['', ...textReasons(each, when, painter())])
      printAs(json, texts, texts.length === 0 ? 'The vendor has not been texted yet.' : reasons.slice(1))
    })
}
