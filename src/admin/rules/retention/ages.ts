import type { AgeFragment } from '../../graphql/documents.ts'
import { counted } from '../../words/plain_words.ts'

type Age = Partial<Pick<AgeFragment, 'years' | 'months' | 'days'>>

/** "2 years", "1 year 6 months", "90 days"; what is kept for ever has none. */
export function ageInWords(age: Age | null): string {
  if (age === null) return 'for ever'
  const { years, months, days } = age
  const parts = [
    [years ?? 0, 'year'],
    [months ?? 0, 'month'],
    [days ?? 0, 'day'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => counted(count, unit))
    .join(' ')
}

/** What people write for an age: `2 years`, `1 year 6 months`, `90 d`; undefined for anything else. */
export function readAge(text: string): Age | undefined {
  const match =
    /^\s*(?:(\d{1,3})\s*y(?:ears?)?)?\s*(?:(\d{1,4})\s*m(?:onths?)?)?\s*(?:(\d{1,5})\s*d(?:ays?)?)?\s*$/i.exec(
      text,
    )
  if (match === null) return undefined
  const [years = 0, months = 0, days = 0] = match.slice(1).map((count) => Number(count ?? 0))
  return years + months + days > 0 ? { years, months, days } : undefined
}
