import type { Command } from '../command/command.ts'
import { addCheck } from './check.ts'
import { addCircumstanceOptions, type CircumstanceOptions } from './circumstances.ts'
import { addCompare } from './compare.ts'
import { addReplay } from './replay.ts'

/** `agents …`. What they are made of is loaded when they run: --help needs none of it. */
export function addAgents(program: Command): void {
  const agents = program.subcommand(
    'agents',
    'judge agents: how the built-in ones read vendors, whether yours keeps the contract; replay runs that failed for good',
  )
  addReplay(agents)
  addCheck(agents)
  addCompare(agents)
  const tried = (name: string, description: string) =>
    addCircumstanceOptions(agents.command(name).description(description)).option(
      '--database-url <url>',
      'a simulation’s database, instead of one of its own',
    )

  tried('read', 'say how vendors’ texts are read and what each would set off, one JSON object a line')
    .notes(`
Reads standard input: texts, one a line; or CSV with a column text (or body, message, reply). Columns offer, value, stage,
asked and purpose count for their row as the options do for all; any other comes back under "given".

Each text is a vendor's next one in the same conversation. It goes through the pipeline's own doors and rules on an
embedded PostgreSQL of its own (DATABASE_URL is never touched), and is taken back before the next is read:
  optOut, care       what the database hears before any agent: no, maybe, not_here or opt_out; bereavement, illness, …
  intent, amount, confidence   how an answer to an offer was read; amount of a counter
  outcome, facts, reason       what the SMS agent answered; null when it was not asked
  action             stop, hold, ask_person, move, agent, reply or nothing: what would follow
  movesTo, says, asks, starts  stages, texts of ours, questions to people, further agents`)
    .examples(
      'agents read --offer 150000 < replies.csv',
      'agents read --asked "How many bedrooms are there?" < replies.txt | jq .facts',
    )
    .action(async (options: CircumstanceOptions) => (await import('./read.ts')).read(options))

  tried('talk', 'write with the built-in agents as a vendor would; what they read and do is shown')
    .notes(`
What you type is the vendor's text; /quit or Ctrl-D ends the conversation. Lines on standard input work as well.
It goes by the pipeline's own rules, on an embedded PostgreSQL of its own; DATABASE_URL is never touched.
No sales are known there, so a valuation goes to a person: begin with --offer to talk about one.`)
    .examples('agents talk', 'agents talk --offer 150000 --name "Zoë Brown" --address "3 Mill Lane, Leeds"')
    .action(async (options: CircumstanceOptions) => (await import('./talk.ts')).talk(options))
}
