import { createLead, editLead } from '../../../db/leads/by_hand.ts'
import { type Fact, factList } from '../../../db/leads/lead_facts.ts'
import type { GivenWords } from '../../intake/leads/given_consent.ts'
import { consentMeant } from '../arguments/consent_options.ts'
import { addFactOptions, type FactOptions, optionOf, readFacts } from '../arguments/fact_options.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import type { Command } from '../command/command.ts'
import { withDatabase } from '../database/database.ts'
import { CommandFailure, notUnderstood } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'

/** `leads add` and `leads edit`. */
export function addLeadsByHand(leads: Command): void {
  addFactOptions(
    leads
      .subcommand('add', 'write in one lead; its pipeline starts at once')
      .argument('<phone>', 'mobile number of the vendor'),
  )
    .option('--source <name>', 'where it came from', 'manual')
    .option('--ref <reference>', 'the source’s own id of the lead')
    .option('--consent <wording>', 'the words by which the vendor agreed to be texted by us')
    .option('--consent-date <date>', 'when they agreed, if not today: 2026-11-28')
    .notes(`
A live lead of the same phone and property is never doubled; you are told which it is.
A vendor who has not consented to texts is not texted: somebody is asked to ring. Record a consent later by: leads consent`)
    .examples('leads add 07700900999 --name "Ada Pole" --address "14 Oak Road, Bristol" --postcode "BS6 5QA"')
    .action(add)
  addFactOptions(
    leads
      .aboutLead('edit', 'correct facts of a lead; what is not given stays')
      .option('--phone <number>', 'the vendor’s new mobile number'),
  )
    .option('--clear <fact...>', `facts to empty: ${factList.map(optionOf).join(', ')}`)
    .option('--reason <why>', 'why')
    .examples(
      'leads edit 07700900999 --price 172500 --reason "Said so on the phone"',
      'leads edit 07700900999 --clear condition bedrooms',
    )
    .action(edit)
}

async function add(
  phone: string,
  { source, ref, consent, consentDate, ...options }: FactOptions & GivenWords,
): Promise<void> {
  const facts = await readFacts({ ...options, phone })
  await withDatabase('leads add', async (db) => {
    const meant = await consentMeant(db, { consent, consentDate })
    if (meant.wording === null && meant.date !== null)
      throw notUnderstood('--consent-date: to which words? Give them by --consent.')
    const given = { ...facts, source, externalRef: ref }
    const { saved, leadId, pipelineStage } = await createLead(db, given, meant)
    if (!saved)
      throw new CommandFailure(
        `There is such a lead already (VL019): ${leadId}, at ${pipelineStage}. Correct it with: orchestrator leads edit ${leadId}`,
      )
    print(`Added ${leadId}.`)
  })
}

async function edit(
  idOrPhone: string,
  { clear = [], reason, ...options }: FactOptions & { clear?: string[] },
): Promise<void> {
  const facts = await readFacts(options)
  const emptied = clear.map(factMeant)
  const both = emptied.find(({ field }) => field in facts)
  if (both !== undefined) throw notUnderstood(`${optionOf(both)} cannot be corrected and emptied at once.`)
  if (Object.keys(facts).length + emptied.length === 0)
    throw notUnderstood('Nothing to correct: name a fact, such as --price 172500.')

  await withDatabase('leads edit', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    const columns = emptied.map(({ column }) => column)
    await editLead(db, { leadId: lead.id, facts, clear: columns, reason: reason ?? null })
    print(`Corrected ${lead.id}.`)
  })
}

function factMeant(option: string): Fact {
  const fact = factList.find((one) => optionOf(one) === option)
  if (fact !== undefined) return fact
  const known = factList.map(optionOf).join(', ')
  throw notUnderstood(`${option} cannot be emptied. Facts: ${known}.`)
}
