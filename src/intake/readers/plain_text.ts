import { legible } from '../../free_text.ts'

const saysNothing = /^(n\/?a|null|nil|none|unknown|not (known|given|provided)|tbc|tba|[-–—?.*#]+)$/i

/**
 * A cell as somebody would read it: without what spreadsheets put around values (`="07700 900123"`, a leading
 * apostrophe), invisible characters and repeated blanks. Placeholders such as "n/a" become empty, but for words that mean something.
 */
export function plainText(cell: string, meaning: readonly string[] = []): string {
  const text = legible(cell)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'(?=[\d+£(])/, '')
    .trim()
  return saysNothing.test(text) && !meaning.includes(text.toLowerCase()) ? '' : text
}

/** Lower-case words with single blanks, nothing else: for looking words up. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
