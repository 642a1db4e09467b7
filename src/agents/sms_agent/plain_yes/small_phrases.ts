import type { Phrases } from './grammar.ts'

/** Of what sentences around a yes are built, as `words()` spells them: "we're" is "were", our figure "oursum", a name "xname". */
export const smallPhrases: Phrases = {
  KIN: '(wife|wifey|husband|hubby|hubbie|sons|daughters|nan|nana|gran|grandma|grandad|in laws|co owner|co owners|twin|stepson|stepdaughter|missus|mrs|partner|half|fella|boyfriend|girlfriend|mum|dad|mam|mother|father|brother|sister|son|daughter|family|kids|children|lad|lads|lass|girls|boys|brothers|sisters|siblings|grandson|granddaughter|nephew|niece|cousin|neighbour|neighbours|friend|aunt|uncle|tenant|tenants) xname*',
  PEOPLE:
    '((my|our|the|her|his|all|whole|other|old|eldest|youngest|a)* KIN|(our|my)? xname) (and? ((my|our|the)* KIN|xname))*',
  BOTH: '(the|all|both|two|three|four|five|pair|lot)* of us|us (both|all)|both (vendors|owners|parties|sellers)?|all|(the|both|all)* (vendors|owners|sellers)|everyone concerned|as a (family|couple)',
  US: 'me (and PEOPLE)?|us|BOTH|myself|ourselves|me too|my (end|side|part|household)|our (end|side|part|house|household)|this end|here|everyone here|the? xname+ (family|household|clan|lot|brothers|sisters)|PEOPLE (and (me|i))?',
  /** Whose yes sells the house: somebody else's is none. */
  OURS: 'me (and PEOPLE)?|us|BOTH|myself|ourselves|me too|my (end|side|part|household)|our (end|side|part|house|household)|this end|here|everyone here|the? xname+ (family|household|clan|lot|brothers|sisters)|PEOPLE and (me|i|myself)|my (wife|husband|missus|partner|other half) and (me|i|myself)',
  WHO: '((me|myself|PEOPLE) and)? (i (,? xname+ ,?)?|we|me)|i and PEOPLE|PEOPLE and (myself|me)|me and PEOPLE|BOTH',
  WE: 'WHO (am|are|is|have|will|do|can)?|ill|well|im|were|ive|weve',
  WED: 'WE|id|wed|WHO would',
  FULLY:
    '(both|all|now|very|really|so|more than|only too|quite|just|also|still|most|absolutely|definitely|fully|gladly|happily|hereby|certainly|truly|totally|extremely|ever so|dead|completely|finally|formally|therefore|then|always|gratefully|together|too|wholeheartedly|freely|duly|without hesitation|very much)*',
  GLAD: '(happy|delighted|glad|pleased|chuffed (to bits)?|thrilled|content|relieved|over the moon|made up|buzzing|ecstatic|grateful|thankful|satisfied|excited|comfortable|on board|elated|overjoyed|tickled pink|on cloud nine|proud|stoked)',
  PLEASED: '(GLAD|ok|fine|good|cool)',
  COLLEAGUE: 'your? (people|colleague|man|lady|lad|girl|boss|team|office|chap|young man|young lady) xname?',
  FINE: '(fine|ok|good|great|perfect|alright|all right|lovely|brilliant|grand|excellent|super|wonderful|fantastic|amazing|fab|champion|smashing|spot on|marvellous|ideal|fair|reasonable|generous|decent|lovely jubbly|calm|safe|brill|right|about right|bang on|mint|lush|sweet|cracking|tidy|belting|plenty)',
  OFFER:
    '(your|the|this|that|a) (very|kind|generous|fair|good|great|latest|revised|new|cash|final|lovely|full|amended|improved|increased|best|stated|named|agreed|above|said|wonderful|excellent|purchase|sale|selling)* (offer|price|figure|sum|amount|money|deal|terms|proposal|bid|valuation|agreement|arrangement) (price|figure|amount)? ((you|we) (said|offered|named|gave|agreed|mentioned|made))?',
  HOUSE: '(my|our|the|this) (house|property|flat|bungalow|home|place|apartment|cottage|sale|purchase)',
  SUM: '(the|your|that|this)? (full|sum of|offer of|price of|figure of)? oursum (pounds|pound|quid)?',
  NICE: '(good|great|kind|lovely|nice|decent|helpful|patient|honest|fair|straight|professional|friendly|polite|clear|gentle|understanding|brilliant|fantastic|wonderful|amazing|quick|easy|simple|painless|smooth|thoughtful|generous|reasonable|civil|pleasant|efficient|considerate|caring)',
  THEY: '(PEOPLE|they|he|she)',
  OBJECT:
    '(to|with|for|at|on|of|by|in)* (OFFER|HOUSE|SUM|it|that|this|all that|all of (it|that)|everything|going ahead|selling)',
  IT: 'OBJECT|(to|with|for|at|on|of|by)* (you|(my|our) behalf)|in full|outright|(on)? (this|that) basis|(off|from) you|today|now|right now|this (morning|afternoon|evening)|with (great|much|real)* (pleasure|delight|joy|thanks|gratitude|gladness)|as a (family|couple)',
  DAY: '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|today|tomorrow|tonight|morning|mornings|afternoon|afternoons|evening|evenings|day|days|week|weeks|weekend|weekends|time|lunchtime|oclock|number|later)',
  TIMES:
    '((all|most|every|any|this|next|on|in|at|the|of|after|before|from|until|till|or|and|both|early|first thing|by)* DAY|anytime|whenever|straight away|asap|shortly|soon|suits|you like|you want|you need|when (suits|it suits|it suits you|suits you|you like|you can|convenient|youre free|you are free|you get a (minute|chance)))+',
  PAPERS:
    '(the|all|any|your|that|those)* (paperwork|papers|contract|contracts|form|forms|agreement|memorandum of sale|memorandum|documents|docs|details|legals|legal (work|side|bits|stuff)|conveyancing|everything)',
  GOON: 'go ahead|go for it|proceed|continue|(carry|crack|press|push) on|(move|go) forward|get on with (it|things)|keep going|full steam ahead|make a start|make it happen|do (it|the deal)|put it through|get (cracking|going|started|moving)|(get|set|keep) (it|this|that|things|everything|all|the (ball|wheels|sale|process|deal)|PAPERS) all? (moving|rolling|going|started|sorted|underway|under way|done|drawn up|bought|signed|sealed|booked|in motion|turning|over the line)|(start|begin|sort|do|prepare|draw up|get) (off|out)* (PAPERS|the (process|sale|ball rolling))|start things off|sell (it|HOUSE|up)|(draw|write) it up|instruct them|book (the|your) solicitor|get your (solicitor|solicitors|people) (on|onto|on to|to) (it|mine|ours|my solicitor|our solicitor)|(fire|forge) ahead|work away|plough on|(off|away) you go|(take|move) it (forward|from here|to the next (step|stage))|do the (necessary|needful|honours|rest)|make it official|(seal|close|finalise|complete|do|finish) (it|the deal|this)|sign me up|tie it up|get (the|your|my|our) (solicitor|solicitors|lawyers) (on it|onto it|started|going)|do (what|whatever) (you need|you have|needs|is needed|must|you must) to? (do|doing|be done)?|do your (thing|bit|stuff)|instruct (your|the)? (solicitor|solicitors)',
  NAMING: '(xname|and|at|of|in|from|on|the|co|llp|ltd|solicitors|legal|law|conveyancing|number|,)*',
  LAWYER:
    '(my|our|your|the|his|her)? (solicitor|solicitors|conveyancer|conveyancers|lawyer|lawyers) (firm|details)?',
  ADDRESS:
    '(mate|man|pal|love|luv|bud|fella|bab|la|lad|buddy|sir|madam|duck|hun|hunny|hon|pet|hen|butt|boss|boyo|bro|bruv|chief|darling|dear|flower|chuck|cock|babe|sweetheart|marra|hinny|my (lover|love|dear|friend|duck|man|mate)|guys|folks|team|all|everyone|ladies|lovely|my lovely|petal|poppet|sweetie|treacle|cariad|guv|squire|mucker|matey|dude|fam|blud|our kid|kid|chaps|girls|lads|gents|gentlemen|sirs|there)',
}
