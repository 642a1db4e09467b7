import { listDeliveries } from '../../../db/work/deliveries_at_rest.ts'
import { wholeNumber } from '../arguments/number_and_id.ts'
import type { Command } from '../command/command.ts'
import { printList } from '../output/terminal.ts'
import { addWhichOptions, filterOf, type WhichDeliveries } from './which.ts'

interface Options extends WhichDeliveries {
  verdict?: string
  limit: number
  json?: true
}

export function addList(deliveries: Command): void {
  const list = deliveries.subcommand('list', 'list what came in, the latest first; bodies are left out')
  addWhichOptions(list)
    .option('--verdict <verdict>', 'only what was judged so: waiting, taken, duplicate, ignored, …')
    .option('--limit <count>', 'how many at most', wholeNumber(1, 10_000), 20)
    .option('--json', 'as JSON')
    .examples('deliveries list', 'deliveries list --door twilio_inbound --day 2026-11-27')
  list.onDatabase(async (db, { verdict, limit, json, ...which }: Options) => {
    const found = await listDeliveries(db, { ...filterOf(which), verdict }, limit)
    const lines = found.map(({ body: _, told: __, problems: ___, mended: ____, ...line }) => line)
    printList(json, lines, 'Nothing came in.', {
      ID: ({ id }) => id,
      CAME: ({ receivedAt }) => receivedAt,
      DOOR: ({ door, source }) => (source === null ? door : `${door} ${source}`),
      VERDICT: ({ verdict: judged, replayOf }) => (replayOf === null ? judged : `${judged}, again`),
      LEAD: ({ leadId }) => leadId,
    })
  })
}
