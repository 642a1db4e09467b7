/** Signs that a vendor has not made up their mind, whatever else the answer says. Patterns read `words()`. */

const people =
  '(?:wife|husband|missus|mrs|partner|brother|sister|mum|dad|mother|father|son|daughter|family|kids|siblings?|solicitor|agent|accountant|bank|other half|fella|boyfriend|girlfriend|ex)'

const holding = [
  /\b(let (you|u) know|think (about|on|it|over)|have a think|having a think|a think|mull|ponder|get back|come back to you|consider(ing)?|later|busy|not (sure|yet|certain|decided|convinced)|unsure|maybe|perhaps|possibly|undecided|(need|give me|want|bit of|some more|little) (\w+ )?(time|days?|week)|waiting|wait (for|on|till|until)|in a meeting|at work|driving|call (you )?(back|tomorrow|later)|sleep on it|leave it with (me|us)|bear with|hold on|hang on|see what happens|(then |and )?(we will|well|i will|ill) (have to )?see|no rush|in two minds|caution\w*|cautious\w*|in writing|(better|higher|improved|increased) offer|on the fence|weigh\w* (it )?up|look (at|into) it|read it|in touch|one moment|tomorrow|tonight)\b/,
  new RegExp(`\\b(?:ask|speak|talk|check|discuss|run|chat|consult|need|ring|see)(?: \\w+){0,5} ${people}\\b`),
  new RegExp(
    `\\b${people} (?:isnt|is not|wants|needs|has to|might|agrees|agree|thinks|says|to agree|would|doesnt|and see)\\b`,
  ),
]

const conditional = [
  /\b(if|unless|until|once|depends|depending|provided|providing|assuming|whether|only when|as long as|so long as|except)\b/,
  /\bwhen (i|we|ive|weve|my|our|the|probate|hes|shes)\b/,
  /\b(might|may|could|probs?|probably|almost|nearly|tempted|hopefully|potentially|in principle|in theory|suppose|supposing|hypothetically|would have|id have|wed have|wouldve|want(ed)? to (accept|agree|say yes)|thinking of|thinking about|considering|leaning)\b/,
  /\b(?:i was|we were) (?:\w+ )?(?:going|happy|ready|willing|prepared|about|set|keen|minded) to\b|\b(?:i|we) had (?:\w+ )?(?:accepted|agreed)\b|\b(?:i could|say|lets say|imagine|pretend|what if) (?:that )?(?:i|we) (?:accept|agree|say yes|said yes|took|take)\b/,
  /\b(next|in the new|after) (year|month|spring|summer|autumn|winter|christmas|easter|time)\b|\bnot (yet|today|now|right now)\b|\bbefore (i|we) (accept|agree|decide|commit)\b/,
]

const unwelcome =
  /\b(another|other|others|different|else|elsewhere|instead|someone|somebody|neither|lol|lmao|haha\w*|whatever|joke|mug|wont|wouldnt|dont|cant|never|isnt|not|didnt|couldnt|stupid|daft|idiots?|no|hope|wish|wait|first|stop|more|higher|sarcas\w*|funny|ok whatever)\b/

/** Conditions that every sale has: dates, speed, solicitors, contracts. */
const ordinary = [
  /\b(if|as long as|so long as|provided|providing|assuming|once|when)( that)? (you|we|it|its|this|that|it all|everything|ill|youre|your|the)?( all| both)? ?(can|could|will|is|be|are|gets?|going to|all|it)?( \w+){0,4} (quick\w*|fast|soon\w*|complete\w*|completion|exchange\w*|sorted|smooth\w*|straightforward|by (the )?(end|start|middle|next|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|christmas|easter|summer|spring))( \w+){0,4}\b/g,
  /\bsubject to (a |the )?(contract|contracts|survey|solicitors?|legals?|the usual|paperwork)\b/g,
  /\bwhen (can|do|could|will|would|shall) (we|you|i)\b/g,
  /\b(the )?(sooner|quicker|faster) the better\b|\bas soon as (possible|you can|you like)\b|\basap\b|\bnot (long|far)\b|\bno (chain|mortgage)\b/g,
  /\bwould (like|love|be happy|be glad|be delighted) to\b/g,
]

/** What makes another bargain of a yes to our figure. */
const terms =
  /\b(starting|minimum|least|plus|minus|extra|on top|each|per|half|part|deposit|instal\w*|monthly|weekly|rent|cash in hand|euros?|dollars?)\b/

const wryFaces = /(🙄|😂|🤣|😒|😑|🤔|🙃|🤡|😏)/u

export const withoutOrdinaryConditions = (text: string) =>
  ordinary.reduce((said, condition) => said.replace(condition, ' '), text)

export const holdsBack = (text: string) => holding.some((sign) => sign.test(text))
export const isConditional = (text: string) => conditional.some((sign) => sign.test(text))
/** Words that have no place in a plain yes: with one of them in the sentence it is not one. */
export const hasUnwelcomeWords = (text: string) => unwelcome.test(text)
export const namesTerms = (text: string) => terms.test(text)
/** "Yes definitely... NOT" */
export const takesItBack = (body: string) =>
  /[a-z].*\bNOT\W*$/.test(body) ||
  /\b(?:take|taking|took) (?:back (?:my|that|the|what)|(?:my yes|that|it|what i said) back)\b/i.test(body)
export const looksIronic = (body: string) => wryFaces.test(body) || /\b(lol|lmao|haha)\b/i.test(body)

const datesAgesAndPhones =
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)\b|(?:\+44|\b0)\d[\d ]{8,11}\b|\b(?:im|i am|aged|s?hes|s?he is) \d{2}(?= (?:and|now|so|years|next|but)\b|$)/g

/** A number that is neither our figure nor a counter: terms that we do not understand. */
export const hasOtherNumber = (said: string): boolean =>
  said
    .replace(datesAgesAndPhones, 'numbers')
    .split(' ')
    .some((word) => /^\d{1,3}k?$/.test(word))

/** "Yes, we accept offers" says what is done with them, not with ours. */
export const isOfAnyOffer = (said: string): boolean => /\boffers\b/.test(said)
