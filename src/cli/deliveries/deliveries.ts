import type { Command } from '../command/command.ts'
import { addExport } from './export.ts'
import { addList } from './list.ts'
import { addReplay } from './replay.ts'
import { addShow } from './show.ts'

/** `deliveries …`: what came in at the webhooks. */
export function addDeliveries(program: Command): void {
  const deliveries = program.subcommand(
    'deliveries',
    'what came in at our webhooks, how it was judged and what it led to; and bring it in again',
  )
  addList(deliveries)
  addShow(deliveries)
  addExport(deliveries)
  addReplay(deliveries)
}
