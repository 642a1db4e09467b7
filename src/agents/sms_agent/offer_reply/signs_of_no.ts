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
  /^no( (sorry|mate|pal|love|luv|bud|way|never|thanks|cheers|and|definitely|absolutely|not|too|your|youre|you)\b.*)?$/,
  // "No thats brilliant", "no we are happy with it": what stands behind it says to what.
  /^no (?:its|thats|i|we|im|were|this|that|the|it)\b(?=.*\b(?:no|not|cant|wont|dont|doesnt|never|too|enough|more|less|worth|low|cheap|rather|keep|keeping|stay|staying|afraid|sorry|insult\w*|wait|leave|off|nowhere|thanks|final|said|mean\w*)\b)/,
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
  /\b(jog on|on your bike|in your dreams|dream on|pull the other|get lost|forget it|do one|as if|hard pass|behave|get real|youre mad|are you mad|stick it|shove it|stuff it|sling your hook|thanks for nothing|deals? (is )?off|find (another|some other|someone else)|look elsewhere|yes right(?= ?(?:$|mate|pal|like|whatever|sure|as if))|pigs (?:might|will|can|would|do|could|have|grow|start|learn)|(?:im|and|is|then|am) (?:the )?(?:king|queen) of|very funny|how generous|some hope|fat chance|not even close|shocking|disgusting|month of sundays|agree to disagree|never again|nothing less|bore off)\b/,
  /^(ill |we will |ill have to |well |have to )?pass( (on )?(this|that|it)( one| time| occasion)?)?( thanks| thank you)?$/,
  /\b(ill|well|we will|i will|best|going to|to)? ?leave it( there| thanks| thank you| for now| at that)?$/,
  /\b(had|got|have|received|holding|accepted|accepting|going with|taken|took) (a |an |another |the )?(much |far |way )?(better|higher|bigger|other|different) (offer|buyer|one|price|figure|sum|deal)\b/,
  /\b(accepted|taken|took|agreed|going with|with) (an |the |a )?(other|another|different) (offer|buyer|one|company|person|people)\b|\baccepted an? (offer )?(offer )?(off|from) (someone|somebody|another)\b|\b(someone|somebody) elses? (offer|bought|is buying)\b/,
  /\b(dim diolch|nie dziek\w*|nie dzięk\w*|nie ma mowy|za malo|za mało|dziekuje nie)\b/,
  /\b(if (it|this) (was|were) (19|20)\d\d|in (19|20)\d\d money)\b/,
  /\b(?:very|too|so) less\b|\bgoing with (?:him|her|them)\b/,
  /\bwaste (of|my|your) time\b|\bwasting (my|your)\b/,
]

/** "Only joking" takes back what went before. */
const jest = /\b(?:only|just|im|was|i was) (?:only |just )?(?:joking|kidding|messing|pulling your leg)\b/g

/** What is ridiculous, too far or declined here is not our offer: a thing, or another firm, that begins the sentence. */
const ofSomethingElse =
  /^(?:(?:but|and|well|oh|sorry|honestly) )*(?:(?:the|my|our|this|that|their|other|another|last|local) )+(?:council|tax|traffic|weather|fees?|roof|kitchen|bathroom|boiler|carpets?|garden|damp|street|road|pub|station|bills?|parking|lease|agents?|agency|(?:estate |letting )agents?|bank|lot|firms?|compan(?:y|ies)|places?)\b(?! (?:you|of you|offer|price|is worth)\b)/

/** "Why so low?" asks; it does not refuse. */
export const refuses = (sentence: string) =>
  !/^(but )?(why|how (come|can|did|do|is|was))\b/.test(sentence) &&
  !ofSomethingElse.test(sentence) &&
  refusals.some((sign) => sign.test(withoutOtherObjects(sentence.replace(jest, ' '))))
