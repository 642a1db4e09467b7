import type { Command } from 'commander'
import { addLeadsChanges } from './leads_changes.ts'
import { addLeadsHold } from './leads_hold.ts'
import { addLeadsImport } from './leads_import.ts'
import { addLeadsList } from './leads_list.ts'
import { addLeadsMove } from './leads_move.ts'
import { addLeadsOverride } from './leads_override.ts'
import { addLeadsRelease } from './leads_release.ts'
import { addLeadsShow } from './leads_show.ts'
import { addLeadsUndo } from './leads_undo.ts'

export function addLeads(program: Command): void {
  const leads = program.command('leads').description('import, look at and move leads')
  addLeadsImport(leads)
  addLeadsShow(leads)
  addLeadsList(leads)
  addLeadsMove(leads)
  addLeadsOverride(leads)
  addLeadsHold(leads)
  addLeadsRelease(leads)
  addLeadsChanges(leads)
  addLeadsUndo(leads)
}
