import type { Command } from 'commander'
import { addLeadsAdd } from './leads_add.ts'
import { addLeadsChanges } from './leads_changes.ts'
import { addLeadsEdit } from './leads_edit.ts'
import { addLeadsHold } from './leads_hold.ts'
import { addLeadsImport } from './leads_import.ts'
import { addLeadsList } from './leads_list.ts'
import { addLeadsMove } from './leads_move.ts'
import { addLeadsOverride } from './leads_override.ts'
import { addLeadsRelease } from './leads_release.ts'
import { addLeadsShow } from './leads_show.ts'
import { addLeadsHandBack, addLeadsTakeOver } from './leads_take_over.ts'
import { addLeadsText } from './leads_text.ts'
import { addLeadsUndo } from './leads_undo.ts'
import { addLeadsWhy } from './leads_why.ts'

export function addLeads(program: Command): void {
  const leads = program.command('leads').description('import, look at, correct and move leads')
  addLeadsImport(leads)
  addLeadsAdd(leads)
  addLeadsShow(leads)
  addLeadsWhy(leads)
  addLeadsList(leads)
  addLeadsEdit(leads)
  addLeadsMove(leads)
  addLeadsOverride(leads)
  addLeadsHold(leads)
  addLeadsRelease(leads)
  addLeadsTakeOver(leads)
  addLeadsText(leads)
  addLeadsHandBack(leads)
  addLeadsChanges(leads)
  addLeadsUndo(leads)
}
