/** Whom or what the sentence is about when it is not the house for sale, or the house that they look for. */
export const anotherHouse =
  /\b(?:my|his|her|our|their|the|a) (?:sons?|daughters?|sisters?|brothers?|mums?|dads?|mates?|friends?|neighbou?rs?|parents?|nans?|other (?:house|place|one))\b|\b(?:my|our|his|her|their) (?:old|last|previous|first) (?:house|place|home|flat|one)\b|\bnext ?doors?\b|\bneighbou?rs?\b|\b(?:want|wanting|wants|fancy|fancied|looking for|buy|buying|bought|after|move (?:in)?to|moving (?:in)?to|going (?:from|to|into)|downsiz\w+ to|moved (?:in)?to|retire to|need|prefer|dream of|found|seen|saw|do you (?:do|buy|take)|works? (?:in|at)|live in|i rent)(?: (?:a|an|another|two|one|the|our|some|my))?\b/

/** "The neighbours had theirs on at 175, 3 bed semi": as long as nobody comes back to their own house. */
export function isOfNeighbours(text: string, index: number): boolean {
  const said =
    text
      .slice(0, index)
      .split(/[.!?;\n]/)
      .at(-1) ?? ''
  return (
    /^\W*(?:(?:(?:my|his|her|our) (?:sons?|daughters?|sisters?|brothers?|mates?|friends?|cousins?)(?: has| have)? (?:got|has|have|owns?|bought|rents?)\b)|(?:(?:the|my|our) )?(?:neighbou?rs?|next ?doors?|(?:one|house|place) (?:next door|opposite|(?:over|down|up) the road))\b)/.test(
      said,
    ) && !/\b(?:ours|mine|we|i|this|my|but|its|it is)\b/.test(said.replace(/^\W*(?:my|our) /, ''))
  )
}

/** "The bungalow at the end made 249", "2 bed flat sold downstairs for 145" */
export const wasSold = (text: string, end: number): boolean =>
  /^[^.!?;,\n]{0,30}\b(?:sold|made|went|fetched|got)\b(?! (?:me|to you|my|our))[^.!?;\n]{0,25}?\d{2}/.test(
    text.slice(end),
  )

/** "Want a quote on 3 bed semi" looks for no house. */
const wantsAPrice =
  /\b(?:want|wanting|need|after|like|looking for) (?:an? )?(?:\w+ )?(?:quote|valuation|offer|price|figure|idea) (?:on|for|of)\b/g

/** What is said before it in its clause, since "its" or "the one for sale is". */
export const clauseBefore = (text: string, index: number) =>
  text
    .slice(0, index)
    .replace(wantsAPrice, '')
    .split(
      /[.!?;,:/\n]| - | but |\b(?:its|it is|thats|selling is|for sale is|house is|property is|this is)\b/,
    )
    .at(-1)
    ?.trim() ?? ''
