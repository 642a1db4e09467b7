import type { Command } from '../command/command.ts'
import { addBegin } from './begin.ts'
import { addShow } from './show.ts'
import { addSteer } from './steer.ts'
import { addUndo } from './undo.ts'

/** `leads bulk`: one thing done to many leads, as a job. */
export function addLeadsBulk(leads: Command): void {
  const bulk = leads.subcommand(
    'bulk',
    'do one thing to many leads at once, with a look before and undo after',
  )
  addBegin(bulk)
  addShow(bulk)
  addSteer(bulk)
  addUndo(bulk)
}
