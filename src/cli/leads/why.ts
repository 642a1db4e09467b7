import type { Command } from 'commander'
import { explainLatestTexts, explainText } from '../../../db/leads/explanations.ts'
import { readClock } from '../../../db/leads/vendor_leads.ts'
import { isUuid, leadMeant } from '../arguments/lead_meant.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import { withDatabase } from '../database/database.ts'
import { textReasons } from '../lead_screen/text_reasons.ts'
import { painter, print, printJson } from '../output/terminal.ts'
import { whenIn } from '../output/when.ts'

interface Options {
  last: number
  json?: true
}

export function addLeadsWhy(leads: Command): void {
  leads
    .command('why')
    .description('why a text was sent: the move, rule, agent or person behind it, and what became of it')
    .argument('<text|id|phone>', 'id of a text; or of a lead, or its vendor’s phone, for the latest texts')
    .option('--last <number>', 'how many of the latest texts to the vendor', wholeNumber(1, 50), 1)
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      `
Examples:
  npm run orchestrator -- leads why 07700900999
  npm run orchestrator -- leads why 07700900999 --last 5
The ids of texts are in: leads show … --json`,
    )
    .action(why)
}

async function why(meant: string, { last, json }: Options): Promise<void> {
  await withDatabase('leads why', async (db) => {
    const text = isUuid(meant) ? await explainText(db, meant) : undefined
    const texts = text
      ? [text]
      : await explainLatestTexts(db, (await leadMeant(db, meant, 'lead or text')).id, last)
    if (json) return printJson(texts)
    const when = whenIn(await readClock(db))
    print(
      texts.length === 0
        ? 'The vendor has not been texted yet.'
        : texts
            .map((each) => textReasons(each, when, painter()))
            .flatMap((lines, n) => (n === 0 ? lines : ['', ...lines])),
    )
  })
}
