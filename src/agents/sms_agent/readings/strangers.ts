/**
 * Signs that somebody else has the phone, which only tell a person: what is taken at its word stands in intentions.ts. `text` as
 * `words()` spells it.
 */

const noName =
  'this|that|it|asking|buying|paying|speaking|calling|texting|there|you|your|the|in|going|next|behind|responsible|got|he|she|they|we|i|a|an|my|our|interested|to|sam'
const relative =
  'mum|mam|dad|brother|sister|son|daughter|husband|wife|nan|gran|uncle|aunt|cousin|neighbour|boss|tenant|landlord|ex'
const trade =
  'dentists?|surgery|salon|barbers?|hairdressers?|takeaway|school|nursery|garage|shop|office|reception|pub|church|hotel|vets?|clinic|restaurant|library|pharmacy|chemist|care home|company|business|switchboard'

const signs = [
  new RegExp(
    `^(?:(?:sorry|hi|hello|eh|um|er|lol) )*(?:whos|who (?:the \\w+ |on earth |in the world )?is) (?!(?:${noName})\\b)[a-z]+(?: [a-z]+)? ?\\?*$`,
  ),
  /\b(?:no idea|not a clue|dont know|havent (?:a|an|got a) (?:clue|scooby|idea|foggiest)) who (?!you|i|to|buys|owns|they are)(?:\S+ )?\S+ (?:is|was|are)\b/,
  /\b(?:he|she|they) (?:doesnt|dont|no longer) (?:use|uses|have|has|own|owns) (?:this|that|the) (?:number|phone|mobile)\b|^my names? (?:is )?not \w+$|^my name isnt \w+$/,
  /^(?:(?:sorry|pal|mate|i|we|a|hi) )*dont know (?:any|a|anyone called|anybody called) (?!other|more|better|good|solicitors?|agents?|details|dates?|prices?|figures?)[a-z]+(?: sorry)?$/,
  /^(?:(?:sorry|hi) )*(?:you have |youve got )?(?:the )?wrong (?:house|address|property|place|family|people)\b/,
  /\byou want the new (?:people|owners?)\b|\bsold (?:that|this|the|my) (?:house|flat|place) (?:in (?:19|20)\d\d|(?:some |a few |many )?years ago)\b/,
  new RegExp(`\\b(?:meant|intended|supposed to be) for (?:my|our|the) (?:${relative}|other|old)\\b`),
  new RegExp(
    `\\b(?:texting|messaging|ringing|contacting|texted|messaged|rung|rang|contacted|reached|got|through to) (?:the |a |our )?(?:\\w+ of )?(?:\\w+ )?(?:${trade})\\b`,
  ),
  new RegExp(
    `^(?:sorry |hi |hello |er )*(?:this|it|we|you|thats) ?(?:is|are|re|s)? ?(?:a|an|the|our) (?:\\w+ )?(?:${trade})(?: (?:here|now|line|number))?$`,
  ),
  /\b(?:his|her|their|\w+s) (?:old|previous|last|former) (?:number|phone|mobile)\b|\b(?:he|she|they|\w+) (?:left|leaves) (?:this|the|his|her) (?:phone|mobile|sim) (?:behind|here|with)\b|\b(?:he|she|they)s? (?:got|has|have) (?:a )?new (?:phone|number|mobile)\b/,
]

/** Whether a text sounds like its writer is not the one whom we mean. */
export const soundsLikeStranger = (text: string): boolean => {
  const bare = text
    .replace(/[.,!]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return signs.some((sign) => sign.test(bare))
}

const somebodys = '(?:his|her|their|the|my|a|mrs?|ms|miss|dr|\\w+s|\\w+s s)'
const forAnother = [
  new RegExp(
    `^(?:(?:hi|hello|sorry|hiya|morning|good (?:morning|afternoon|evening)|its|it|this|is|im|i|am) )+(?:[a-z]+ ?,? )?(?:${somebodys} )+(?:${relative}|partner|carer|lodger|friend|executor|solicitor|in ?law|brother in law|sister in law|son in law|daughter in law|social worker|assistant|secretary)(?: (?:here|of|speaking|now|do|what|answering|helping|writing)\\b|$| ?,)`,
  ),
  /\b(?:on (?:his|her|their) behalf|(?:helping|writing for|texting for|answering for|typing for|reply(?:ing)? for) (?:him|her|them|my|mrs?|ms|dad|mum|gran|nan|grandad))\b/,
  /\b(?:he|she|mum|mam|dad|nan|gran|grandad|ma|my (?:husband|wife|mum|dad|mother|father)) (?:is|isnt|s)? ?(?:not here|out|at (?:bingo|work|church|hospital)|asleep|in bed|away)(?: just now| now| right now)?\b.*\b(?:whos this|who is this|what is this|shall i|can i help|tell (?:him|her)|pass)\b/,
]

/** Whether a text sounds like somebody near them writes in the place of the one whom we mean. */
export const writesForAnother = (text: string): boolean => {
  const bare = text
    .replace(/[.!?]+/g, ' , ')
    .replace(/\s+/g, ' ')
    .trim()
  return forAnother.some((sign) => sign.test(bare))
}
