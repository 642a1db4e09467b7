import type { Dice } from '../planning/dice.ts'
import { dutyHours, officeHours, within } from '../planning/office_hours.ts'

const minute = 60_000

const colleagues = ['Hannah Moss', 'Tariq Aziz', 'Beth Lowry', 'Owen Fairley'] as const

export const investors = [
  'Calder Property Partners',
  'Ridgeway Lettings',
  'A. Bannister',
  'Northfold Homes',
  'M. Achebe',
  'Saltmarsh Investments',
] as const

export const solicitors = ['Finch & Rowe', 'Larkspur Legal', 'Hartley Conveyancing'] as const

/** Which colleague looks after it. */
export function colleague(dice: Dice): string {
  return dice.pick('colleague', colleagues)
}

/** Some time between two numbers of hours later, in office hours. */
export function officeTime(since: Date, [least, most]: readonly [number, number], dice: Dice): Date {
  const wanted = new Date(since.getTime() + dice.whole('minutes of waiting', least * 60, most * 60) * minute)
  return within(officeHours, wanted, dice.whole('after opening', 10, 240))
}

/** When whoever is on duty looks at what people are asked: before a lead is overdue, unless it comes in the evening. */
export function dutyTime(since: Date, dice: Dice): Date {
  const wanted = new Date(since.getTime() + dice.whole('minutes of waiting', 20, 180) * minute)
  return within(dutyHours, wanted, dice.whole('after opening', 5, 60))
}
