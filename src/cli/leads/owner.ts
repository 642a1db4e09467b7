import { assignLead, unassignLead } from '../../../db/leads/owners.ts'
import type { Command } from '../command/command.ts'
import { print } from '../output/terminal.ts'

/** `leads assign` and `leads unassign`. */
export function addLeadsOwner(leads: Command): void {
  leads
    .aboutLead('assign', 'say who looks after a lead')
    .argument('<user>', 'the name of a user')
    .option('--reason <why>', 'why')
    .examples('leads assign 07700900999 sam@example.com --reason "Knows the street"')
    .onLead(async (db, { id }, user: string, { reason }: { reason?: string }) => {
      await assignLead(db, id, user, reason ?? null)
      print(`${user} looks after ${id}.`)
    })
  leads
    .aboutLead('unassign', 'nobody looks after a lead any more')
    .option('--reason <why>', 'why')
    .examples('leads unassign 07700900999')
    .onLead(async (db, { id }, { reason }: { reason?: string }) => {
      await unassignLead(db, id, reason ?? null)
      print(`Nobody looks after ${id}.`)
    })
}
