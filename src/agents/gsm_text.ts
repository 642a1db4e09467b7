/** The basic set of GSM 03.38; one character outside it makes the carrier charge double and cut at 70. */
const outsideGsm = /[^@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]/g

const plainForms: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚′`´]/g, "'"],
  [/[“”„″]/g, '"'],
  [/[‐‑‒–—―]/g, '-'],
  [/…/g, '...'],
]

/** Somebody's own words (a name, an address) in GSM characters, on one line, at most `longest` characters. */
export function gsmText(text: string, longest: number): string {
  const plain = plainForms.reduce(
    (result, [form, instead]) => result.replace(form, instead),
    text.normalize('NFC'),
  )
  return plain
    .replace(outsideGsm, (character) => character.normalize('NFKD').replace(outsideGsm, ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .trim()
}
