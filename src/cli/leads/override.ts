import type { Command } from 'commander'
import { overrideStage } from '../../../db/leads/vendor_leads.ts'
import { leadMeant } from '../arguments/lead_meant.ts'
import { stageMeant } from '../arguments/rule_meant.ts'
import { withDatabase } from '../database/database.ts'
import { print } from '../output/terminal.ts'

interface Options {
  reason: string
  runEffects?: true
}

export function addLeadsOverride(leads: Command): void {
  leads
    .command('override')
    .description('take a lead to any stage, past the rules; kept with your reason')
    .argument('<id|phone>', 'id of the lead, or the phone number of its vendor')
    .argument('<stage>', 'stage to take it to')
    .requiredOption('--reason <why>', 'why')
    .option('--run-effects', 'also do what entering the stage does: start its agent, send its text')
    .addHelpText(
      'after',
      `
Without --run-effects nobody is texted and no agent starts; the stage's timer runs either way.

Example:
  npm run orchestrator -- leads override 07700900999 OFFER_MADE --reason "Agreed by phone"`,
    )
    .action(override)
}

async function override(idOrPhone: string, stage: string, { reason, runEffects }: Options): Promise<void> {
  await withDatabase('leads override', async (db) => {
    const lead = await leadMeant(db, idOrPhone)
    const answer = await overrideStage(db, {
      leadId: lead.id,
      toStage: await stageMeant(db, stage),
      reason,
      runEffects: runEffects === true,
    })
    print(
      answer.moved
        ? `Took ${lead.id} from ${answer.fromStage} to ${answer.toStage}${runEffects ? ', with its effects' : ''}.`
        : `${lead.id} is at ${answer.fromStage} already.`,
    )
  })
}
