import { sentencesOf } from '../text/sentences.ts'
import { withoutOtherObjects } from './object_of_interest.ts'

/** Patterns read `words()`. */

const noLongerSelling =
  /\b(no longer (interested|selling|for sale)|(its |been |already |house is |house has been |has been )(been )?sold|sold (already|it|to (?!you\b|me\b|us\b)|last|stc|subject)|already (sold|(accepted|agreed)(?! (that|with|to|your|on)\b))|changed (my|our) minds?|not selling(?! (it )?(for|at|below|under|unless|until|till|to (anyone|anybody|someone|somebody) (but|except|else))\b)|(gone|went|going|go|stick|sticking|staying|going ahead|proceed|proceeding|proceeded) with (someone|somebody|another|a different|(an?|the|my) agent|the other|(an?|the|my) estate)|withdrawn from (sale|the market)|taken (it )?off the market|off the market now|decided (not to sell|to keep|against|not to)|staying put(?! (till|until|til|for now|for the moment|this))|(staying|stay|remain) where (we are|i am)(?! (till|until|til|for now|for the moment|this))|decided to (stay|keep)|not moving (any ?more|now)|(im not|not|arent|wont be) (going to|gonna|looking to|planning to) sell(?! (it )?(for|at|to|below|under|unless)))\b/

/** The house has gone another way, told as an event. */
const goneAnotherWay = [
  /^(sorry |oh |ah )*((youre|you are|your|its|bit|a bit|far) )*too late(?! (to|in|tonight))\b/,
  /\b(house|property|flat|place|bungalow|it)( is| has|s| have)?( now| already| all| just)? gone(?! (up|down|to|from|on|quiet|through|wrong|well|with|into|off|over|past|down))\b/,
  /\b(?:it|house|flat|place|property|bungalow) (went|completed|exchanged) (last|on|yesterday|this|a|two|in)\b(?! (the market|market|for))/,
  /\b(im|is|are|were|its|now|already|been|gone|went) under offer\b(?! (to|with|from) you)/,
  /\b(already|just|have|ive|weve|we) (exchanged|completed)( contracts?)?( with| on| last| yesterday| already|$)/,
  /\bexchanged (contracts? )?with\b/,
  /\b(found|got|have|weve got) (a|another|our) buyer\b(?! (if|when|who (pulled|dropped)))/,
  /\b(its|im|were|we are|house is|now) off the market( now| for now)?$/,
  /\b(weve|ive|we have|i have|now) let it( out)?\b(?! go)/,
  /\baccepted (?!your|the|this|that|it)(\S+ ){1,3}from (?!you\b)/,
  /\b(carry|carrying|continue|continuing|persevere|persist)( on)? with (an?|the|my|our) (estate )?agents?\b/,
  /\b(well|ill|we will|i will|going to|gonna|rather|decided to|we are|im) (try|trying) (it on |it at |with )?(the|an?|our|another) (open market|auction|estate agents?|agents?)\b/,
]

const notInterested = /\bnot interested\b/

/** Whoever tells it of their own house leads up to it with no other words than these. */
const leadingUp =
  /^(?:(?:hi|hello|hiya|hey|sam|sorry|oh|ah|afraid|well|ok|right|yes|no|thanks|thank|you|your|kind|for|the|offer|text|but|and|so|actually|unfortunately|fraid|just|to|let|know|be|honest|tbh|think|decided|weve|ive|i|we|im|were|are|am|it|its|is|was|has|have|had|been|being|that|this|my|our|mine|ours|house|home|property|flat|bungalow|place|cottage|now|already|all|in|end|both|really|as|of|yesterday|today|last|week|month|night|dont|bother|too|late|going|gonna|will|ill|would|rather|then|go|gone|went|ahead|since|because|cos|after|mind|wife|husband|partner|family|mums|dads|nans|house|on|a|at|he|she|they|long|time|time|finally|mate|love|pal|sir|not|got|found) ?)*$/

/** What takes it back, or tells that it was another house or time. */
const undone =
  /\b(?:fell through|fall(?:s|en|ing)? through|(?:dropped|drop|pulled|pull|backed|back) out|collapsed?|broke down|(?:he|she|they|buyer|wife|brother|sister) (?:says?|said|thinks?)|almost|nearly|(?:its|it is|is|am|im|still|were|we are) (?:still )?(?:for sale|on the market|selling)|its not|isnt|again|(?:once|when|till|until|til|if|unless|as soon as|before|after) (?:its|it is|it has|the|my|our|ive|weve|i|we)|in (?:19|20)\d\d|last year|years ago|(?:house|one|place) (?:we|i) (?:wanted|liked|saw|were (?:after|buying)|are (?:after|buying)|am buying))\b/

/** What is minded or decided may be a date or a board: with an object of its own it is no end of the sale. */
const decidedOtherwise =
  /\b(?:changed (?:my|our) minds?|decided against)\b(?= (?!(?:again|anyway|a?bout (?:selling|it|this|that|the (?:sale|house|offer|whole|deal)|moving|everything)|on (?:it|this|the (?:sale|house))|selling|sale|it|this|that|moving|letting|parting|and|so|but|now|sorry|thanks?|thank|in|since|at|to|mate|pal|love|please|not|i|we|x|im|were|ill|well|its|gonna|going|keeping|staying|because|cos|rather|instead|decided)\b)[a-z])/g

/** "Decided not to bother with an agent", "decided to keep the piano" */
const decidedOfElse =
  /\bdecided (?:not to (?!(?:sell|go|move|proceed|part|let|do|accept|take|carry|continue|bother(?=$|[,.!])|in the end|after all|at the moment|now|yet|for now|sorry|thanks?)\b)(?=[a-z])|to keep (?:the|my|our|his|her) (?!(?:house|property|flat|bungalow|place|home)\b))/g

/** The house is not, or no longer, to be had: told of the vendor's own house, from the first word of a sentence, and not taken back. */
export const noLongerSells = (whole: string): boolean => {
  const text = withoutOtherObjects(whole)
  if (undone.test(text)) return false
  return sentencesOf(text.replace(decidedOtherwise, ' ').replace(decidedOfElse, ' ')).some((sentence) =>
    [notInterested, noLongerSelling, ...goneAnotherWay].some((sign) => {
      const found = sign.exec(sentence)
      return found !== null && leadingUp.test(sentence.slice(0, found.index))
    }),
  )
}
