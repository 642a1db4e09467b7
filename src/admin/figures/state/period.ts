import { useSearch } from 'wouter'
import { useBusinessNow } from '../../time/clock.ts'
import { wallClockOf } from '../../time/zoned.ts'

export const periods = [
  { days: 1, label: 'Today' },
  { days: 7, label: '7 days' },
  { days: 28, label: '28 days' },
  { days: 90, label: '90 days' },
] as const

export interface Period {
  days: number
  /** The days that are looked at, both included, and as many before them. */
  between: { from: string; to: string; fromBefore: string; toBefore: string }
}

/** The period that the address asks for: the 28 days up to today when it says nothing. */
export function usePeriod(): Period {
  const asked = Number(new URLSearchParams(useSearch()).get('days'))
  const days = periods.find((period) => period.days === asked)?.days ?? 28
  const today = wallClockOf(useBusinessNow()).slice(0, 10)
  return {
    days,
    between: {
      from: dayBefore(today, days - 1),
      to: today,
      fromBefore: dayBefore(today, 2 * days - 1),
      toBefore: dayBefore(today, days),
    },
  }
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

/** All days of a period, so that one on which nothing happened is seen, too. */
export function daysOf({ days, between: { to } }: Period): string[] {
  return Array.from({ length: days }, (_, index) => dayBefore(to, days - 1 - index))
}
