/** What a vendor may mean at any stage, apart from facts and answers to an offer. Patterns read `words()`. */

const contact =
  '(?:text|texts|texted|texting|message|messages|messaged|messaging|contact|contacted|contacting|call|calls|called|calling|ring|ringing|phone|phoning|email|emails|emailing|bother|bothering|pester|pestering|harass|harassing|spam|spamming|write|writing|disturb|disturbing)'
const ourStuff = '(?:number|num|no|details|data|info|information|name|phone|mobile|contact details|records?)'

/** "Stop" and its like, as a whole sentence with at most some politeness around it. */
const bareStop =
  /^(?:(?:please|just|ok|right|yes|no|now|thanks|thank you|i said|hi|hello|sorry|and|oi|mate) )*(?:(?:stop|stopall|unsubscribe|unsub|optout|opt out)(?: |$))+(?:(?:please|now|thanks|thank you|it|this|that|ok|all|mate) ?)*$/
const goAway = /^(?:(?:please|just|oh|no|now|and|will you) )*go away(?: (?:please|now|mate|pal))*$/
const wholeTextStop = /^(?:end|quit|cancel|revoke)[ .!]*$/

const filler =
  '(?: (?:of|with|the|these|those|your|all|this|any|more|sending|bloody|constant|constantly|marketing|me|us|to)){0,3}'
const list = '(?:list|lists|system|books|database|mailing list|records)'

const optOut = [
  /\b(unsubscribe|unsub|optout|opt(ing)? (me |us |my number )?out)\b/,
  new RegExp(`(?<!\\b(?:cant|dont|never|wont) )\\b(?:stop|quit|cease)${filler} ${contact}\\b`),
  new RegExp(`\\b(?:enough|no more|no further|sick|tired|fed up|had it|end)${filler} ${contact}\\b`),
  /\b(please|just|can you|will you|would you) stop (it|this|now|i|im|or|before|all this)\b/,
  new RegExp(
    `\\b(?:dont|no longer|never|wont|didnt|not|rather you didnt)(?: really)? (?:want|wish|like|receive|consent|agree|welcome|appreciate)(?: (?:to|be|being|any|more|further|other|you|your|these|those|the|get|getting|me))* (?:${contact}|hear|hearing|receive)\\b`,
  ),
  new RegExp(`\\b(?:can|could|will|would) you (?:please )?not ${contact} (?:me|us)\\b`),
  /\bdont need (any|more|these|your|to hear)( more| of)?( these| your)? (texts|messages|calls|from)\b/,
  /\bnot (to )?receive\b/,
  new RegExp(
    `(?<!\\b(?:i|we|they|you|he|she|nobody|noone|why) )\\b(?:dont|never|not|without|stop)(?: ever| you| dare| keep| be| bother| to){0,2} ${contact} (?:me|us|this|here|again|any ?more|my|back|please|ever|either)\\b(?! (?:before|after|until|till|at|during|today|tomorrow|while|yet|on (?:mon|tue|wed|thu|fri|sat|sun)|this (?:morning|afternoon|week)))`,
  ),
  new RegExp(`(?<!\\b(?:i|we|they|you|he|she|why) )\\b(?:dont|never)(?: ever| you)? ${contact}[ .!]*$`),
  new RegExp(
    `\\b(?:remove|delete|erase|wipe|lose|scrap|bin)(?: all)? (?:my|this|our|of my)(?: \\w+)? ?${ourStuff}\\b`,
  ),
  /(?<!\b(?:cant|dont|never|wont|to) )\bstop (sending(?= (me|us|these|this|those|them|texts?|messages?|any|stuff|it)\b|[ .!]*$)|doing (this|that)|bugging|annoying|hounding|chasing|nagging|badgering|trying to)\b/,
  new RegExp(`\\b(?:refrain|desist)(?: from)? ${contact}\\b`),
  /^(please |i said |and )*no more$/,
  /(?<!\b(?:i|we|they|he|she) )\b(?:dont|never|not|to|without)(?: ever| you| want you to| keep)? send(?:ing)?(?: (?:me|us|out|to))*(?: (?:any|anything|no|nothing|these|those|this|stuff|your))* (?:else|again|texts?|messages?|(?:any ?more|more|further|other)(?= (?:please|thanks|thank you|of|texts?|messages?|offers?|about|mate|stuff)\b|[ .!]*$|[.!,;]))\b(?! (?:until|till|til|yet|than))/,
  /\bsend (me|us) (nothing|no) (more|else|further)\b/,
  /(?<!\b(?:i|we|they) )\b(dont|never|not) send (me |us )?(these|those|them)\b/,
  /\bno more of (this|these|it)\b|^cease( and desist)?$|\bget off my (phone|back)\b|\b(erase|delete|remove|wipe) (everything|anything|all|whatever) (you|about|my|of mine)\b/,
  /(?<!\b(?:cant|dont|wont|never|to|bus|the|a|non|not|full|will|it|one|train|tram|last) )\bstop$/,
  /\b(like|want|wish|ask|asked) (to be|being) (removed|deleted|erased|taken off)\b(?! the market)/,
  /(?<!\b(?:i|we|they|you|he|she) )\b(dont|never|stop) us(e|ing) (this|my) (number|phone|mobile)\b/,
  /\b(remove|delete|erase) (me|us)\b|\bdelete it\b|^(please )?remove it\b/,
  new RegExp(
    `\\b(?:my|our) ${ourStuff}(?: to be| be| is)? (?:removed|removing|deleted|deleting|erased|erasing|taken off|taking off|wiped|wiping)\\b`,
  ),
  new RegExp(
    `\\b(?:take|get|strike|cross) (?:me|us|my ${ourStuff}|this number) of (?:your|this|the) (?:\\w+ )?${list}\\b`,
  ),
  new RegExp(
    `\\b(?:take|get|want|keep) (?:me|us|my ${ourStuff}|this number) (?:off(?! the market)|removed|deleted)\\b`,
  ),
  new RegExp(`\\b(?:off|out of) (?:your|this|the) (?:\\w+ )?${list}\\b|\\bfrom your (?:\\w+ )?${list}\\b`),
  /\bright to (be forgotten|erasure)\b|\b(withdraw|revoke) (my )?consent\b/,
  /\bleave (me|us) (alone|be|in peace)\b|\blet (me|us) be\b/,
  /\b(f|fuck|piss|bugger|sod|naff) off\b/,
  /\b(block|blocking|report|reporting) (you|this number|your number)\b|\breport(ed|ing)?\b.{0,14}\b(ico|police|trading standards)\b/,
  /\b(this is|its|thats) (harassment|harassing|spam)\b/,
  /\b(peidiwch|nie pis\w*|nie dzwo\w*|prosze nie|proszę nie)/,
]

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

const vulnerable =
  /\b(passed away|passing of|died|dying|bereave\w*|probate|funeral|arrears|repossess\w*|bailiffs?|eviction|power of attorney|dementia|alzheimers?|cancer|terminal(ly)?|in hospital|hospice|care home|no longer with us|widow(ed|er)?|depress\w*|suicid\w*|cant cope|bankrupt\w*)\b|\b(lost|buried|burying) (my |our |his |her )?(mums?|mother|dads?|father|parents?|brother|sister|nan|husband|wife|partner|son|daughter|grandad)\b|\b(is|hes|shes|was) (now )?dead\b|\b(has|have|had|hes|shes) (sadly |recently |now |just )*passed( on| over)?\b(?! (it|this|that|the|on (it|this|that|the|your)|your|my|a))|\b(very|really|seriously|so) (ill|poorly|unwell)\b|\bdeath (of|in)\b/

const notOwner = new RegExp(
  `\\b(not the owner|im (just )?(the|a) tenant|i (only )?rent (it|here|this)|my landlord|(dont|doesnt) own (it|the house|the property|that house|this house)|its my (${relatives}) (house|place|home|flat|property)|my (clients?|vendors?)|the vendors? (is|are|has|have|accepts?|would|will)|(on|in) behalf of|estate agents?$)\\b`,
)

const noLongerSelling =
  /\b(no longer (interested|selling|for sale)|(its |been |already |house is |house has been |has been )(been )?sold|sold (already|it|to (?!you)|last|stc|subject)|already (sold|accepted|agreed)|changed (my|our) minds?|not selling|(gone|went|going|go|stick|sticking|staying|going ahead|proceed|proceeding|proceeded) with (someone|somebody|another|a different|(an?|the|my) agent|the other|(an?|the|my) estate)|taken (it )?off the market|off the market now|decided (not to sell|to keep|against|not to)|staying put|(staying|stay|remain) where (we are|i am)|decided to (stay|keep)|not moving (any ?more|now)|(im not|not|arent|wont be) (going to|gonna|looking to|planning to) sell(?! (it )?(for|at|to|below|under|unless)))\b/

/** The house has gone another way, told as an event. */
const goneAnotherWay = [
  /^(sorry |oh |ah )*((youre|you are|your|its|bit|a bit|far) )*too late(?! (to|in|tonight))\b/,
  /\b(house|property|flat|place|bungalow|it)( is| has|s| have)?( now| already| all| just)? gone(?! (up|down|to|from|on|quiet|through|wrong|well|with|into|off|over|past|down))\b/,
  /\bit (went|completed|exchanged) (last|on|yesterday|this|a|two|in)\b(?! (the market|market|for))/,
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

const person =
  /\b(speak|talk|chat|spoke) (to|with) (a |an |some ?|the )?(real |actual |proper )?(human|person|one|body|someone|somebody|manager|adviser|advisor|colleague|you)\b|^person\W*$|\b(call|ring|phone|bell) me\b(?! (?:mr|mrs|dave|again))|\b(someone|somebody|you) (call|ring|phone|give me a (call|ring|bell))\b|\bgive (me|us) a (call|ring|bell|tinkle)\b/

const firmNo =
  /^(sorry )?no (thanks|thank you|ta)\b|^not for (me|us)\b|\b(jog on|get lost|on your bike|do one|not interested)\b|^(no )+[ .!]*$/

const acknowledging =
  /^(yes|ok|hi|hello|hiya|hey|thanks|thank you|sure|great|good (morning|afternoon|evening)|will do|no problem|fine)\b/

const matches = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text))

/** Sentences of a text in one spelling, without what closes them. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/[.!?;,:\n()"]+|\s-\s/)
    .map((sentence) =>
      sentence
        .replace(/[^\p{L}\p{N}£ ]/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((sentence) => sentence !== '')

export const wantsNoContact = (text: string) =>
  wholeTextStop.test(text) ||
  sentencesOf(text).some((sentence) => bareStop.test(sentence) || goAway.test(sentence)) ||
  matches(optOut, text)
/** "I am not Janet", "theres no Susan here": only the capital tells a name from any other word. */
const name =
  '(?!Interested|Happy|Sure|Selling|Moving|Bothered|Ready|Available|English|British|Welsh|Scottish|Irish|Polish|Indian|Asian|Chinese|Mortgage|Rush|Chain|Problem|Parking)[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?(?=[.,!?;]|$| (?:sorry|mate|love|pal|hun|here|at|on))'
const deniedName = new RegExp(
  `\\b(?:[Ii]'?m not|[Ii] am not|[Tt]his (?:is not|isn'?t)|[Tt]here'?s no|[Dd]on'?t know (?:any|a)) ${name}`,
)
export const deniesName = (body: string) => deniedName.test(body)

/** Somebody who sells for a parent is no stranger, even when the house is not theirs. */
export const isWrongNumber = (text: string, body: string) =>
  (matches(wrongNumber, text) || deniesName(body)) && !notOwner.test(text)
export const wantsPerson = (text: string) => person.test(text)
/** A refusal to talk at all, before there is an offer to refuse. */
export const wantsNone = (text: string) => firmNo.test(text)
export const acknowledges = (text: string) => acknowledging.test(text)
export const isVulnerable = (text: string) => vulnerable.test(text)
export const isNotOwner = (text: string) => notOwner.test(text)
export const noLongerSells = (text: string) =>
  noLongerSelling.test(text) ||
  sentencesOf(text).some((sentence) => matches(goneAnotherWay, sentence)) ||
  /\bnot interested\b(?! in (fees|agents))/.test(text)
