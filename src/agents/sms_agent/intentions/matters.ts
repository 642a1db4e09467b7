/**
 * What only a person may answer, whatever else a text says: each by what is done or said and to whom. Patterns read `words()`. What a
 * vendor tells of the property is no such matter: see red_flags.ts.
 */

interface Matter {
  reason: string
  signs: readonly RegExp[]
}

export const otherLanguage = 'The vendor writes in another language'

const language: Matter = {
  reason: otherLanguage,
  signs: [
    /\b(bonjour|je (ne|veux|suis|parle|voudrais)|maison|vendre|merci de|parlez|s'?il vous|hola|quiero|vender|tengo|hablo|habla|espa[nñ]ol|ol[aá] quero|n[aã]o (falo|entendo|compreendo|sei)|fala portugu[eê]s|portugu[eê]s|obrigad[oa]|dzie[nń] dobry|chc[eę]|sprzeda[cć]|m[oó]wi|polsku|prosz[eę]|mieszkanie|buna ziua|vreau|vand|romaneste|rom[aâ]n[aă]|vorb\w+|ich|nicht|verkaufen|deutsch|haus|non parlo|vorrei|vendere|italiano|merhaba|evimi|satmak|istiyorum|t[uü]rk[cç]e|bilmiyorum|bilen|ingilizce|ingilis|labas|noriu|parduoti|sveiki|gribu|p[aā]rdot|mu[oố]n|nh[aà]|t[oô]i|p[eë]rsh[eë]ndetje|dua t[eë]|helo|oes|rhywun|cymraeg|hindi|theek|haan|mujhe|nahi|punjabi|urdu|szia|magyarul|eladni)\b/,
    /\b(no|not|dont|cant|little|small|bad|my|speak|sorry) (good |much |speak |understand |well |very )*english\b|\benglish (is |very )*(small|little|bad|poor|not good|no)\b|\b(speak|speaks) (polish|urdu|punjabi|romanian|arabic|bengali|turkish|welsh|spanish|french|portuguese|hindi|gujarati|somali|chinese)\b/,
  ],
}

export const usesRight = 'The vendor uses a right, complains or threatens; the law sets a time for the answer'

const rights: Matter = {
  reason: usesRight,
  signs: [
    /\b(subject access|access request|sar|gdpr|data protection|lawful basis|privacy (notice|policy)|ico)\b|\b(what|which|everything|all|copy|copies|send me|know|see)( \w+){0,5} (you (have|hold|keep|store|got)|data|information|records?|recordings?|notes)( \w+){0,3} (on|about|of) me\b|\bmy (personal )?data\b|\bwhat(?:ever)? else (?:have )?(?:you|youve|you have) (?:got|stored|hold|held|kept|saved)\b|\bsource of my\b|\b(?:in|see|whats in) my file\b|\b(?:shared?|sold|passed on|given) my (?:details|data|number|information)\b/,
    /\b(complain\w*|ombudsman|trading standards|trustpilot|bad review|one star|watchdog|rogue traders?|escalate|redress|compensation)\b|\b(unhappy|disgusted|appalled|shoddy|misled|lied to|disgraceful|unacceptable|unprofessional|rude to)\b|\b(?:shocking|terrible|awful|dreadful|appalling|abysmal|poor|worst) (?:customer )?(?:service|company|firm|behaviour|treatment|attitude)\b|\bput (it )?right\b|\bpromised (a|me|us)\b.*\b(nothing|never|no)\b|\bhow you treat\b|\bsame question\b|\byou (lot |people )?(told|said|promised) (me |us )?.{0,40}\b(now|then|but)\b/,
    /\b(solicitors? letter|legal action|letter before action|see you in court|take you to court|hearing from my (solicitors?|lawyer|barrister)|hear from my (solicitors?|lawyer)|instructed (my |our )?(solicitors?|lawyers?)|sue|suing|small claims|barrister)\b/,
    /\b(machine|computer|algorithm|automated|robot)( \w+)? (says?|said|decides?|deciding|decision)\b|\b(have|get|want) (someone|somebody|a person|a human)( \w+)? (check|look|review)\b|\bobject (to|that)\b|\bwho (?:decided|made (?:this|that|the) decision)\b|\b(?:im|i am|were|i want to|going to|i will|ill) contest\w*\b|\bright to have a (?:person|human)\b/,
  ],
}

export const danger = 'The press, the police or somebody in danger writes'

const press: Matter = {
  reason: danger,
  signs: [
    /\b(journalist|reporter|newspaper|bbc|itv|podcast|producer|on the record|article about|give a comment|freelance writer|watchdog)\b/,
    /\b(smell|smells of|smelling|leak(ing)?) gas\b|\bgas leak\b|\b(call|calling|called|need) (an |the )?(ambulance|police|fire brigade|999)\b|\b(breaking|broke|broken) in\b|\b(hit|burst|hit a) (a |the )?(water )?(main|pipe)\b|\bceiling'?s? (has |have |just )*(come|coming|came|fell|fallen|falling) (down|in)\b|\bfell down the\b|\bunder it\b|\bon fire\b|\bflooding (now|in)\b|\b(dog|cat|child) got out\b/,
    /\b(watch your back|know where (you|your|u)|burns? down|come round there|kick your|smash your|kill you|scumbags?|scum|thieving|thieves|robbing|crooks?|con ?artists?|cowboys|vultures|gits?|bastards?|wankers?|pricks?|c\*+t?s?|f\*+k?|cunts?|fuck (you|your))\b/,
  ],
}

export const wishForAPerson = 'The vendor wants to talk to a person'

const human: Matter = {
  reason: wishForAPerson,
  signs: [
    /\b(?:somebody|someone|anybody|anyone) (?:there )?(?:i|we|to|that i|who i) (?:can |could )?(?:talk|speak|chat)\b|\b(speak|talk|chat|spoke) (to|with) (a |an |some ?|the |whoever |one of )?(real |actual |proper )?(human|person|people|one|body|someone|somebody|anyone|manager|boss|adviser|advisor|colleague)\b|^person\W*$/,
    /\b(put me (through|on)|pulse|hear it from a person|in person|human being|a human|(?<!\b(?:are you|is this|r you|sam) (?:a |an )?)(?:real|actual|proper) person|who(?:s| is)? in charge|someone senior|your (boss|manager|supervisor)|get (someone|somebody|one of)|send (someone|somebody)|(someone|somebody) (come|to come|ring|call|phone|round))\b/,
    /(?<!\b(?:they|theyll|theyve to|hell|shell|he|she|ll|will then|gonna|said hed|said shed) )\b(call|ring|phone|bell) me\b(?! (mr|mrs|dave|again|sam|an?|old|crazy|daft|stupid))|\bgive (me|us) a (call|ring|bell|tinkle|shout)\b|\b(someone|somebody|can you|could you|will you|would you) (call|ring|phone|give me a (call|ring|bell))\b|\b(prefer|rather|like) (a |to )?(call|chat|talk|phone call)\b|\bdont do text(s|ing)\b|\bcan (i|we) (call|ring|phone) (you|someone|somebody)\b/,
  ],
}

const machine =
  '(?:ro)?bots?|humans?|machines?|computers?|ai|automated|automatic|chat ?bots?|chat ?gpt|real|actual person|person or'
const toAMachine = [
  new RegExp(
    `\\b(?:are|is|r|am) (?:you|u|yes|this|it|that|i|sam|there)\\b(?! (?:(?:a )?real|genuine|serious)(?: (?:offer|company|buyer|firm|thing|deal|figure|price)|$))(?: (?!not)\\w+){0,4} (?:${machine})\\b`,
  ),
  new RegExp(
    `^(?:(?:hi|hello|lol|ok|is|are|you|this|a|an|just|another|or|person|real|human) )*(?:${machine})(?: (?:lol|or|what|is|that|this|you|a|person|human|bot|mate))* ?\\?+`,
  ),
  /\byou(?:re| are) (?:just |only |clearly |obviously )?(?:a |an )?(?:bot|robot|machine|computer|ai|automated|not (?:a )?(?:real|human))\b|\bchat ?gpt\b|\bonly a human would\b|\bone of (?:these|those|them) (?:automatic|automated|ai|robot|bot)\w* ?(?:things?|ones?|bots?)?\b|\bdo you (?:ever )?sleep\b/,
]

/** Whether somebody asks or says that they write to a machine: they are told the truth. */
export const asksIfMachine = (text: string): boolean => toAMachine.some((sign) => sign.test(text))

export const severalOwners = 'An agent or solicitor acts for the owner, or others own it as well'

const agent: Matter = {
  reason: severalOwners,
  signs: [
    /\b(my clients?|our clients?|acting (for|on)|act (for|on behalf)|on behalf of|sole agency|instructed by|estate agents? (here|speaking)|lettings?( and| &) sales|our fee|for (an|the) (overseas )?(owner|landlord|vendor))\b|\bon with an? (estate )?agents?\b|\bspeak to (them|my (agent|solicitor))\b|\b(have|got) this with\b/,
    /\b(four|three|two|five|six|several) of us (on|own|to)\b|\b(three|four|two|both) of us since\b|\bspeak for (two|one|all|both)\b|\b(co|joint|jointly) ?-?own\w*|\bin (both|joint) names?\b|\b(also|both|jointly|still) on the (deeds|title|mortgage)\b|\b(ex|brother|sister|husband|wife|partner|siblings?|other half|mum|dad|son|daughter)( \w+){0,8} (hasnt|havent|has not|have not) (decided|agreed|signed|made)\b|\b(ex|brother|sister|husband|wife|partner|siblings?|other half)( \w+){0,2} (has to|have to|needs to|must|wont|refuses|doesnt want|will not|would have to|isnt|is not|wants to) (agree|sign|sell|have it|live|keep|happy|budge|consent|ring|decide)\b|\bhavent told (him|her|them)\b|\bneed to ask (him|her|them)\b|\b(separated|divorc\w+)\b.*\b(solicitors?|never sign|fighting|court)\b/,
    /\b(dont|doesnt|do not|didnt) own it\b|\b(council|housing association|landlord|bank|trust|church|my (mum|dad|nan|gran|aunt\w*|uncle|brother|sister|son|daughter|father|mother|parents?|boss)) (own|owns|owned) (it|the)\b|\bright to buy\b|\b(complete|completing) on it\b|\bsold (that|the|this|my|our) (house|flat|place) in (19|20)\d\d\b|\bnew (people|owners?)\b|\bnot mine to sell\b|\bbuying it\b.*\bthen sell/,
  ],
}

const matters: readonly Matter[] = [language, rights, press, human, agent]

/** Why a person must answer a text; null when none of these is its matter. */
export function matterIn(text: string): string | null {
  // "Are you even a real person" wants to know, "a real person please" wants one.
  const wished = toAMachine.reduce((left, sign) => left.replace(sign, ' '), text)
  return (
    matters.find((matter) => matter.signs.some((sign) => sign.test(matter === human ? wished : text)))
      ?.reason ?? null
  )
}
