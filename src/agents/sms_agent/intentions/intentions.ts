import { matterIn, wishForAPerson } from './matters.ts'
import { withoutOtherObjects } from './object_of_interest.ts'

/**
 * What a vendor may mean at any stage, apart from facts and answers to an offer. Patterns read `words()`. Pleas to be
 * left alone and distress are not among them: the database hears those before any agent sees the text.
 */

const relatives = 'mums?|mothers?|dads?|fathers?|parents?|brothers?|sisters?|nans?|aunts?|uncles?|grandads?'

const wrongNumber = [
  /\b(wrong|incorrect) (number|num|person|guy|man|woman|lady|fella|bloke|chap)\b(?! of)/,
  /\b(no|no one|nobody|not|isnt|never heard of|dont know( any| a)?) (a )?(mr|mrs|ms|miss|dr) \w+( at| on| here| in|$)/,
  /\btheres no \w+( \w+)? (at|on|with) this (number|phone|mobile|line)\b/,
  /\b(dont|do i) know (any ?one|any ?body|a person|a man|a woman|any person) (called|named|by|of)\b/,
  /\b(think|must|probably|sorry|guess) (you|youre|you are) (want|mean|after|looking for) (someone|somebody) else\b/,
  /\b(this|it) is (a|the) (business|company|shop|office|surgery|school|salon|restaurant|takeaway)( (line|number|phone|mobile))?$|\bthis is a (business|company) (line|number|phone|mobile)\b/,
  /\b(person|man|woman|lady|guy|bloke|colleague) (who|that) (had|used|owned) (it|this|the)( (phone|number|mobile))?( before)? (has )?(left|moved|gone)\b/,
  /\b(number|phone|mobile|sim) is mine now\b|\bmis ?dial\w*\b/,
  /\bnever (owned|had) (a |any )?(house|property|flat|home)\b/,
  /^(sorry )?(you have |you got |youve got )?(the )?wrong no\b/,
  /\b(meant|intended) for (someone|somebody|another|a different)\b/,
  /\b(texted|messaged|rang|got|reached) (the |a )?(wrong|different) (one|people)\b/,
  /\b(no ?one|nobody) (here )?(by|of|with|named) (that|this|the)? ?name\b|\bnobody of that\b/,
  /\btheres (no ?one|nobody) (here )?(called|named|by|of)\b|\b(no ?one|nobody) (called|named) \w+( \w+)? (here|lives|at|on)\b/,
  /\b(this|it) (isnt|is not|was never) (mr|mrs|ms|miss|dr)\b|\bthis isnt (him|her|them)$|\b(this|it) isnt (his|her|their) (number|phone)\b/,
  /\bchanged (her|his|their) number\b/,
  /\b(number|phone) (that )?(used to|previously|once) belong/,
  /\bhad this (number|phone|sim) (for|since|over|about|\d)/,
  /\bnew phone\b.{0,12}\bwho\b/,
  /\bnot (who|the (person|one|man|woman|guy)) (you|youre|your)\b/,
  /\b(dont|not|never|havent) (\w+ )?(own|have|had|got) (a|any)( \w+)? ?(house|property|properties)\b(?! (number|name|phone|to (move|go|buy)))/,
  /\b(dont|no idea) (know )?(who you are|what) .{0,14}\b(house|property) (this|that|it) is\b/,
  /\bdont own (a|an|any|anything|one|property|houses?)\b/,
  /\b(number|phone) (now )?belongs to (a different|another|someone|somebody|me)\b/,
  /\b(have|got|ive|own) (got )?no (house|property|flat|home) (to sell|for sale)\b|\bown no (house|property)\b/,
  /\b(isnt|not|never|wasnt) (my|our) (house|property|flat)\b(?! (number|price|type))/,
  /\bwhat (house|property|flat)\b.{0,20}\b(rent|own|dont)\b/,
  /\bmixed (me|us) up\b|\b(me|us) (mixed up|confused) with\b|\bmistaken (me|identity)\b/,
  /\bnever heard of (him|her|(this|that|the) (address|house|property|place|person|street))\b/,
  /\b(i|we|ive|weve) (have )?(never|didnt|havent) (enquired?|applied|apply|signed up|registered|filled|fill|contacted you|contact you|asked (about|anyone|anybody|you to|for (this|a quote|an offer|any)))\b/,
  /\b(isnt|not) (my|his|her) (number|phone) any ?more\b/,
  /^not me\b/,
]

const notOwner = new RegExp(
  `\\b(not the owner|im (just )?(the|a) tenant|i (only )?rent (it|here|this)|my landlord|(dont|doesnt) own (it|the house|the property|that house|this house)|its my (${relatives}) (house|place|home|flat|property)|my (clients?|vendors?)|the vendors? (is|are|has|have|accepts?|would|will)|(on|in) behalf of|(?<!\\b(?:an?|the|my|our|local|another|different|through|with|by) )estate agents?$)\\b`,
)

const firmNo =
  /^(sorry )?no (thanks|thank you|ta)\b|^not for (me|us)\b|\b(jog on|get lost|on your bike|do one)\b/

const acknowledging =
  /^(yes|ok|hi|hello|hiya|hey|thanks|thank you|sure|great|good (morning|afternoon|evening)|will do|no problem|fine)\b/

const matches = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text))

/** "I am not Janet", "theres no Susan here": only the capital tells a name from any other word. */
const name =
  '(?!Interested|Happy|Sure|Selling|Moving|Bothered|Ready|Available|English|British|Welsh|Scottish|Irish|Polish|Indian|Asian|Chinese|Mortgage|Rush|Chain|Problem|Parking)[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?(?=[.,!?;]|$| (?:sorry|mate|love|pal|hun|here|at|on))'
const deniedName = new RegExp(
  `\\b(?:[Ii]'?m (?:not|no|nae)|[Ii] am not|[Tt]his (?:is not|isn'?t)|[Tt]here'?s no|[Dd]on'?t know (?:any|a)) ${name}`,
)
export const deniesName = (body: string) => deniedName.test(body)

/** Somebody who sells for a parent is no stranger, even when the house is not theirs. */
export const isWrongNumber = (text: string, body: string) =>
  (matches(wrongNumber, text) || deniesName(body)) && !notOwner.test(text)
/** A refusal to talk at all, before there is an offer to refuse. */
export const wantsNone = (text: string) => firmNo.test(withoutOtherObjects(text))
export const acknowledges = (text: string) => acknowledging.test(text)
export const isNotOwner = (text: string) => notOwner.test(text)

/** What only a person may answer, whatever else a text says. */
export function reasonForAPerson(text: string): string | null {
  if (isNotOwner(text)) return 'The vendor may not own the property; authority has to be checked'
  return matterIn(text)
}

/** Who wants to talk may have answered all the same. */
export const isOnlyAWish = (reason: string) => reason === wishForAPerson
