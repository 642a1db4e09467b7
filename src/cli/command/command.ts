import { Command as PlainCommand } from 'commander'
import type { Pool } from 'pg'
import type { LeadLine } from '../../../db/leads/vendor_leads.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'

/** A command as ours are: what its help ends with, and that it works on a database, or on one lead. */
export class Command extends PlainCommand {
  /** Whether it does something by itself, rather than only hold others. */
  acts = false

  override createCommand(name?: string): Command {
    return new Command(name)
  }

  subcommand(name: string, description: string): Command {
    return this.command(name).description(description)
  }

  /** A command about the one lead that its first argument means; see `onLead()`. */
  aboutLead(name: string, description: string): Command {
    const meant = 'id of the lead, or the phone number of its vendor'
    return this.subcommand(name, description).argument('<id|phone>', meant)
  }

  notes(text: string): this {
    return this.addHelpText('after', `\n${text.trim()}`)
  }

  /** As they are typed after "orchestrator". */
  examples(...examples: string[]): this {
    const typed = examples.map((example) => `  npm run orchestrator -- ${example}`)
    const head = examples.length === 1 ? 'Example:' : 'Examples:'
    return this.addHelpText('after', ['', head, ...typed].join('\n'))
  }

  override action(work: Parameters<PlainCommand['action']>[0]): this {
    this.acts = true
    return super.action(work)
  }

  /** Does its work on a pool of its own; the connections go by the name of the command. */
  onDatabase<Given extends unknown[]>(work: (db: Pool, ...given: Given) => Promise<void>): this {
    return this.action((...given) => withDatabase(this.#wholeName(), (db) => work(db, ...(given as Given))))
  }

  onLead<Given extends unknown[]>(work: (db: Pool, lead: LeadLine, ...given: Given) => Promise<void>): this {
    return this.onDatabase(async (db, idOrPhone: string, ...given: Given) =>
      work(db, await leadMeant(db, idOrPhone), ...given),
    )
  }

  /** "leads hold" */
  #wholeName(): string {
    return this.parent instanceof Command && this.parent.parent !== null
      ? `${this.parent.#wholeName()} ${this.name()}`
      : this.name()
  }
}
