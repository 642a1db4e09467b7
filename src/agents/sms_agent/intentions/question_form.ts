/**
 * Whether words have the form of a question, mark or none: an asking word or a verb before its subject at the beginning of a clause.
 * Patterns read `words()`, in which "do ye" stands as "do yes".
 */

const leadingUp =
  /^(?:(?:and|but|so|or|ok|oh|um|er|erm|uh|hmm|hi|hiya|hello|hey|please|sorry|yes|no|also|great|thanks|well|right|now|then|just|like|lol|mate|love|pal|anyway|actually|eh|wait|alright|morning|afternoon|evening|good|dear|sir|madam|sam|i mean|quick question|question|one (?:more )?(?:thing|question)|another thing|out of interest|out of curiosity|not being (?:funny|rude)|no offence|not sure|(?:can|could|may) i (?:just )?ask|tell me|hang on|hold on) +)+/

const anybody =
  'you|yous|youse|yes|i|we|they|he|she|it|that|this|there|these|those|someone|somebody|anyone|anybody|people'
const anything = `${anybody}|the|your|my|our|a|an|any|all|both|everything|anything|either|one of|us`

/** A subject may be left out: "was a council house", "had it rewired", "did the roof" tell, "is it" and "did you" ask. */
const inverted = new RegExp(
  `^(?:${[
    `(?:can|could|would|will|should|shall|does|are) (?:${anything})`,
    `(?:do|did|has|am|may|might) (?:${anybody})(?<!\\b(?:do|did) (?:it|that|this|these|those))`,
    'do (?:the|my|your|any|both)(?! \\w+$)|has (?:the|your|my|any)|is (?:the|your|any|everything|anything)',
    `(?:is|was|were) (?:${anybody})`,
    'have (?:you|yous|youse|yes|i|we|they|he|she|someone|somebody|anyone|people)',
    '(?:isnt|doesnt|wasnt|hasnt|wont|wouldnt|couldnt|shouldnt|cant) (?:it|that|this|there|he|she|they|we|i|you)',
    '(?:arent|werent|havent|didnt) (?:you|they|we|i|there|these|those|he|she|it)',
    'dont (?:they|we|i)',
    'dye|dyou|dya',
    'did (?:the|your|my|our|any) \\w+ .*\\b(?:come|get|go|say|call|report|turn|send|ring|work|look|leave|arrive|happen|change|receive|read|see|find|need)\\b',
    'is \\w+ (?:too|within|ok|fine|enough|included|covered|possible|allowed|free|extra|normal|on your)',
  ].join('|')})\\b(?! dare| never| believe)`,
)

/** "Lovely day, isnt it", "so do i". */
const onlyATag =
  /^(?:is|isnt|are|arent|was|wasnt|do|dont|does|doesnt|did|didnt|can|cant|could|will|wont|would|wouldnt|have|havent|has|hasnt|am) (?:it|you|they|he|she|that|there|we|i|yes)$/

const asked = [
  /^(?:why|whys|wherefore)\b(?! (?:not|i|we|im|ive)\b)|^why not \w+ \w+/,
  /^how (?:come|about|to|much|many|long|soon|quick|quickly|fast|often|far|old|big|early|late|accurate|sure|certain|exactly)\b|^hows\b/,
  /^(?:whats|wots|whos|whose|wheres|whens|whatre)\b/,
  /^who\b(?! (?:knows|cares)$)/,
  /^which\b(?! (?:is|was|i|we|it|means|meant|would|will|has|makes|made|suits|im|ive)\b)/,
  /^(?:what|whit|wot|how|when|where|wher) (?:is|are|was|were|do|does|did|would|will|can|could|should|shall|has|have|had|am|if|on earth|about|else|for|exactly|happens|happened|happen|to)\b/,
  /^(?:what|whit|wot)(?: |$)(?!(?:i|we|you|it|they|he|she|a|an|the|my|our|im|ive|weve|youve|were|matters|counts|nonsense|rubbish|cheek|fun|with|ever|that)\b)/,
  /^remind me (?:again )?(?:what|how|who|when|where|which)\b/,
  /^any (?:chance|news|movement|update|idea|joy|room|luck|more news|wiggle)\b|^anything else\b|^suppose\b/,
  /^(?:explain|clarify)\b|\b(?:please|kindly) (?:advise|explain|clarify|confirm (?:if|whether|that|what|how|who))\b|\bkindly confirm\b/,
]

/** An asking clause behind another: "im confused how did you get there", "if one of us signs is that enough". */
const askedLater = [
  /\b(?:how|why|when|where|what|who) (?:did|do|does|would|will|can|could|should|is|are) (?:you|i|we|it|they|that|this|the)\b/,
  /\b(?:if|when|once|supposing|say) .*(?<!\b(?:i|we|you|they|he|she|it|that|this|who|what|all) )\b(?:(?:is|are|does|would|will|can|could|should) (?:that|it|you|i|we|they|this|there|the)|(?:do|did) (?:you|i|we|they|the))\b/,
  /\b(?:does|would|will|did) (?:that|it|this) (?:bother|matter|count|affect|make|help|mean|work|need|include|cover|put you)\b/,
  /(?<!\b(?:so|nor|neither|all|than|as|what|whatever|everything|best|most|much|where|who) )\b(?:can|could|would|will|do) (?:you|yous) (?!know what i mean)(?:buy|take|do|want|need|have|give|pay|go|get|come|cover|deal|still|also|ever|accept|wait|send|mind|think)\b/,
  /\b(?:can|could|may|might) i (?:just )?ask (?:what|how|who|when|where|which|why|if|whether)\b|\b(?:like|love|want|wants|wanted|need|needs) to (?:know|ask) (?:are|is|do|does|did|can|could|will|would) (?:you|it|they|this|that|there|the|we|i)\b/,
  /\bwonder(?:ing)? (?:if|whether|how|what|why|who|do|about)\b/,
  /\b(?:like|want|need|wanted|love|curious) (?:to (?:know|find out|understand|hear)) (?:who|what|how|why|if|whether|more|a bit|where|when|about|which)\b/,
  /\b(?:tell me|let me know) (?:how|what|why|who|where|when|if|more) (?:you|your|i|we|it|this|the|happens|about)\b/,
]

const clausesOf = (text: string): string[] =>
  text
    .split(/[?.!;:,\n()"]+| - | (?=(?:and|but|so|or|cos|because) )/)
    .map((clause) =>
      clause
        .replace(/[^\p{L}\p{N}£ ]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((clause) => clause !== '')

const isAsking = (clause: string): boolean => {
  const bare = clause.replace(leadingUp, '')
  if (onlyATag.test(bare)) return false
  return (
    inverted.test(bare) ||
    asked.some((form) => form.test(bare)) ||
    askedLater.some((form) => form.test(clause))
  )
}

/** Whether a text, as `words()` spells it, has a clause that asks by its form alone. */
export const asksByForm = (text: string): boolean => clausesOf(text).some(isAsking)

/** Whether it does nothing else: "why 165 and not 170". */
export const onlyAsks = (text: string): boolean => {
  const clauses = clausesOf(text)
  return (
    clauses.length > 0 &&
    clauses.every((clause, at) => isAsking(clause) || (at > 0 && /^(?:and|or|but) not\b/.test(clause)))
  )
}

/** Whether a sentence begins like a question, or supposes something. */
export const startsAsking = (sentence: string): boolean =>
  sentence.endsWith('?') ||
  /^(?:(?:and|but|so|ok) )*if i\b/.test(sentence) ||
  isAsking(clausesOf(sentence)[0] ?? '')

/** "Wednesday at four, ok?" wants no answer, and a name or a figure with a mark behind it may be anything. */
const bareMark =
  /^(?:\S+ ?)?\?*$|^i (?:think|guess|suppose|hope|believe)\b|\b(?:ok|alright|yes|right|eh|no|innit|understand|understood|you know|know what i mean) ?\?+$/

/** Whether a text asks something: by its form, or by a mark behind more than a word or a query of manners. */
export const asksSomething = (text: string): boolean =>
  asksByForm(text) ||
  text.split(/(?<=[?.!\n])\s+/).some((sentence) => sentence.includes('?') && !bareMark.test(sentence.trim()))
