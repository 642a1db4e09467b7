import { once } from 'node:events'
import { deliveriesInOrder } from '../../../db/work/deliveries_at_rest.ts'
import { counted } from '../../counted.ts'
import { lineOf } from '../../deliveries/deliveries_file.ts'
import type { Command } from '../command/command.ts'
import { addWhichOptions, filterOf, type WhichDeliveries } from './which.ts'

export function addExport(deliveries: Command): void {
  const command = deliveries.subcommand(
    'export',
    'write what came in as JSON lines, in the order in which it came',
  )
  addWhichOptions(command)
    .notes(`
Each line has the door, the delivery's id, when it came, its body word for word and what was read in it. It holds what vendors
wrote: keep it as you keep the database.`)
    .examples('deliveries export --day 2026-11-27 > deliveries-2026-11-27.jsonl')
  command.onDatabase(async (db, which: WhichDeliveries) => {
    let count = 0
    for await (const delivery of deliveriesInOrder(db, filterOf(which))) {
      count += 1
      if (!process.stdout.write(lineOf(delivery))) await once(process.stdout, 'drain')
    }
    process.stderr.write(`${counted(count, 'delivery', 'deliveries')} written.\n`)
  })
}
