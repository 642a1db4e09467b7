import type { Command } from 'commander'
import { editLead } from '../../../db/leads/by_hand.ts'
import { type Fact, factList } from '../../../db/leads/lead_facts.ts'
import { addFactOptions, type FactOptions, optionOf, readFacts } from '../arguments/fact_options.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'

type Options = FactOptions & { clear?: string[] }

export function addLeadsEdit(leads: Command): void {
  addFactOptions(
    leads
      .command('edit')
      .description('correct facts of a lead; what is not given stays')
      .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
      .option('--phone <number>', 'the vendor’s new mobile number'),
  )
    .option('--clear <fact...>', `facts to empty: ${factList.map(optionOf).join(', ')}`)
    .option('--reason <why>', 'why')
    .addHelpText(
      'after',
      `
Examples:
  npm run orchestrator -- leads edit 07700900999 --price 172500 --reason "Said so on the phone"
  npm run orchestrator -- leads edit 07700900999 --clear condition bedrooms`,
    )
    .action(edit)
}

async function edit(idOrPhone: string, { clear = [], reason, ...options }: Options): Promise<void> {
  const facts = await readFacts(options)
  const emptied = clear.map(factMeant)
  const both = emptied.find(({ field }) => field in facts)
  if (both !== undefined)
    throw new CommandFailure(`${optionOf(both)} cannot be corrected and emptied at once.`, { exitCode: 2 })
  if (Object.keys(facts).length + emptied.length === 0)
    throw new CommandFailure('Nothing to correct: name a fact, such as --price 172500.', { exitCode: 2 })

  await withDatabase('leads edit', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    const columns = emptied.map(({ column }) => column)
    await editLead(db, { leadId: lead.id, facts, clear: columns, reason: reason ?? null })
    print(`Corrected ${lead.id}.`)
  })
}

function factMeant(option: string): Fact {
  const fact = factList.find((one) => optionOf(one) === option)
  if (fact === undefined)
    throw new CommandFailure(`${option} cannot be emptied. Facts: ${factList.map(optionOf).join(', ')}.`, {
      exitCode: 2,
    })
  return fact
}
