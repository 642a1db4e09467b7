import type { Command } from 'commander'
import { addLeadsAdd } from './add.ts'
import { addLeadsChanges } from './changes.ts'
import { addLeadsEdit } from './edit.ts'
import { addLeadsHold } from './hold.ts'
import { addLeadsImport } from './import.ts'
import { addLeadsList } from './list.ts'
import { addLeadsMove } from './move.ts'
import { addLeadsOverride } from './override.ts'
import { addLeadsRelease } from './release.ts'
import { addLeadsShow } from './show.ts'
import { addLeadsHandBack, addLeadsTakeOver } from './take_over.ts'
import { addLeadsText } from './text.ts'
import { addLeadsUndo } from './undo.ts'
import { addLeadsWhy } from './why.ts'

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
