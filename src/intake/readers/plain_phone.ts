const digitsOfScripts = [0xff10, 0x0660, 0x06f0]
const dashes = [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x30fc, 0xff0d]
const tildes = [0x2053, 0x223c, 0xff5e]
const blanks = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0xa0, 0x2002, 0x2003, 0x2009, 0x202f, 0x3000]
const invisible = [
  ...[0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e],
  ...[0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff],
]
const others: readonly (readonly [code: number, plain: string])[] = [
  ...([0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const).flatMap((digit) =>
    digitsOfScripts.map((zero) => [zero + digit, String(digit)] as const),
  ),
  ...dashes.map((code) => [code, '-'] as const),
  ...tildes.map((code) => [code, '~'] as const),
  ...blanks.map((code) => [code, ' '] as const),
  ...invisible.map((code) => [code, ''] as const),
  ...[...'+/.()[]'].map((plain) => [plain.charCodeAt(0) + 0xfee0, plain] as const),
]
const plainOf = new Map(others.map(([code, plain]) => [String.fromCharCode(code), plain]))
const unusual = new RegExp(`[${[...plainOf.keys()].join('')}]`, 'g')

/**
 * Digits, plus, dashes, brackets and blanks of other scripts as ASCII, without invisible characters and a spreadsheet's
 * ".0". The same as pipeline_private.plain_phone().
 */
export function plainPhone(text: string): string {
  return text.replace(unusual, (character) => plainOf.get(character) ?? '').replace(/\.0$/, '')
}
