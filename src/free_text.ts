/** How long words of somebody's own may be, by the domains of the database that take them. */
export const longestWords = { one_line: 300, free_text: 2_000 } as const
export type WordsDomain = keyof typeof longestWords

/** What cannot be seen or turns around what is read; joiners stay, which scripts and emoji need. */
const invisible =
  /(?![\t\n])\p{Cc}|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** What somebody wrote, without characters that nobody sees: as the domain takes it, but for its length. */
export function legible(text: string, domain: WordsDomain = 'free_text'): string {
  const shown = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(invisible, '')
  return domain === 'free_text' ? shown : shown.replace(/[\t\n]+/g, ' ')
}

/** What other people wrote, on one line and without characters that would command a terminal or turn around what is read. */
export function harmless(text: string): string {
  return legible(text.replace(/[\p{Cc}\s]+/gu, ' '), 'one_line')
}
