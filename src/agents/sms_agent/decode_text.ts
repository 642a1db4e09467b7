/** A text as patterns read it: plain quotes and dashes, no invisible characters, single spaces. Case is kept. */
export function plainText(body: string): string {
  return body
    .normalize('NFKC')
    .replace(/[‘’‚`´′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/([!?.,])\1+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The same in lower case and without apostrophes, so that dont and don't are one word. */
export function words(body: string): string {
  return plainText(body).toLowerCase().replace(/'/g, '')
}
