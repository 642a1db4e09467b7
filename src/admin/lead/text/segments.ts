/** The GSM alphabet (3GPP TS 23.038); what is in the second set counts twice. */
const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const gsmTwice = new Set('^{}\\[~]|€\f')

/** In how many parts a text is sent and charged; the database counts the same when it is written. */
export function segmentsOf(text: string): number {
  const letters = [...text]
  const isGsm = letters.every((letter) => gsm.has(letter) || gsmTwice.has(letter))
  const sizeOf = (letter: string) => (isGsm ? (gsmTwice.has(letter) ? 2 : 1) : letter.length)
  const [alone, together] = isGsm ? [160, 153] : [70, 67]
  if (letters.reduce((sum, letter) => sum + sizeOf(letter), 0) <= alone) return letters.length === 0 ? 0 : 1
  // What counts twice is not parted by the end of a segment.
  let [segments, used] = [1, 0]
  for (const letter of letters) {
    const size = sizeOf(letter)
    if (used + size > together) {
      segments += 1
      used = 0
    }
    used += size
  }
  return segments
}
