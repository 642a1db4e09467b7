/** What a channel carries: entries with a headline above and a word below. */
export interface Message {
  /** Names the message: the same again is a copy of it. */
  ids: readonly string[]
  /** One line for all. */
  headline: string
  entries: readonly Entry[]
  /** What is said of those that are too many to be told one by one, if any are. */
  more: string | null
  /** The last line, with an address to follow where there is one. */
  footer: string
  footerLink?: string
  /** What it says in place of all that, where it has a form of its own. */
  own?: { text: string; html: string; slack: readonly string[] }
}

export interface Entry {
  title: string
  /** Plain lines below it. */
  lines: readonly string[]
  /** The lead, or where else it leads. */
  link: { before: string; name: string; url: string } | null
  todo: string | null
  /** Whether it may have been told already: nobody knows. */
  mayHaveCome: boolean
}

/** More than these are counted, not told one by one. */
export const mostTold = 20
