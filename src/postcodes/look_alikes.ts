import { isWholeCode } from './outward_codes.ts'

const letters: Readonly<Record<string, string>> = {
  '0': 'O',
  '1': 'IL',
  '2': 'Z',
  '5': 'S',
  '6': 'G',
  '8': 'B',
}
const digits: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', G: '6', B: '8' }
/** Where either may stand, only what is mistaken most. */
const either: Readonly<Record<string, string>> = { O: '0', I: '1', '0': 'O', '1': 'I' }

/**
 * What 5 to 7 letters and digits can mean as a postcode: themselves, when there are such; else what they become when one
 * or two are taken for what they look like (the first, which is never a digit, only alone).
 */
export function postcodeReadings(compact: string): string[] {
  if (compact.length < 5 || compact.length > 7) return []
  if (isWholeCode(compact)) return [compact]

  let readings = [{ text: '', mended: 0 }]
  for (const [place, character] of [...compact].entries()) {
    const alike = lookAlikes(character, place, compact.length)
    readings = readings.flatMap(({ text, mended }) => [
      { text: text + character, mended },
      ...[...alike].map((other) => ({ text: text + other, mended: mended + (place === 0 ? 2 : 1) })),
    ])
  }
  return readings.filter(({ text, mended }) => mended <= 2 && isWholeCode(text)).map(({ text }) => text)
}

function lookAlikes(character: string, place: number, length: number): string {
  if (place === 0 || place >= length - 2) return letters[character] ?? ''
  return (place === length - 3 ? digits[character] : either[character]) ?? ''
}

/** In capitals with one space. */
export function spaced(compact: string): string {
  return `${compact.slice(0, -3)} ${compact.slice(-3)}`
}
