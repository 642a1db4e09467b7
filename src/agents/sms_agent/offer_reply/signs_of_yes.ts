/** Signs of an agreement in one sentence of an answer, as `words()` spells it and with our figure as "oursum". */

const us = '(?:me|us|both|the wife|my wife|my husband|my end)'
const oursum = '(?:that|this|it|oursum|your (?:offer|price|figure)|the (?:offer|price|figure|oursum|money))'

const explicit = [
  /\b(i|we|ill|il|well|id|wed|happy to|glad to|pleased to|like to|prepared to|willing to|going to|delighted to|can|yes|ok) (will |would |do |can |fully |gladly |both |now |happily |formally )?(like to )?(be (happy|glad|delighted|willing|pleased) to )?(accept|agree|take)\b(?= (it|that|this|oursum|your|the (offer|price|figure|money|oursum)|to (it|that|this|the|your|oursum)|with|and|if|as|subject|on|thanks|please|then|so|both|in|at)\b| ?$)(?! (that |its |it )?(you|its|i|we|theres|is|was|may|might)\b)/,
  /^(yes |ok |all )*(accepted|agreed|deal|sold|done|proceed|done deal|deal done|consider it sold)( then| mate| pal| done| to you| thanks| thank you| sir)*( (at|for|on) oursum( then| mate| pal| thanks| thank you)*)?$/,
  /\b(have|weve|ive)( both| all| now)* (agreed (to|on|with)|accepted) (your offer|oursum|the (offer|price|figure|oursum))\b/,
  /\b(its|thats|we have|you have|weve got|you got|youve got|got|then its|call it|so its) (got )?(yourself |yourselves |ourselves )?(a )?deal\b|\b(ok|yes|sound|right|great|fine|done|argue) deal$|\bdeal done\b|\bdeal at oursum\b/,
  /\bgo ahead\b|\b(lets|let us) (do (it|this|that)|go(?= ?$| (ahead|for it|with|then|please))|proceed|sell|get (it|this|things|the ball|moving|started|going|cracking)|crack on|shake|move (forward|ahead)|make it happen)\b/,
  /\b(happy|glad|pleased|like|want|ready|willing|good|prepared|please|keen|id|wed) to (proceed|go ahead|go with|sell|move forward|go forward)\b|\b(happy|pleased) (for you )?to (buy|have) it\b/,
  /\b(well|ill|we will|i will|id|wed|yes|ok) (sell|go with|go for|settle for) (to you|at oursum|for oursum|at that|for that|it to you|that|oursum|your)\b|\bsell (it )?to you\b|\bsell (it )?(at|for) (that|oursum)\b/,
  /\b(the answer is|its a|thats a|its|a big|a definite|from me a|from us a) yes\b|\byes (to|for) (oursum|the oursum|that|it|your offer|the offer)\b|\byes from (me|us)\b/,
  new RegExp(
    `\\b${oursum} (?:is|are|seems|sounds|would be|will be) (?:fine|ok|good|acceptable|agreeable|agreed|great|perfect|alright)(?: (?:by|with|for|to) ${us})?\\b`,
  ),
  /\b(is|its) acceptable\b|\bin agreement with\b|\bagree (to|with) (the|your|that|this|oursum)\b|\b(we|i) (both |all )?agree$/,
  /\boursum (it is|then|will do|suits|works|deal|done)\b|\btake (the |your )?oursum\b|\bsnap your hand\b|\bbite your (hand|arm)\b|\byou win\b|\byou can have it$|\b(ill|well|we will) go with (it|that|oursum)\b|\b(i|we) say yes$|^(the |your )?offer accepted$|\bplease proceed\b|\b(decided|going|want|wish) to accept\b(?= ?$| (it|your|the (offer|price)|that|oursum))|\bgo for it\b/,
  /\b(its|house is|its all) yours$|\b(its|thats|all|oursum) agreed$|^(yes |ok |sound |right |well |then |go on )*deal$/,
  /\b(?:(?:accept|accepting|agree to|agreed on|confirm|content with|happy with|ok with|acceptance of|agree to sell (?:it )?for) (?:the |your )?(?:offer of )?oursum|oursum (?:is |are )?(?:accepted|agreed|confirmed|acceptable|grand|yes|from both)|agreed (?:on|at) oursum|yes (?:at|to the|from us at) oursum|decided to accept (?:the |your )?(?:oursum|offer))\b/,
  /\b(zgadzam|zgoda|iawn|zgadzamy|akceptuj\w*)\b/,
]

const plain = [
  /^(?:yes |ok |oh |well )*(?:(?:thats|that is|its|it is|all) (?:right|fine|agreed|what we said|the (?:price|figure) we (?:agreed|said))|(?:(?:thats|that is|its|it is) )?(?:correct|confirmed|acceptable)(?: (?:by|to|with) (?:me|us))?|i (?:do|confirm|accept|agree|said yes)|we (?:do|confirm|accept|agree)|affirmative|sorted|already (?:told you|said) yes|accept|confirm(?:ed)?|my understanding(?: too)?|had a think and yes)(?: (?:then|thanks|thank you|please|mate|love|yes|x|sir))*$/,
  /^(yes|yes yes|ok yes|yes ok|absolutely|definitely|of course|sure|certainly|yes sure|ok then yes|oh yes|go on|go on then|yes go on|yes go on then|alright then|all right then|yes alright|yes please|yes definitely|yes of course|yes thats fine|please do|yes i (do|am|will)|why not)( (yes|thanks|thank you|please|mate|pal|love|luv|bud|then|all good|so much|sir|very much))*$/,
  new RegExp(
    `\\b(?:happy|fine|ok|okay|good|cool|content|satisfied|pleased|chuffed|delighted)(?: enough)? (?:with|by|for) (?:${oursum}|${us})\\b`,
  ),
  new RegExp(
    `\\b(?:works|suits|good|fine|does|do|do nicely|perfect)(?: fine| well| nicely)? (?:for |by )?${us}\\b`,
  ),
  /\b(thats|its) (fine|good|great|perfect|brilliant|spot on|agreeable|alright)\b/,
  /\bsounds? (good|great|fair|fine|perfect|reasonable|lovely|about right)\b/,
  /\b(will|thatll|that will|itll) do( us| me| nicely| just fine|$)|\bcan live with\b|\bcrack on\b|\bspot on\b|\bcount (me|us) in\b|\b(im|we are|were|i am|you can count us) (definitely |all )?in$|\bagreeable\b|\bsend (me |us |over |it |the )*(the )?(paperwork|paper work|contract|forms|details over)\b/,
  /^(brilliant|perfect|no probs|smashing lets|wonderful|fantastic)$/,
]

/** Praise that may be no more than manners: it counts only when nothing else is said. */
const praise =
  /^((fair|fair enough|enough|smashing|lovely|super|great|good|grand|sound|champion|ace|fine|cool|nice|nice one|wicked|ok|well|thats|very|thanks|thank you|mate|that|its|really|pretty|sounds|a|price|offer|job|then|love|sir) ?)+$/
const praises = /\b(fair|smashing|lovely|super|great|good|grand|sound|champion|ace|nice|wicked)\b/

/** Ways to say yes that are built with a no. */
const idioms: readonly (readonly [RegExp, string])[] = [
  [
    /\b(no|not an?|any) (problems?|worries|brainer|issues?|bother|objections?|complaints|qualms|hesitation)( at all| with (that|it))?\b/g,
    'agreeable',
  ],
  [
    /\b(cant|couldnt|wouldnt|not going to|wont) (argue|complain|grumble|say no|say fairer|quibble|turn (that|it) down|refuse)( (with|to|about|than) (that|it|this))?\b/g,
    'agreeable',
  ],
  [/\bnothing wrong with\b/g, 'agreeable'],
  [/\b(dont|no) need to (think|sleep)( about it| on it| it over)?\b/g, ''],
  [/\bwithout (a )?(doubt|hesitation)\b/g, ''],
  [/\b(not a|no) (moment|minute|second) to lose\b/g, ''],
  [/\bwhy not\b/g, 'yes'],
  [/^no (its|thats|that is) (fine|ok|alright|good|great|perfect)\b/g, 'agreeable'],
  [
    /^(?:so |very |really )*(?:sorry|apologies) (?:for|about) (?:(?:the|my|this|our|late|slow|long) )*(?:silence|delay|reply|response|wait)\b/g,
    '',
  ],
  [/\bdeal or no deal\b/g, ''],
  [/\bi take it (?=(thats?|its|you|youre|theres|this is|your|we|the)\b)/g, 'apparently '],
]

export const withoutIdioms = (text: string) =>
  idioms.reduce((said, [idiom, meaning]) => said.replace(idiom, meaning), text)

/** Whom a sentence addresses, which may stand anywhere in it. */
const address = / (mate|pal|love|luv|bud|sir|duck|hun|guys|im afraid)(?= |$)/g
export const withoutAddress = (sentence: string) => sentence.replace(address, '')

export const agrees = (sentence: string) => [...explicit, ...plain].some((sign) => sign.test(sentence))
export const onlyPraises = (text: string) => praise.test(text) && praises.test(text)
