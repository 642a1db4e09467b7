import { diceOf } from './planning/dice.ts'
import { wakingHours, within } from './planning/office_hours.ts'
import type { PlannedAct } from './planning/planned_act.ts'
import { columnsOf, type Vendor } from './vendors/persona.ts'

const minute = 60_000
const minutesOfDay = 24 * 60

/** When a vendor's lead comes in, spread over the days from the beginning, and what its form says. */
export function arrivalOf(seed: number, vendor: Vendor, beginsAt: Date, days: number): PlannedAct {
  const dice = diceOf(seed, `${vendor.number}/arrival`)
  const at = new Date(beginsAt.getTime() + dice.whole('minute', 1, days * minutesOfDay) * minute)
  // One in ten fills in the form when others sleep.
  const dueAt = dice.chance('sleepless', 0.1)
    ? at
    : within(wakingHours, at, dice.whole('after waking up', 5, 180))
  return { dueAt, kind: 'arrive', vendor: vendor.number, occasion: 'arrive', payload: formOf(seed, vendor) }
}

/** What they tick. */
const consent = 'I agree that Homestead Buyers may text me about selling my house.'

function formOf(seed: number, { number, persona }: Vendor): Record<string, unknown> {
  const { name, phone, source, property, telling } = persona
  return {
    ...{
      vendor_name: name,
      vendor_phone: phone,
      source,
      external_ref: `simulated-${seed}-${number}`,
      consent,
    },
    ...(telling === 'form' && columnsOf(property)),
  }
}
