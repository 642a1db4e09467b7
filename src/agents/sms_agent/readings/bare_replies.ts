import { holdsBack } from '../offer_reply/signs_of_doubt.ts'

/** Replies that neither tell, ask nor decide. Patterns read `words()`. */

const acknowledgement =
  /^(?:(?:ok|okay|okey doke|right|righto|righty ho|rightio|alright|fair enough|fair play|fair do|fair dos|fine|noted|duly|understood|i|we|see|seen|it|that|this|got|gotcha|received|read|sound|cool|great|good|lovely|nice|interesting|cheers|thanks|thank you|very much|so|for|letting me know|letting us know|the update|your time|the text|your text|your message|the message|looking|trying|replying|getting back|hmm|hm|ah|oh|well|shame|pity|what a|never mind|no worries|no problem|not to worry|good to know|thats|its|a|will do|then|mate|love|pal|sir|and|all|the same|anyway|understand|appreciate|x|lol|having|look|at|help|you|bothering|asking|thought|as|much|worth a try|worth asking) ?)+$/

/** Faces and signs alone. */
const onlySigns = /^[^\p{L}\d]*$/u

/** Whether a text only says that ours has come: of what they want it tells nothing. */
export const onlyAcknowledges = (text: string): boolean => {
  const bare = text
    .replace(/[^\p{L}\d ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return onlySigns.test(text) || acknowledgement.test(bare)
}

const later = [
  /\b(?:maybe|might|possibly|perhaps|still (?:thinking|deciding|waiting|undecided|not sure)|havent (?:decided|had (?:a )?chance|made (?:my|our) minds? up|forgotten)|not (?:forgotten|forgot|decided|made (?:my|our) minds? up|at the moment|right now|just yet|yet|today|this (?:week|month|year)))\b/,
  /\b(?:ask|try|text|ring|call|contact|get back to|come back to) (?:me|us) (?:again |back )?(?:in|after|next|later|when|nearer|around|about|at|towards|come)\b/,
  /\b(?:in|till|until|after|around|towards|come|nearer) (?:the )?(?:new year|christmas|xmas|easter|spring|summer|autumn|winter|next (?:week|month|year)|a (?:week|month|few weeks|few months|couple of (?:weeks|months)))\b/,
  /\b(?:no|not in any|in no|not in a) (?:rush|hurry)\b|\bno news\b|\bup in the air\b|\bon hold\b|\bnot ruling\b|\bgo either way\b|\b(?:been|was|im|were) (?:hectic|busy|manic|away|on (?:nights|holiday|my holidays))\b/,
  /\b(?:ring|text|get|come|be|getting) (?:me |us |you )?back\b|\bbe in touch\b|\blet (?:you|yes) know\b|\bgive you a (?:shout|bell|ring|call)\b|\bwhen (?:im|we are|were) ready\b|\bill say\b/,
]

/** "Still for sale", "yes still here" answer the question whether they are. */
const answersIt = /^yes\b|\bstill (?:for sale|want|here|interested|selling|looking|keen|got)\b/

/** Whether a text says that they are still selling. */
export const takesItUp = (text: string): boolean => answersIt.test(text)

/** Whether a text puts off what they have been asked. */
export const putsOff = (text: string): boolean =>
  !answersIt.test(text) && (holdsBack(text) || later.some((sign) => sign.test(text)))

/** Whether a phone or an office says it, not the vendor. */
export const isFromMachine = (text: string): boolean =>
  /\b(?:auto(?:mated|matic)? ?-?repl(?:y|ies)|out of (?:the )?office|do not disturb|message blocking|(?:mailbox|inbox|number|phone)(?: is| does)? ?(?:not monitored|unattended|isnt monitored|not accept|doesnt accept)|(?:isnt|not) monitored|(?:not|couldnt) be delivered|sent automatically|automatic response|will be returned to you)\b/.test(
    text,
  )
