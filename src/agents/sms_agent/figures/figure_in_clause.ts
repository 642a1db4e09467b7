import type { Amount } from './amounts.ts'

const wordsOf = (list: string) => new Set(list.split(' '))

/** Words that leave a figure what it is: none that it could count or number, and nobody else whose figure it is. */
const besideAPrice = wordsOf(
  'about around roughly circa approx approximately say maybe perhaps probably ideally hopefully just only at least minimum min between for like it its thats that this is be would will we i id wed ill my our im were want wants wanting need looking after hoping hope think thinking thought reckon guess suppose take accept asking price ask figure number offer offers over make let go get sell selling a an or and ok okay yes no not well um umm er erm hmm hi hello sorry oh thanks thank you please mate pal love cheers cash quick sale really mind have got us me as said now then so but lets with do could can good fair poor excellent condition bit dated all house flat bungalow property ish ono oiro oieo nothing less firm quid pounds too low high in the region of ballpark somewhere near nearer nearly actually nearest neg negotiable mark nowt round tbh honest honestly realistically very something tops max currently odd gbp sterling shy far off shade touch thereabouts abouts sort kind bout roundabout give guessing im upwards anything from much private privately straight clean exactly inclusive including since given considering provided providing depending order wish thought lowest least cheapest highest mine ours bags large notes smackers sheets big ones start tidy',
)

/** What may stand beside it besides, in an answer to an offer. */
export const afterAPrice = wordsOf(
  'agreed deal done sold yours tops max maximum final plus minus either if when otherwise works might may already today tomorrow net clear because both from last each on by before does to lovely nice great perfect fine happy hand minimum how what gimme bottom line duck your up instead lol closer needs sensible acceptable bite shake hands silly well then any chance sound possible fair fairer seems better doable of final all day long subject survey contract gives down',
)

/** Words that ask for what follows, with the words between. */
const asking = [
  '(?:drop|dropped|dropping|lower|lowered|reduced?|brought)(?: it| the price)?(?: down)? to|asking(?: price)?|price|ask(?:ed)?(?: for)?|wants?|wanting|expecting|need|offers? (?:over|around|in excess of)|oiro|oieo|in the region of|sell(?:ing)?(?: it)? (?:for|at)|let it go (?:for|at)|up for|now|reduced to|thinking(?: of)?',
  '(?:be |was |were |am |im )?after|looking (?:for|at|to (?:get|achieve|make|clear))|achieve|if (?:somebody|someone|anybody|anyone|you) (?:put|gave|offered|came(?: along| up)? with|said)(?: me| us)?|start(?:ing)?(?: the bidding)? (?:at|from)|hoping (?:for|to get)|hope for|(?:would |id |wed )like|get|(?:get|give|gimme)(?: me| us)?|make it|call it|i (?:say|said)|id say|say|we (?:said|agreed)|told .*|closer to|needs?(?: to (?:be|make|start with))?|has to be|(?:be )?(?:good|nice|great|lovely) to (?:see|get|have)|walk away with|clear|rather have|always said|if (?:i|we) (?:got|get|walked away with)|wish|these days|nowadays|in my (?:head|mind)(?: is)?|(?:target|aim|figure|number|limit) is|(?:aiming|holding out|hold out|hold on) for|(?:marketed|on|for sale|listed|on the market|advertised)(?: with \\w+(?: and \\w+)?)? (?:at|for)',
  'accept|takes?|consider|settle (?:for|at|on)|happy (?:with|at)|(?:do|stretch|pay|offer)(?: us| me| to)?|meet(?: me| us)? at|(?:up|raise|round|rounded|knock|bump|bring)(?: it)?(?: up)? to|(?:go|going|come|coming|came)(?: (?:to|down to|up to|for|as low as))?|(?:how|what) about|(?:proceed|go ahead|deal|hand off) (?:at|for)|if it (?:was|were)|see your way to',
  '(?:lowest|minimum|rock bottom)|(?:would|will|could)(?:nt| not) (?:laugh at|say no to|turn down|sniff at|refuse|argue with)|(?:at|no|not|nothing|penny) (?:least|less than|for less than)|(?:not|nothing|no|wont|cant|couldnt|wouldnt|dont)(?: \\w+){0,4} (?:under|below)|(?:least|lowest|minimum|bottom line|best)(?: \\w+){0,3} (?:is|go|take|accept)',
].join('|')
const asked = new RegExp(
  `^(.*?)\\b(?:${asking}) (?:(?:as|before|same|still|stays|remains|for|it|at|of|about|around|roughly|is|be|to|have|get|see|a|an|the|price|figure|offers?|round|something|like|somewhere|near|nearer|say|maybe|just|only|minimum|circa|approx|in|region|ballpark|house|property|flat|sum|if|was|would|penny|less|than) )*£? ?$`,
)
const takes =
  /^ ?(?:k |grand |thousand )?(?:ono\b|oiro\b|and (?:its|well|we|it is|the house is|youve got|you have|ill|we will|i will|you can) |(?:would(?:nt)? (?:insult|offend)|wouldnt be an insult)|gives (?:me|us)\b|(?:is|would be)(?: not)? too much to ask|after (?:solicitors?|fees|costs|expenses|everything)\b|would (?:be (?:lovely|nice|fine|great|ok|perfect|ideal|good)|do (?:it|me|us|nicely)|suit|buy|get|make|be acceptable)|(?:would|will|should|might) (?:swing|seal|clinch|secure|do|suit|get|work)\b|(?:buys|gets|takes|secures|seals|swings|clinches) (?:it|the deal)|(?:is|was|would be|seems|sounds|feels) (?:fair|fairer|better|more like it|what|my|our|the (?:price|figure|number|least|lowest|minimum|reserve))|all day long|(?:if poss|if possible|please)\b|or (?:nowt|nothing|no)\b|asking|then we|for (?:it|mine|ours|the house|a quick|quick|cash)|cash in|(?:should|would|will) cover|in the bank\b|(?:with|including|leaving|inc) (?:everything|all|(?:the |my )?(?:carpets|furniture|contents|white goods|curtains)))/

const owners = 'he|she|they|clients?|vendors?|owners?|father|mother|mum|dad|brother|sister|parents'
/** The vendor, or for whom they say that they write. */
const vendor = new RegExp(
  `\\b(?:i|we|im|id|ill|ive|wed|weve|were|my (?:wife|husband|partner)|the wife|the other half|(?:${owners})(?= would| will take| will accept))\\b`,
  'g',
)
const asideOfThem = wordsOf(
  'wasting stop messing am still really only ever honestly been was hoping going prefer rather willing prepared know are happily tell told lady phone on wont cant penny than off lowest bite there nowhere yous',
)

/** "155" says nothing of money; "155k", "£155" and "155,000" do. */
export const isBare = (written: string) => /^\d{1,4}$/.test(written.trim())

/** The clause in which a figure stands, as far as the next figures. */
export function clauseAround(text: string, { index, length }: Amount): { before: string; after: string } {
  const breaks = /[.!?;:/\n]+|,(?!\d{3})| (?:but|and|so|because|though|although) /
  const figures = /\d(?:[\d.,]+k?|k)/
  // Of "150 to 155" the second is whose the first is.
  const before = text
    .slice(0, index)
    .replace(/(?:\d(?:[\d.,]*\d)?k?(?: ?- ?|,? (?:(?:to|and|or|maybe) )?)(?:£ ?)?)+$/, '')
  return {
    before: before.split(breaks).at(-1)?.split(figures).at(-1)?.trimStart() ?? '',
    after:
      text
        .slice(index + length)
        .split(breaks)[0]
        ?.split(figures)[0] ?? '',
  }
}

/** What is said before a figure, in its clause or, of "what I paid for it, 134", in the one that it ends. */
export function leadIn(text: string, figure: Amount): string {
  const { before } = clauseAround(text, figure)
  const ended = /([^.!?;:/,\n]+), *£?$/.exec(text.slice(0, figure.index))?.[1]
  return before.replace('£', '').trim() === '' && ended !== undefined ? ended : before
}

const areAll = (text: string, known: (word: string) => boolean) =>
  text
    .replace(/[^a-z\d]+/g, ' ')
    .trim()
    .split(' ')
    .every((word) => word === '' || known(word))

/** A figure of time gone by, or one that theirs is above or below. */
const isNoneOfNow = (before: string) =>
  /\b(?:used to|started|started at|originally|first|had|rather than|instead of|each of (?:us|them)|paid|gave for|bought|was)\b[^,]*$/.test(
    before.replace(/\b(?:if it was|was (?:hoping|looking|thinking|after))\b/, ''),
  ) ||
  /\b(?:id|wed|would|could|might|should)(?: \w+)? have (?:been|got|had|asked|wanted|taken|said|accepted|sold)\b[^,]*$/.test(
    before,
  ) ||
  (/\b(?:not|never|arent|dont|wasnt|didnt)(?: really| even| actually)? (?:ask\w*|want\w*|after|looking|hoping|expect\w*)\b[^,]*$/.test(
    before,
  ) &&
    !/\b(?:less|under|below|lower)\b/.test(before)) ||
  (/\b(?:well over|more than|less than|anything over)\b[^,]*$/.test(before) &&
    !/\b(?:no|not|nothing|wont|cant|couldnt|wouldnt|dont)\b/.test(before))

/** Whether words for asking stand with a figure, said by the vendor and of now: "the council want 47k" is the council's. */
export function meantAsAsked(text: string, figure: Amount): boolean {
  const { before } = clauseAround(text, figure)
  const rest = text.slice(figure.index + figure.length)
  if (isNoneOfNow(leadIn(text, figure)) || countsSomething(text, figure)) return false
  const asker = asked.exec(before)?.[1]
  return asker === undefined ? takes.test(rest) && isOfTheVendor(before) : isOfTheVendor(asker)
}

/** "50 grand less than next door" */
const isADifference =
  /^ ?(?:less|more|cheaper|higher|lower) than\b|^ ?(?:each|apiece|(?:a|per) (?:head|room|night|person))\b|^ ?(?:k |grand |thousand )?(?:spending|spent|worth of)\b|^ ?(?:k |grand |thousand )?to (?:do|fix|repair|mend|replace|redo|renew|put right) (?:up )?(?:the|it|my|our)\b|^ ?(?:short of|off (?:the|it|my|our|your|for)|(?:under|below|above) (?:what|the))\b/
const isOfThePast =
  /^ (?:would have|wouldve|before (?:covid|lockdown|brexit|the (?:crash|pandemic|virus))|last (?:year|month|summer|spring|autumn|winter|time)|(?:an? |\d+ |[a-z]+ )?(?:years?|months?) (?:ago|back)|back then|at the time)\b/

/** "66 Willow Way", "47k left": the word behind a figure is what it counts, numbers or is. */
export function countsSomething(text: string, { index, length }: Amount): boolean {
  const rest = text.slice(index + length)
  if (/\bon the $/.test(text.slice(0, index)) || isADifference.test(rest) || isOfThePast.test(rest))
    return true
  if (takes.test(rest)) return false
  const next = /^ ([a-z]+)/.exec(rest)?.[1]
  return isBare(text.slice(index, index + length))
    ? next !== undefined && ![besideAPrice, afterAPrice, asideOfThem].some((known) => known.has(next))
    : /^ ?(?:each|apiece|per head|pcm|pm|pw|per|a month|a week|rent|left|owing|years?)\b/.test(rest)
}

/** Nobody else is named since the vendor was. */
function isOfTheVendor(before: string): boolean {
  const self = [...before.matchAll(vendor)].at(-1)
  const since = self === undefined ? before : before.slice(self.index + self[0].length)
  return areAll(since, (word) => [besideAPrice, afterAPrice, asideOfThem].some((known) => known.has(word)))
}

/** Whether the clause around a figure says nothing else: the figure is the answer then, and no count, age or debt. */
export function isLittleElse(
  text: string,
  figure: Amount,
  besides: ReadonlySet<string> = new Set(),
): boolean {
  const { before, after } = clauseAround(text, figure)
  return (
    !isNoneOfNow(leadIn(text, figure)) &&
    !/(?<!offers )\b(?:over|above|upwards of|under|below)(?: the)?\W*$/.test(before) &&
    areAll(
      `${before} ${after}`,
      (word) => besideAPrice.has(word) || besides.has(word) || /^\d+k?$/.test(word),
    )
  )
}
