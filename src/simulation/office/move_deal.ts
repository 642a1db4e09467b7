import { z } from 'zod'
import { type Dice, diceOf } from '../planning/dice.ts'
import type { OfficeSteps, PlannedAct } from '../planning/planned_act.ts'
import { filledIn } from './fill_in.ts'
import { colleague, investors, officeTime, solicitors } from './people.ts'

/** A deal at a stage where people move it, and nobody has planned how. */
export const dealSchema = z.object({
  vendor: z.int(),
  stage: z.string(),
  /** How many times it has been at this stage, this time included. */
  times: z.int(),
  occasion: z.string(),
  enteredAt: z.date(),
  /** The moves that the rules have from here with what each lacks, the usual one first. */
  ways: z.array(z.object({ to: z.string(), lacks: z.array(z.string()) })),
})

export type DealToMove = z.infer<typeof dealSchema>

type Step = Omit<OfficeSteps, 'who' | 'at'>

interface Desk {
  /** From how many to how many hours a deal lies on this desk. */
  readonly waits: readonly [number, number]
  readonly decide: (dice: Dice, at: Date) => Step | undefined
}

/** What the office does with a deal at the stages that it has known from the first, and after what wait. */
const desks: Readonly<Record<string, Desk>> = {
  OFFER_REJECTED: {
    waits: [4, 30],
    decide: (dice) =>
      dice.chance('offers more', 0.2)
        ? { to: 'OFFER_MADE', reason: 'There is room for a better offer' }
        : undefined,
  },
  OFFER_ACCEPTED: {
    waits: [8, 80],
    decide: (dice, at) => {
      if (dice.chance('vendor withdraws', 0.14)) return dead(...dice.pick('why', withdrawals))
      const deal = { vendor_identity_checked_at: at }
      return dice.chance('our own investor', 0.12)
        ? { to: 'DUE_DILIGENCE', deal: { ...deal, solicitor: dice.pick('solicitor', solicitors) } }
        : { to: 'INVESTOR_PACK_SENT', deal }
    },
  },
  INVESTOR_PACK_SENT: {
    waits: [30, 350],
    decide: (dice, at) => {
      if (dice.chance('nobody wants it', 0.06)) return dead('No investor found', 'investor_withdrew')
      if (dice.chance('investor falls away', 0.1)) return back('The investor withdrew before reserving')
      const investor_name = dice.pick('investor', investors)
      const reservation_fee = dice.pick('fee', [1000, 2000, 3000])
      return { to: 'INVESTOR_RESERVED', deal: { investor_name, reservation_fee, reserved_at: at } }
    },
  },
  INVESTOR_RESERVED: {
    waits: [40, 250],
    decide: (dice) => {
      if (dice.chance('vendor withdraws', 0.03)) return dead(...dice.pick('why', withdrawals))
      return dice.chance('investor falls away', 0.09)
        ? back('The investor could not raise the money')
        : { to: 'DUE_DILIGENCE', deal: { solicitor: dice.pick('solicitor', solicitors) } }
    },
  },
  DUE_DILIGENCE: {
    waits: [24 * 28, 24 * 80],
    decide: (dice, at) =>
      dice.chance('falls through', 0.14)
        ? dead(...dice.pick('why', fallThroughs))
        : { to: 'COMPLETED', deal: { completed_on: at.toISOString().slice(0, 10) } },
  },
}

/** What somebody will do with the deal, and when; undefined when it takes its course. */
export function moveDeal(seed: number, toMove: DealToMove): PlannedAct | undefined {
  const desk = desks[toMove.stage] ?? deskByRules(toMove)
  const dice = diceOf(seed, `${toMove.vendor}/${toMove.stage} ${toMove.times}`)
  const dueAt = officeTime(toMove.enteredAt, desk.waits, dice)
  const decided = desk.decide(dice, dueAt)
  if (decided === undefined) return undefined

  // A stage put in between has taken over the way that the desk knew.
  const known = toMove.ways.find(({ to }) => to === decided.to)
  const way = known ?? toMove.ways[0]
  if (way === undefined) return undefined
  const step: Step = known === undefined ? { to: way.to } : decided
  const deal = { ...filledIn(way.lacks, dice, dueAt), ...step.deal }
  const steps: OfficeSteps = {
    who: colleague(dice),
    at: toMove.stage,
    ...step,
    ...(Object.keys(deal).length > 0 && { deal }),
  }
  return { dueAt, kind: 'person', vendor: toMove.vendor, occasion: toMove.occasion, payload: { ...steps } }
}

/** A stage without a desk of its own: the deal goes on, and now and then one of the other ways. */
function deskByRules({ ways: [usual, ...others] }: DealToMove): Desk {
  const [other, ...more] = others.map(({ to }) => to)
  return {
    waits: [8, 120],
    decide: (dice) =>
      other !== undefined && dice.chance('another way', 0.1)
        ? {
            to: dice.pick('which way', [other, ...more]),
            reason: 'It came otherwise',
            fallThrough: 'something_else',
          }
        : usual && { to: usual.to },
  }
}

function dead(reason: string, fallThrough: string): Step {
  return { to: 'DEAD_LEAD', reason, fallThrough }
}

function back(reason: string): Step {
  return { to: 'OFFER_ACCEPTED', reason, fallThrough: 'investor_withdrew' }
}

type Loss = readonly [reason: string, fallThrough: string]

const withdrawals: readonly [Loss, ...Loss[]] = [
  ['Vendor withdrew', 'vendor_changed_mind'],
  ['Vendor accepted a higher offer elsewhere', 'vendor_sold_elsewhere'],
  ['Identity could not be verified', 'something_else'],
]

const fallThroughs: readonly [Loss, ...Loss[]] = [
  ['Survey found subsidence', 'survey_or_condition'],
  ['Title defect found by the solicitor', 'title_or_lease'],
  ['Vendor withdrew before exchange', 'vendor_changed_mind'],
  ['Lender down-valued the property', 'mortgage_or_chain'],
]
