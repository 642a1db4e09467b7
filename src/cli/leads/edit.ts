import type { Command } from 'commander'
import { editLead } from '../../../db/leads/by_hand.ts'
import { addFactOptions, columnOf, type FactOptions, readFacts } from '../arguments/fact_options.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { withDatabase } from '../database/database.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'

interface Options extends FactOptions {
  clear?: string[]
  reason?: string
}

export function addLeadsEdit(leads: Command): void {
  addFactOptions(
    leads
      .command('edit')
      .description('correct facts of a lead; what is not given stays')
      .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
      .option('--phone <number>', 'the vendor’s new mobile number'),
  )
    .option('--clear <fact...>', `facts to empty: ${Object.keys(columnOf).join(', ')}`)
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
  const both = clear.find((fact) => Object.hasOwn(options, fact))
  if (both !== undefined)
    throw new CommandFailure(`${both} cannot be corrected and emptied at once.`, { exitCode: 2 })
  const emptied = clear.map(columnMeant)
  if (Object.keys(facts).length + emptied.length === 0)
    throw new CommandFailure('Nothing to correct: name a fact, such as --price 172500.', { exitCode: 2 })

  await withDatabase('leads edit', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    await editLead(db, { leadId: lead.id, facts, clear: emptied, reason: reason ?? null })
    print(`Corrected ${lead.id}.`)
  })
}

function columnMeant(fact: string): string {
  const columns: Readonly<Record<string, string>> = columnOf
  const column = Object.hasOwn(columns, fact) ? columns[fact] : undefined
  if (column === undefined)
    throw new CommandFailure(`${fact} cannot be emptied. Facts: ${Object.keys(columns).join(', ')}.`, {
      exitCode: 2,
    })
  return column
}
