import { addLeadsBulk } from '../bulk/bulk.ts'
import type { Command } from '../command/command.ts'
import { addLeadsByHand } from './by_hand.ts'
import { addLeadsCalls } from './calls.ts'
import { addLeadsChanges } from './changes.ts'
import { addLeadsConsent } from './consent.ts'
import { addLeadsConversation } from './conversation.ts'
import { addLeadsErase } from './erase.ts'
import { addLeadsFind } from './find.ts'
import { addLeadsImport } from './import.ts'
import { addLeadsList } from './list.ts'
import { addLeadsMove } from './move.ts'
import { addLeadsNote } from './note.ts'
import { addLeadsOwner } from './owner.ts'
import { addLeadsPhone } from './phone.ts'
import { addLeadsShow } from './show.ts'
import { addLeadsUndo } from './undo.ts'
import { addLeadsWhy } from './why.ts'

export function addLeads(program: Command): void {
  const leads = program.subcommand('leads', 'import, look at, correct and move leads')
  addLeadsImport(leads)
  addLeadsByHand(leads)
  addLeadsShow(leads)
  addLeadsWhy(leads)
  addLeadsList(leads)
  addLeadsFind(leads)
  addLeadsMove(leads)
  addLeadsOwner(leads)
  addLeadsConversation(leads)
  addLeadsCalls(leads)
  addLeadsNote(leads)
  addLeadsPhone(leads)
  addLeadsConsent(leads)
  addLeadsChanges(leads)
  addLeadsUndo(leads)
  addLeadsErase(leads)
  addLeadsBulk(leads)
}
