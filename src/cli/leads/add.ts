import type { Command } from 'commander'
import { createLead } from '../../../db/leads/by_hand.ts'
import { addFactOptions, type FactOptions, readFacts } from '../arguments/fact_options.ts'
import { withDatabase } from '../database/database.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'

export function addLeadsAdd(leads: Command): void {
  addFactOptions(
    leads
      .command('add')
      .description('write in one lead; its pipeline starts at once')
      .argument('<phone>', 'mobile number of the vendor'),
  )
    .option('--source <name>', 'where it came from', 'manual')
    .option('--ref <reference>', 'the source’s own id of the lead')
    .addHelpText(
      'after',
      `
A live lead of the same phone and property is never doubled; you are told which it is.

Example:
  npm run orchestrator -- leads add 07700900999 --name "Ada Pole" --address "14 Oak Road, Bristol" --postcode "BS6 5QA"`,
    )
    .action(add)
}

async function add(phone: string, { source, ref, ...options }: FactOptions): Promise<void> {
  const facts = await readFacts({ ...options, phone })
  await withDatabase('leads add', async (db) => {
    const { saved, leadId, pipelineStage } = await createLead(db, {
      ...facts,
      ...(source === undefined ? {} : { source }),
      ...(ref === undefined ? {} : { externalRef: ref }),
    })
    if (!saved)
      throw new CommandFailure(
        `There is such a lead already (VL019): ${leadId}, at ${pipelineStage}. Correct it with: orchestrator leads edit ${leadId}`,
      )
    print(`Added ${leadId}.`)
  })
}
