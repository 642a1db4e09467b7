import { type Dice, diceOf } from '../planning/dice.ts'
import { wakingHours, within } from '../planning/office_hours.ts'
import type { Persona } from './persona.ts'
import type { ReadText, Reply } from './read_text.ts'

const minute = 60_000

/** How many minutes a vendor of each pace lets pass before answering, from … to …. */
const pauses: Record<Persona['pace'], readonly [number, number]> = {
  at_once: [1, 18],
  hours: [40, 420],
  next_day: [900, 1800],
}

/** When each of the replies is written: at the vendor's pace, and while they are awake. */
export function replyTimes(seed: number, text: ReadText, replies: readonly Reply[]): Date[] {
  const { vendor, readAt, textsRead } = text
  const dice = diceOf(seed, `${vendor.number}/pace ${textsRead}`)
  let at = firstReplyAt(vendor.persona, readAt, dice)
  return replies.map(({ minutesLater }) => {
    if (minutesLater !== undefined) at = new Date(at.getTime() + minutesLater * minute)
    return at
  })
}

function firstReplyAt({ pace }: Persona, readAt: Date, dice: Dice): Date {
  const [shortest, longest] = pauses[pace]
  const wholeMinute = Math.ceil(readAt.getTime() / minute) * minute
  const wanted = new Date(wholeMinute + dice.whole('pause', shortest, longest) * minute)
  return within(wakingHours, wanted, dice.whole('after waking up', 5, 120))
}
