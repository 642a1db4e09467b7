/** What a vendor may mean at any stage, apart from facts and answers to an offer. Patterns read `words()`. */

const optOut = [
  /^(stop|stopall|stop all|unsubscribe|unsub|optout|opt out)\b[ .!]*$/,
  /\bstop (texting|messaging|contacting|calling|ringing|phoning|bothering|pestering|harassing|spamming)\b/,
  /\b(do not|dont|never) (ever )?(text|message|contact|call|ring|phone|bother|email) (me|us|this)\b/,
  /\b(remove|delete) (me|my (number|details|data)|this number)\b/,
  /\b(leave me alone|lose my number|unsubscribe me|no more (texts|messages|calls))\b/,
]

const wrongNumber = [
  /\bwrong (number|person|guy|man|woman|lady)\b/,
  /\b(no ?one|nobody) (here )?(by|called|of) (that|this|the)? ?name\b/,
  /\b(never|didnt|havent) (enquire|enquired|contact|contacted|fill|filled|ask|asked)\b/,
  /\bi (dont|do not) (own|have) (a|any) (house|property|flat)\b/,
  /\b(not|isnt) (my|his|her) (number|phone) any ?more\b/,
]

const vulnerable =
  /\b(passed away|died|dying|bereave\w*|probate|funeral|arrears|repossess\w*|bailiffs?|eviction|power of attorney|dementia|alzheimers?|cancer|terminal(ly)?|in hospital|hospice|care home|depress\w*|suicid\w*|cant cope|bankrupt\w*)\b/

const notOwner =
  /\b(not the owner|im (just )?(the|a) tenant|i (only )?rent (it|here|this)|my landlord|dont own (it|the house|the property)|its my (mums|dads|mothers|fathers|brothers|sisters|nans|aunts|uncles) house)\b/

const noLongerSelling =
  /\b(not interested|no longer (interested|selling|for sale)|(its |been |already )?(been )?sold (already|it|to|last|stc)|already sold|its sold|changed (my|our) minds?|not selling|(gone|went|going) with (someone|somebody|another|an agent)|taken (it )?off the market|decided (not to sell|to keep|against)|staying put)\b/

const matches = (patterns: readonly RegExp[], text: string) => patterns.some((pattern) => pattern.test(text))

export const wantsNoContact = (text: string) => matches(optOut, text)
export const isWrongNumber = (text: string) => matches(wrongNumber, text)
export const isVulnerable = (text: string) => vulnerable.test(text)
export const isNotOwner = (text: string) => notOwner.test(text)
export const noLongerSells = (text: string) => noLongerSelling.test(text)
