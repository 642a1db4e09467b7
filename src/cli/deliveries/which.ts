import type { DeliveryFilter } from '../../../db/work/deliveries_at_rest.ts'
import { dayMeant } from '../arguments/day_meant.ts'
import type { Command } from '../command/command.ts'

export interface WhichDeliveries {
  door?: string
  day?: string
  from?: string
  until?: string
}

/** The options by which deliveries are chosen. */
export function addWhichOptions(command: Command): Command {
  return command
    .option('--door <door>', 'only of this door, for example twilio_inbound')
    .option('--day <YYYY-MM-DD>', 'only of this day, in the pipeline’s time zone', dayMeant)
    .option('--from <YYYY-MM-DD>', 'from this day on', dayMeant)
    .option('--until <YYYY-MM-DD>', 'until before this day', dayMeant)
}

export function filterOf({ door, day, from, until }: WhichDeliveries): DeliveryFilter {
  if (day === undefined) return { door, from, until }
  const next = new Date(Date.parse(day) + 86_400_000)
  return { door, from: day, until: next.toISOString().slice(0, 10) }
}
