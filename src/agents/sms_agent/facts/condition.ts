import type { Condition } from '../../contract/agent.ts'

const work =
  '(?:a )?(?:new )?(?:kitchen|bathroom|roof|boiler|electrics|heating|windows|rewir\\w*|damp proof\\w*)'
const needs = '(?:needs?|wants?|requires?|needing|could do with)'
const redone = '(?:refurb\\w*|renovated|modernised|done up|redone|decorated)'

/** Words that are only said of a house, in this order: the more telling first. */
const ofHouses: readonly (readonly [RegExp, Condition])[] = [
  [
    /\b(uninhabitable|derelict|boarded up|condemned|gutted|fire damaged?|been a fire|no (kitchen|bathroom|roof)|(kitchen|bathroom)( (was|has been|is|been|s))? ripped out|structural(?:ly)?(?! (?:sound|fine|ok|good|solid|perfect|survey|engineer|report|warranty))|unliv(e)?able|(?:cant|cannot|couldnt|not) be lived in|falling down|caving in|roof (has |is )?(gone|collapsed|fallen)|(just a|bare) shell)\b/,
    'uninhabitable',
  ],
  [
    new RegExp(
      `\\b(?:run[ -]?down|a wreck|damp|mou?ldy?|rotten|rotting|leak\\w*|asbestos|(?:total|full) refurb|major work|rewir\\w*|${needs} (?:doing up|gutting|(?:about |around )?£?\\d[\\d,]*(?:k| grand| thousand) (?:spending|spent|doing|of work|worth)|(?:a )?(?:lot|lots|loads|full|complete|total|everything|major|serious)|${work})|no (?:(?:central )?heating|boiler|electrics?|hot water)|(?:boiler|heating|roof|electrics)(?: has| have| is| are)? (?:packed (?:in|up)|broken?|bust|gone|dead|knackered|shot|failed|condemned)|ceilings?(?: is| has| are)? (?:down|fallen|come down|coming down)|knackered|cracks in the|crack in)\\b`,
    ),
    'poor',
  ],
  [
    new RegExp(
      `\\b(?:immaculate|pristine|(?:fully|completely|totally|all|newly|recently|just|just been|freshly) ${redone}|${redone} (?:throughout|top to bottom)|show ?home|turn ?key)\\b`,
    ),
    'excellent',
  ],
  [
    new RegExp(
      `\\b(?:dated|tired|cosmetic|${needs} (?:a |to be )?(?:re)?decorat\\w*|redecorat(?:e|ing|ion)|updat(?:ing|e)|${needs} (?:a |an )?(?:little |bit |lick |some |wee )?(?:of )?(?:bit|some|little|few|work|tlc|moderni[sz]\\w*|refresh\\w*|paint\\w*|love|freshen\\w*|updat\\w*|attention|sprucing|tidying?)|bit of work|some work|lick of paint|tlc|ok(?:ay)? condition|liveable|livable|habitable|old[ -]fashioned|moderni[sz]\\w*|tatty|shabby|scruffy|(?:kitchen|bathroom|decor)[a-z ]* [6-9]0s|(?:avocado|[6-9]0s) (?:kitchen|bathroom|decor|suite)|woodchip|stuck in the [6-9]0s)\\b`,
    ),
    'fair',
  ],
  [
    /\b(well (kept|maintained|looked after|presented)|move (straight )?in|ready to move|clean and tidy)\b/,
    'good',
  ],
]

const not = '(?:not|isnt|aint|wasnt)'
const noun = '(?:condition|cond|shape|nick|order|state|decorative)'

/** Words that are said of anything: they count after our question or beside a word for the state of a house. */
const ofAnything: readonly (readonly [string, Condition])[] = [
  [
    `${not}(?: in)?(?: a| an| very| that| too| so)* (?:good|great)|poor|(?<!${not}(?: in)?(?: a| too| that| so| \\w+ly)* )bad|worse for wear|terrible|awful|shocking|rough|a (?:dump|tip|dive)`,
    'poor',
  ],
  [
    'excellent|perfect|spotless|faultless|(?:10|ten) out of (?:10|ten)|mint|brand new|as new|like new|top notch',
    'excellent',
  ],
  [
    `fair|average|${not}(?: in)?(?: a| too| that| so)* bad|so so|worn|nothing special|could be better`,
    'fair',
  ],
  ['(?<!\\bno )(?:good|gd|great|nice|decent|lovely|tidy|fine|sound|solid)', 'good'],
]
/** "In good shape, thanks for asking" is how somebody does. */
const ofThemselves =
  /^\W*(?:(?:i am|im|we are|were|were both|all|still|keeping|feeling) )*in (?:\w+ )?(?:shape|nick|order)\b(?=[^.]*\b(?:thanks|thank you|cheers|ta|considering|for my age|yourself|and you)\b)/
const describesHome =
  /\b(\d|one|two|three|four|five) ?-?bed|\bsemi\b|\bterraced?\b|\bdetached\b|\bbungalow\b|\bflat\b/

/** What is said of another thing than the house, of time gone by, in the words of others or of a fault that is mended. */
const notOfTheHouse =
  /\b(?:neighbou?rs?|next ?doors?|(?:other|old|last) (?:house|place|one)|ones|conservatory|garage|shed|garden|greenhouse|street|area|location|schools?|weather|car|dog|(?:decorator|builder|plumber|damp man|roofer)s?)\b|\b(?:used to|stopped|mended|repaired|patched|replaced|treated|sorted|fixed|since|until|cured)\b|\b(?:he|she|they|agents?|surveyors?|insurance|people|brother|sister|mum|dad|wife|husband|son|daughter|mate|neighbour)( \w+)? (?:says?|said|reckons?|thinks?|told)\b/
/** "Awful when we bought it" */
const once = /\b(?:was|were)\b[^,.;]*\b(?:when|before|until|back then)\b[^,.;]*/g
/** "If it was in good condition" tells that it is not, or nothing. */
const supposed = /\bif (?:it|this|the (?:house|flat|place|property)|they|i|we|you|only)\b/
const asksOfAny =
  /\b(?:do|does|would|will|can) (?:you|that|it|this) (?:buy|take|include|count|matter|mind|cover)\b/
/** "No damp" and "doesnt need a new roof" are no fault. */
const denied =
  /\b(no|not any|without( any)?|never had( any)?|isnt( any)?) (damp|mou?ld|leaks?|structural (issues?|problems?|faults?)|subsidence|cracks?|knotweed|asbestos|work needed)\b|\bdoesnt (need|want) (a |any )?\w+( \w+)?\b/g
/** "Far from perfect", "wouldnt say its in good condition": what it is not does not tell what it is, but for "not good" and "not bad". */
const turnedRound = new RegExp(
  `\\b(?:${not}(?!(?: in)?(?: a| an| very| that| too| so)* (?:good|great|bad)\\b)|hardly|scarcely|far from|nowhere near|anything but|no longer|less than|nothing like|neither|nor|(?:wouldnt|couldnt|cant|dont|cannot|not) (?:say|call|think|describe|pretend))\\b(?! been (?:touched|updated|moderni[sz]ed|done|decorated))[^.,;!?\\n]*?(?=[.,;!?\\n]|\\bbut\\b|\\bjust\\b|$)`,
  'g',
)
/** "Good condition? Not really", "good condition it is not" */
const answeredNo =
  /[^.!?;\n]*(?:\?+\s*(?:not|no|nope|nah|hardly|never)\b|\b(?:it|that|this) (?:is|was) ?no?t\s*(?=[.!?;\n]|$))/g
/** "In good condition my foot", "supposedly good condition": said in mockery, or by others. */
const notMeant =
  /\b(?:it aint|my (?:arse|foot|eye|backside)|yeah right|as if)$|\b(?:supposed|alleged)ly\b|\b(?:meant|supposed) to be\b/
/** "Upstairs great, downstairs not so great": neither is the state of the house. */
const partly =
  /\b(?:upstairs|downstairs|inside|outside|front|back)\b[^.]*\b(?:upstairs|downstairs|inside|outside|front|back|but)\b/

/** The condition, or null. "Good" and its like count beside a word such as "condition", or when we asked. */
export function readCondition(text: string, wasAsked: boolean): Condition | null {
  const said = text
    .replace(denied, ' ')
    .replace(once, ' ')
    .replace(answeredNo, ' ')
    .replace(turnedRound, ' ')
    .split(/[.!?;\n]+|,(?! )/)
    .filter(
      (sentence) =>
        !notOfTheHouse.test(sentence) &&
        !asksOfAny.test(sentence) &&
        !supposed.test(sentence) &&
        !notMeant.test(sentence.trim()) &&
        !partly.test(sentence),
    )
    .join('. ')
  const told = [
    ofHouses.find(([pattern]) => pattern.test(said))?.[1],
    ofAnything.find(([words]) => besideNoun(words).test(said.replace(ofThemselves, ' ')))?.[1],
  ]
  const plain = order.find((condition) => told.includes(condition))
  if (plain !== undefined) return plain

  const bare = ofAnything.find(([words]) => new RegExp(`\\b(?:${words})\\b`).test(said))?.[1]
  if (wasAsked) return bare ?? (/\b(ok|okay|alright|all right)\b/.test(said) ? 'fair' : null)
  // "3 bed semi, fair": these words are no manners, so they describe the house even without a noun.
  const telling = describesHome.test(said)
    ? /\b(poor|excellent|fair)\b(?! (?:enough|price|offer))/.exec(said)?.[1]
    : undefined
  return order.find((condition) => condition === telling) ?? null
}

const order: readonly Condition[] = ['uninhabitable', 'poor', 'excellent', 'fair', 'good']

const besideNoun = (words: string) =>
  new RegExp(
    `\\b(?:${words}) (?:\\w+ )?${noun}\\b|\\b${noun}(?: is|:| its)? (?:(?:very|pretty|quite|really|in) )?(?:${words})\\b`,
  )
