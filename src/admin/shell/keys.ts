import { pages } from './pages.ts'

/** What can be pressed, and what it does. */
export const keys: readonly (readonly [string, string])[] = [
  ['?', 'this help'],
  ['Ctrl K', 'go to a page, or do something'],
  ...pages.map(({ key, title }) => [`g ${key}`, `go to the page ${title}`] as const),
]
