import type { Command } from 'commander'
import type { Pool } from 'pg'
import type { LeadLine } from '../../../db/leads/vendor_leads.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'

/** What a command's help ends with: some notes, and examples as they are typed after "orchestrator". */
export function helpText(notes: string, ...examples: string[]): string {
  const typed = examples.map((example) => `  npm run orchestrator -- ${example}`)
  return [
    ...(notes === '' ? [] : ['', notes.trim()]),
    ...(examples.length === 0 ? [] : ['', examples.length === 1 ? 'Example:' : 'Examples:', ...typed]),
  ].join('\n')
}

/** Does a command's work on a pool of its own; its connections go by the name of the command. */
export function onDatabase<Given extends unknown[]>(work: (db: Pool, ...given: Given) => Promise<void>) {
  return function (this: Command, ...given: Given): Promise<void> {
    return withDatabase(nameOf(this), (db) => work(db, ...given))
  }
}

/** A command about the one lead that its first argument means; see `onLead()`. */
export function leadCommand(leads: Command, name: string, description: string): Command {
  return leads
    .command(name)
    .description(description)
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
}

/** Does the work of a `leadCommand()`. */
export function onLead<Given extends unknown[]>(
  work: (db: Pool, lead: LeadLine, ...given: Given) => Promise<void>,
) {
  return onDatabase(async (db, idOrPhone: string, ...given: Given) =>
    work(db, await leadMeant(db, idOrPhone), ...given),
  )
}

/** "leads hold" */
function nameOf(command: Command): string {
  const names: string[] = []
  for (let at: Command | null = command; at !== null && at.parent !== null; at = at.parent)
    names.unshift(at.name())
  return names.join(' ')
}
