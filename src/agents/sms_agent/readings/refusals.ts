/**
 * Signs of a no to selling where there is no offer to refuse. They only tell a person: what is obeyed by itself stands in intentions.ts.
 * Patterns read `words()`.
 */

const family =
  '(?:mum|mam|mother|dad|father|brother|sister|son|daughter|lad|nan|gran|grandson|granddaughter|grandad|nephew|niece|cousin|uncle|aunt(?:ie|y)?|in ?laws?|brother in law|sister in law|son in law|daughter in law|neighbours?|tenants?|friend|mate|ex|landlord|(?:a|the|nice|young|local|lovely|cash) (?:family|couple|buyer|lad|chap|man|lady|investor|developer))'

const signs = [
  /\b(?:isnt|not|no longer|never was|wasnt) for sale\b|\b(?:dont|didnt|wont|no longer|never) (?:\w+ )?(?:want|wanted|wish|need|plan|intend|like)(?:ing)? (?:to )?(?:sell|part with|move)\b(?! (?:it )?(?:for|at|below|under|until|till|before|yet|cheap|quickly|fast|in a))/,
  /\b(?:not|no longer|arent|isnt|im not) (?:selling|wanting to sell|looking to sell|moving|in the market)\b/,
  /\bno (?:need|longer needed|longer required|interest)(?: (?:now|any ?more|thanks|of that|for (?:it|that|you)))*$|\b(?:wont|not|dont|no longer) (?:be )?(?:need|needing|require|requiring) (?:you|your|to sell|it|this|the offer|an offer)\b/,
  new RegExp(
    `\\b${family}(?:s|es)?(?: is| are| has| have| will be|s)?(?: now| just| gonna| going to)? (?:buying|bought|having|taking|taken|took|got|getting|buy|have|take|move into|moving into) (?:it|the (?:house|flat|place|property)|this|mine|ours)\\b`,
  ),
  new RegExp(
    `\\b(?:let|rented|sold|gave|given|left|signed|passed) (?:it|the (?:house|flat|place)) (?:\\w+ )?(?:to|over to|on to) (?:my |our |a |the )?${family}\\b`,
  ),
  /\bshook (?:hands|on it)\b|\b(?:stay|staying|stop|stopping|live|living) (?:put|here|where (?:i am|we are))\b|\b(?:keep|keeping|hang|hanging) (?:hold of|on to|onto) (?:it|the (?:house|flat|place))\b|\bkeeping (?:it|the (?:house|flat|place))\b/,
  /\bchanged? (?:of )?(?:my |our )?minds?\b|\bthought better of it\b|\bgone off the idea\b/,
  /\b(?:sold|completed|exchanged)\b(?=$|[,.!]| (?:on|last|in|at|to|now|already|subject|stc|months?|weeks?|years?|a (?:week|month|year|while)))(?! to you)(?<!\b(?:being|be|get|gets|til its|till its|as its|when its|until its|once its|once|next door|nearby|street|neighbours?|ones?|have|three|two|four|several|houses?) (?:\w+ )?sold)/,
  /\b(?:wont|will not|not) have it\b|\bsit(?:ting)? tight\b/,
  /\bwithdrawn from (?:sale|the market)\b|\btak(?:e|ing|en) (?:it|the (?:house|flat|place)) (?:over|on)\b|\band (?:stay|stop|keep it)(?: here| put)?(?=$|[,.!])/,
  /\b(?:taken|took|pulled|take) (?:it|the (?:house|flat)) off the market\b|\b(?:nothing|anything|owt|nowt) (?:more|else|further) to (?:say|discuss|talk about)\b|\bgood luck (?:with|in|to)\b|^(?:(?:ok|right|well|no|anyway) )*(?:bye|goodbye|farewell)\b/,
  /\btoo (?:small|low|little|cheap)\b|\b(?:small|low|silly|bad) (?:price|money|offer)\b/,
]

/** "No" to whether they still want to sell, with nothing but manners around it. */
export const beginsWithNo = (text: string): boolean =>
  /^(?:(?:sorry|hi|hello) )*no(?: (?:thanks|sorry|mate|love|pal))*(?:$|[,.!])/.test(text)

/** Whether a text sounds like the house is not, or no longer, to be had. */
export const soundsLikeNo = (text: string): boolean => signs.some((sign) => sign.test(text))
