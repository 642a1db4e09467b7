import { type Dice, diceOf } from '../planning/dice.ts'
import type { OfficeSteps, PlannedAct } from '../planning/planned_act.ts'
import { colleague, investors, officeTime, solicitors } from './people.ts'

/** A deal at a stage where people move it, and nobody has planned how. */
export interface DealToMove {
  readonly vendor: number
  readonly stage: string
  /** How many times it has been at this stage, this time included. */
  readonly times: number
  readonly occasion: string
  readonly enteredAt: Date
}

type Step = Omit<OfficeSteps, 'who' | 'at'>

interface Desk {
  /** From how many to how many hours a deal lies on this desk. */
  readonly waits: readonly [number, number]
  readonly decide: (dice: Dice, at: Date) => Step | undefined
}

/** What the office does with a deal at each stage that people move it from, and after what wait. */
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
export function moveDeal(seed: number, deal: DealToMove): PlannedAct | undefined {
  const desk = desks[deal.stage]
  if (desk === undefined) return undefined

  const dice = diceOf(seed, `${deal.vendor}/${deal.stage} ${deal.times}`)
  const dueAt = officeTime(deal.enteredAt, desk.waits, dice)
  const step = desk.decide(dice, dueAt)
  if (step === undefined) return undefined
  const steps: OfficeSteps = { who: colleague(dice), at: deal.stage, ...step }
  return { dueAt, kind: 'person', vendor: deal.vendor, occasion: deal.occasion, payload: { ...steps } }
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
