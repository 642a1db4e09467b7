import type { Amount } from './money.ts'

/** What people say around a bare figure that is a price: no word that the figure could count or number instead. */
const aroundAnAnswer = new Set(
  'between about around roughly circa approx approximately say maybe perhaps probably ideally hopefully just only at least minimum min more less than over under up to upwards of in the region ballpark somewhere near nearly like for it its thats that this is was be would we i id wed ill my our im were want wants wanted wanting need needed looking after hoping hope think thinking thought reckon guess suppose take accept asking price ask figure number offer offers make let go get sell selling a an or and ok okay yes no well um umm er erm hmm hi hello sorry oh thanks thank you please mate pal love cheers cash quick sale really mind have had got us me as said now then so but lets call round with do could can good fair poor excellent condition not bit dated all house property ish ono'.split(
    ' ',
  ),
)

/** What may follow it besides, in an answer to an offer. */
const afterAPrice = new Set(
  'agreed deal done sold yours tops max maximum firm final min plus minus either if when then otherwise works would will might may already but today tomorrow net clear because both is from last each on by before'.split(
    ' ',
  ),
)

/** "155" says nothing of money; "155k", "£155" and "155,000" do. */
export const isBare = (written: string) => /^\d{1,4}$/.test(written.trim())

/** "66 Willow Way", "the 155 bus": the word behind a bare figure is what it numbers. */
export function numbersSomething(text: string, { index, length }: Amount): boolean {
  const next = /^ ([a-z]+)/.exec(text.slice(index + length))?.[1]
  return (
    isBare(text.slice(index, index + length)) &&
    next !== undefined &&
    !aroundAnAnswer.has(next) &&
    !afterAPrice.has(next)
  )
}

/** Whether the sentence around a bare figure says nothing else: the figure is the answer then, and no count or age. */
export function isTheAnswer(text: string, { index, length }: Amount): boolean {
  const before =
    text
      .slice(0, index)
      .split(/[.!?;,:\n]/)
      .at(-1) ?? ''
  const [after = ''] = text.slice(index + length).split(/[.!?;,:\n]/)
  return `${before} ${after}`
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
    .split(' ')
    .every((word) => word === '' || /^\d+k?$/.test(word) || aroundAnAnswer.has(word))
}
