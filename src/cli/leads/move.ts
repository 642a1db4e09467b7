import type { Db } from '../../../db/connection/pool.ts'
import {
  isFallThrough,
  type LeadLine,
  listFallThroughKinds,
  overrideStage,
  requestTransition,
  type Transition,
} from '../../../db/leads/vendor_leads.ts'
import { fallThroughMeant, stageMeant } from '../arguments/rule_meant.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'
import { print } from '../output/terminal.ts'

const fallThroughOption = [
  '--fall-through <reason>',
  'when a deal or its investor is lost: the standard reason, which figures count',
] as const

const expectOption = ['--expect <stage>', 'refuse when the lead is no longer at this stage'] as const

/** `leads move` and `leads override`. */
export function addLeadsMove(leads: Command): void {
  leads
    .aboutLead('move', 'move a lead to another stage, as far as the rules allow')
    .argument('<stage>', 'stage to move it to')
    .option('--reason <why>', 'why; some moves want one')
    .option(...expectOption)
    .option(...fallThroughOption)
    .notes("A refused move is kept in the lead's history and, when it is illegal, shown to a person.")
    .examples(
      'leads move 07700900999 DEAD_LEAD --reason "Sold elsewhere"',
      'leads move 0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f DUE_DILIGENCE --expect OFFER_ACCEPTED',
      'leads move 07700900999 DEAD_LEAD --reason "Damp in the loft" --fall-through survey_or_condition',
    )
    .onLead(async (db, lead, stage: string, given: Given) => {
      const move = await moveMeant(db, lead, stage, given)
      const answer = await requestTransition(db, { ...move, reason: given.reason ?? null })
      await tell(db, move, answer, `Moved ${lead.id} from ${answer.fromStage} to ${answer.toStage}.`)
    })

  leads
    .aboutLead('override', 'take a lead to any stage, past the rules; kept with your reason')
    .argument('<stage>', 'stage to take it to')
    .requiredOption('--reason <why>', 'why')
    .option('--run-effects', 'also do what entering the stage does: start its agent, send its text')
    .option(...expectOption)
    .option(...fallThroughOption)
    .notes("Without --run-effects nobody is texted and no agent starts; the stage's timer runs either way.")
    .examples('leads override 07700900999 OFFER_MADE --reason "Agreed by phone"')
    .onLead(async (db, lead, stage: string, given: Overridden) => {
      const { reason, runEffects = false } = given
      const move = await moveMeant(db, lead, stage, given)
      const answer = await overrideStage(db, { ...move, reason, runEffects })
      const effects = runEffects ? ', with its effects' : ''
      await tell(db, move, answer, `Took ${lead.id} from ${answer.fromStage} to ${answer.toStage}${effects}.`)
    })
}

interface Given {
  reason?: string
  expect?: string
  fallThrough?: string
}

interface Overridden extends Given {
  reason: string
  runEffects?: true
}

async function moveMeant(db: Db, { id: leadId }: LeadLine, stage: string, given: Given) {
  return {
    leadId,
    toStage: await stageMeant(db, stage),
    expectedStage: given.expect === undefined ? null : await stageMeant(db, given.expect),
    fallThrough: await fallThroughMeant(db, given.fallThrough),
  }
}

type Move = Awaited<ReturnType<typeof moveMeant>>

/** A deal that was lost for a reason that nobody told is in no figure by reason. */
async function tell(db: Db, move: Move, answer: Transition, done: string): Promise<void> {
  const { moved, fromStage, toStage } = answer
  if (answer.code !== null) throw new CommandFailure(refusal(answer, move.expectedStage))
  print(moved ? done : `${move.leadId} is at ${fromStage} already.`)
  if (!moved || move.fallThrough !== null || !(await isFallThrough(db, fromStage, toStage))) return
  print(
    `Nobody has told which of the standard reasons it was. Next time: --fall-through ${(await listFallThroughKinds(db)).join('|')}`,
  )
}

/** Why a move was refused, and what would be possible. */
function refusal(
  { code, fromStage, toStage, missingFields, legalStages }: Transition,
  expected: string | null,
): string {
  const legal = legalStages.length === 0 ? 'nothing' : legalStages.join(', ')
  switch (code) {
    case 'VL002':
      return `Refused (VL002): ${toStage} wants ${missingFields.join(', ')} first. Fill in what is missing, then try again.`
    case 'VL003':
    case 'VL006':
      return `Refused (${code}): the move from ${fromStage} to ${toStage} wants a reason. Add --reason.`
    case 'VL005':
      return `Refused (VL005): the lead is at ${fromStage}, not at ${expected}. Look at it again before you move it.`
    default:
      return `Refused (${code}): a lead may not move from ${fromStage} to ${toStage}. Legal from ${fromStage}: ${legal}. "leads override" takes it anywhere.`
  }
}
