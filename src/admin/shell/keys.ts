import { pages } from './pages.ts'

/** What can be pressed, and what it does. */
export const keys: readonly (readonly [string, string])[] = [
  ['?', 'this help'],
  ['Ctrl K', 'go to a page, or do something'],
  ['/', 'search'],
  ['↑ ↓ ← →', 'on the board: from card to card'],
  ['m', 'on a card: move it to …'],
  ['Enter', 'on a card: open the lead'],
  ['m', 'on a lead: move it to …'],
  ['t', 'take over or hand back'],
  ['c', 'write to the vendor'],
  ['h', 'hold or release'],
  ['q', 'answer a question'],
  ['e', 'change a fact'],
  ['n', 'write a note'],
  ['l', 'log a call'],
  ['o', 'override the stage (admins)'],
  ['u', 'take back the last change'],
  ...pages.map(({ key, title }) => [`g ${key}`, `go to the page ${title}`] as const),
]
