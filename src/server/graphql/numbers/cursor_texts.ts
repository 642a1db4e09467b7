/** The texts by whose order a list goes on from a cursor; its first part only names that order. None when it is no cursor. */
export function cursorTexts(cursor: string): string[] {
  try {
    const [, ...place]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64').toString())
    return place.flat(2).filter((part) => typeof part === 'string')
  } catch {
    return []
  }
}
