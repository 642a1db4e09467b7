import type { DeliveryFilter } from '../../../db/work/deliveries_at_rest.ts'
import type { Command } from '../command/command.ts'
import { CommandFailure } from '../output/command_failure.ts'

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
    .option('--day <YYYY-MM-DD>', 'only of this day, in the pipeline’s time zone')
    .option('--from <YYYY-MM-DD>', 'from this day on')
    .option('--until <YYYY-MM-DD>', 'until before this day')
}

/** @throws CommandFailure for a day that is none. */
export function filterOf({ door, day, from, until }: WhichDeliveries): DeliveryFilter {
  for (const said of [day, from, until]) if (said !== undefined) dayIn(said)
  if (day === undefined) return { door, from, until }
  const next = new Date(dayIn(day).getTime() + 86_400_000)
  return { door, from: day, until: next.toISOString().slice(0, 10) }
}

function dayIn(text: string): Date {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : Number.NaN)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text)
    throw new CommandFailure(`${text} is no day. Write it like 2026-11-28.`, { exitCode: 2 })
  return day
}
