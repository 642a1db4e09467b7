/** Fewer years than these are short: extending is dear, and lenders commonly want 70 to 85. */
export const leastLease = 80

/** Said of the lease: left on it, or right behind its name. */
const yearsOfLease = [
  /\b(\d{1,3}) ?(?:years?|yrs?|yr)(?: (?:are|is))? (?:left|remaining|to go|to run|unexpired|on (?:it|the lease))\b/,
  /\blease(?:hold)?(?: (?:is|has|of|with|only|just|about|around|says|got|and|a|its))* (\d{1,3}) ?(?:years?|yrs?|yr)\b(?! (?:ago|old))/,
  /\b(?:only )?(\d{1,3}) (?:left|remaining|to go)\b/,
]
/** Right after our question nothing else is needed. */
const onlyANumber =
  /^(?:(?:leasehold|about|around|just|only|roughly|approx|maybe|nearly|over|under|its|is|i|think|at|least) )*(\d{2,3})(?: (?:ish|odd|or so|i think|thanks|now))*$/
const ofSomethingElse = /\b(lived|living|here|owned|been|married|worked|ago|old|since)\b/

/** Years of a lease that are left, as a sentence tells them; null when it does not. */
export function leaseLeft(sentence: string, askedForLease: boolean, year: number): number | null {
  const isOfLease = askedForLease || /\blease(hold)?\b/.test(sentence)
  if (!isOfLease || /\b(extended|renewed|extension)\b/.test(sentence)) return null
  const since =
    /\b(\d{2,3}) (?:years?|yrs?|yr)(?: lease)?(?: \w+){0,2} (?:from|since|granted in|starting in) (?:\w+ )?((?:19|20)\d\d)\b/.exec(
      sentence,
    )
  if (since !== null) return Number(since[2]) + Number(since[1]) - year
  const left = yearsOfLease.map((years) => years.exec(sentence)).find((found) => found !== null) ?? null
  if (left === null && askedForLease && !ofSomethingElse.test(sentence)) {
    const bare = /\b(\d{1,3}) ?(?:years?|yrs?|yr)\b/.exec(sentence) ?? onlyANumber.exec(sentence)
    return bare === null ? null : Number(bare[1])
  }
  return left === null ? null : Number(left[1])
}

/** Whether more is owed than the same sentence says it is worth. */
export function owesMore(sentence: string): boolean {
  const owed = /\b(?:owe|owed|owing|mortgage(?:d)?|outstanding)\b( \S+){0,3}/.exec(sentence)
  const worth = /\bworth\b( \S+){0,3}/.exec(sentence)
  const [sum] = moneyIn(owed?.[0] ?? '')
  const [value] = moneyIn(worth?.[0] ?? '')
  return sum !== undefined && value !== undefined && sum > value
}

/** Figures that stand side by side in one unit: thousands, when they are written short. */
const moneyIn = (text: string): number[] =>
  [...text.matchAll(/£? ?(\d{2,3}(?:,?\d{3})?)(k| grand)?\b/g)].map(([, digits = '', thousands]) => {
    const figure = Number(digits.replace(',', ''))
    return thousands !== undefined || figure < 1000 ? figure * 1000 : figure
  })
