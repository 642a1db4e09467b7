import { withoutOtherObjects } from '../intentions/object_of_interest.ts'

/** Signs of a refusal in one sentence of an answer, as `words()` spells it. */

const negative =
  '(?:cant|wont|dont|doesnt|not|never|couldnt|wouldnt|isnt|arent|unable|didnt|no longer|refuse to|dim|far from)'

const refusals = [
  new RegExp(
    `\\b${negative} (?:\\w+ ){0,4}(?:accept(?:ing|able|ed)?|agree(?:ing|able)?|proceed(?:ing)?|go ahead|going ahead|deal|happy|sell(?:ing)?(?! to (?:any|some)(?:one|body) else)|sounds?|do it|do that|let it go|letting it go|think so|interested|enough|worth|worthwhile|tempted|viable|realistic|bothered|acceptable|a goer|having (?:it|that)|work for|suit)\\b`,
  ),
  new RegExp(
    `\\b${negative} (?:be )?(?:take|taking|for (?:us|me|sale)|on|at that|good|a chance|chance|in a million)\\b`,
  ),
  /\bno (good|use|thanks|thank you|way|chance|deal|can do|ta|sale|interest|from (me|us)|go)\b/,
  /^no( (sorry|mate|pal|love|luv|bud|way|never|thanks|cheers|and|definitely|absolutely|not|its|thats|i|we|im|were|this|that|too|the|it|your|youre|you)\b.*)?$/,
  /^no( no)+$/,
  /^(no )*(im|we are|were|we) (good|ok|alright|fine|all good|all set) (thanks|thank you|ta|cheers)( mate| pal)?$/,
  new RegExp(
    `\\b${negative} (?:(?:even|come close to|begin to|come near) (?:cover|covering|clear|pay|paying)|(?:cover|clear|pay off|pay) (?:\\w+ ){0,3}(?:owe|owing|mortgage|loan|debts?))\\b`,
  ),
  /\b(so|but|(?<!\byes )and|absolutely|definitely|be a|a firm|say|a big|a hard|flat|firm) no( thanks| thank you| sorry| way)?$|^.{0,40}\bkind\b.* no$/,
  /\b(insult\w*|a joke|joking|kidding|having a (laugh|giraffe|bubble)|having me on|give over|do me a favou?r|taking the (mick\w*|mickey|piss|p|biscuit)|rip ?off|robbery|ridiculous|laughable|derisory|cheeky|pathetic|disgrac\w*|lowball\w*|daylight)\b/,
  /(?<!\b(?:they|he|she|banks?|lenders?|company|agents?|buyers?|council|insur\w+|been|was|got) (?:have |has |had |just )?)\b(declin\w*|reject\w*|refus(e|ed|ing)|turn(ing|ed)? (it|that|this|you|your offer) down)\b(?! (?:me|us|him|her|them|a loan|the loan)\b)/,
  /\b(way|far|much|miles|nowhere|a million miles) (too|off|below|under|near|from|short|less)\b|\btoo (low|little|far)\b/,
  /\bworth (a lot |far |much |way |alot |loads |considerably )?more\b|\b(giving|give) it away\b|\bso (little|low)\b|\bpeanuts\b|\bundervalu\w*\b/,
  /\b(rather|sooner|prefer to) (\w+ )?(keep|wait|burn|stay|rent|leave|hang|hold|give|eat|live|sell it to)\b/,
  /\b(jog on|on your bike|in your dreams|dream on|pull the other|get lost|forget it|do one|as if|hard pass|behave|get real|youre mad|are you mad|stick it|shove it|stuff it|sling your hook|thanks for nothing|deals? (is )?off|find (another|some other|someone else)|look elsewhere|yes right|pigs|king of|queen of|very funny|how generous|some hope|fat chance|not even close|shocking|disgusting|month of sundays|agree to disagree|never again|nothing less|bore off)\b/,
  /^(ill |we will |ill have to |well |have to )?pass( (on )?(this|that|it)( one| time| occasion)?)?( thanks| thank you)?$/,
  /\b(ill|well|we will|i will|best|going to|to)? ?leave it( there| thanks| thank you| for now| at that)?$/,
  /\b(had|got|have|received|holding|accepted|accepting|going with|taken|took) (a |an |another |the )?(much |far |way )?(better|higher|bigger|other|different) (offer|buyer|one|price|figure|sum|deal)\b/,
  /\b(accepted|taken|took|agreed|going with|with) (an |the |a )?(other|another|different) (offer|buyer|one|company|person|people)\b|\baccepted an? (offer )?(offer )?(off|from) (someone|somebody|another)\b|\b(someone|somebody) elses? (offer|bought|is buying)\b/,
  /\b(dim diolch|nie dziek\w*|nie dzięk\w*|nie ma mowy|za malo|za mało|dziekuje nie)\b/,
  /\b(if (it|this) (was|were) (19|20)\d\d|in (19|20)\d\d money)\b/,
  /\b(?:very|too|so) less\b|\bgoing with (?:him|her|them)\b/,
  /\bwaste (of|my|your) time\b|\bwasting (my|your)\b/,
]

/** "Why so low?" asks; it does not refuse. */
export const refuses = (sentence: string) =>
  !/^(but )?(why|how (come|can|did|do|is|was))\b/.test(sentence) &&
  refusals.some((sign) => sign.test(withoutOtherObjects(sentence)))
