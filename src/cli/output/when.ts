import { duration } from '../../time_words.ts'

/** Shows moments as people in the pipeline's time zone read them, and how far off they are. */
export interface When {
  at(moment: Date): string
  /** "in 3 h", "2 d ago", "now". */
  away(moment: Date): string
}

export function whenIn({ now, timeZone }: { now: Date; timeZone: string }): When {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  return {
    at: (moment) => format.format(moment),
    away: (moment) => {
      const seconds = (moment.getTime() - now.getTime()) / 1000
      const size = duration(Math.abs(seconds))
      if (size === '0 min') return 'now'
      return seconds > 0 ? `in ${size}` : `${size} ago`
    },
  }
}
