import { mendSlips } from './slips.ts'

const fractions: Readonly<Record<string, string>> = { '¼': '.25', '½': '.5', '¾': '.75' }

/** A text as patterns read it: plain quotes and dashes, no invisible characters, single spaces. Case is kept. */
export function plainText(body: string): string {
  const plain = body
    .replace(/(?<=\d) ?[¼½¾]/g, (part) => fractions[part.trim()] ?? '')
    .normalize('NFKC')
    .replace(/[‘’‚`´′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .replace(/\uFE0F|[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/([!?.,])\1+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  return mendSlips(plain)
}

/** What thumbs make of a word, and the word. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/\b(?:[a-z] ){3,}[a-z]\b/g, 'joined'], // s t o p
  [/(?<!\do*)([a-z])\1{2,}/g, '$1'], // yessss
  [/\b([a-z]+)0([a-z]+)\b/g, '$1o$2'], // st0p
  [/\bstopp\b/g, 'stop'],
  [/\bu r\b/g, 'you are'],
  [/\bu\b/g, 'you'],
  [/\br (?=you\b|we\b|they\b)/g, 'are '],
  [/\b(uv|youv)\b/g, 'youve'],
  [/\bur\b/g, 'your'],
  [/\b(pls|plz|plse|pleas)\b/g, 'please'],
  [/\b(thx|thanx|tnx|ta|cheers ta)\b/g, 'thanks'],
  [/\b(msg|mesage|messege)(s|ing)?\b/g, 'messag$2'],
  [/\b(txt)(s|ing?)?\b/g, 'text$2'],
  [/\b(text|messag|contact|call|ring|phon|bother|pester|harass|send|spamm)in\b/g, '$1ing'],
  [/\bmessag(?=s?\b)/g, 'message'],
  [/\b(yes|yeah|yea|yep|yup|yeh|yh|ye|aye|ya|yess|tak|ie)\b/g, 'yes'],
  [/\b(nah|nope|naw|nay|noo|na)\b/g, 'no'],
  [/\b(okay|oki|okey|okie|oke)\b/g, 'ok'],
  [/(\d)ish\b/g, '$1 ish'], // 150ish
  [/\b(\d{2,6}k?)s (?=(?:my|the|our|what|as) )/g, '$1 is '], // 140's my limit
  [/ & /g, ' and '],
  [
    /\b(?:thou|thoosand|thous|thousends?|thsnd|thousands(?! of))\b|(?<=\d)(?:thou|gs?)\b|(?<=\d )gs\b/g,
    ' thousand',
  ],
  [/\bi(?=\d\dk\b)/g, '1'],
  [/ {2,}/g, ' '],
  [/\bhunner\b/g, 'hundred'],
  [/\btousand\b/g, 'thousand'],
  [/\btree (?=hundred|thousand)/g, 'three '],
  [/\b(?:gonna|gona|gunna)\b/g, 'going to'],
  [/\bgotta\b/g, 'got to'],
  [/\bwanna\b/g, 'want to'],
  [/\bm8\b/g, 'mate'],
  [/\b(\d)(?=hundred\b)/g, '$1 '],
  [/\bnee (?=less|more|lower|chance|bother)/g, 'no '],
  [/\brong\b/g, 'wrong'],
  [/\b(should|would|could) of\b/g, '$1 have'],
  [/\bhse\b/g, 'house'],
  [/ n (?=[a-z])/g, ' and '],
  [/\bwi\b/g, 'with'],
  [/\bsumone\b/g, 'someone'],
  [/\b(?:dinnae|dinna|divvent|divvnt)\b/g, 'dont'],
  [/\bcannae\b/g, 'cant'],
  [/\b(is|was|did|does|has|have|would|could|should)nae\b/g, '$1nt'],
  [/\bwhit\b|\bwot\b|\bwha\b/g, 'what'],
  [/\bhoose(s?)\b/g, 'house$1'],
  [/\b(dont|do you|i) ken\b/g, '$1 know'],
  [/\bony\b/g, 'any'],
  [/^k (?=deal|then|thanks|fine|sounds|will)/g, 'ok '],
]

/** One way to write each "not", so that "do not", "don't" and "dont" are one word. */
const negations: readonly (readonly [RegExp, string])[] = [
  [/\bcan ?not\b/g, 'cant'],
  [/\bwill not\b/g, 'wont'],
  [/\b(do|does|did|is|are|was|have|has|had|would|could|should|must) not\b/g, '$1nt'],
  [/\b(i|we|you|they)(?:ll) not\b/g, '$1 wont'],
  [/\b(im|i am) not\b/g, 'im not'],
  [/\baint\b/g, 'isnt'],
]

/** The same in lower case and without apostrophes, in one spelling, for patterns to read. */
export function words(body: string): string {
  const lower = plainText(body).toLowerCase().replace(/'/g, '')
  return [...spellings, ...negations].reduce(
    (text, [written, meant]) =>
      text.replace(written, (found, ...parts) =>
        meant === 'joined'
          ? found.replaceAll(' ', '')
          : meant.replace(/\$(\d)/g, (_, place: string) => parts[Number(place) - 1] ?? ''),
      ),
    lower,
  )
}
