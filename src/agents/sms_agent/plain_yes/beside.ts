import type { Phrases } from './grammar.ts'

const courtesies: Phrases = {
  MANNERS:
    '(for|so|very|ever|far|turnaround|response|answer|service|update|much|many|your|the|all|a|of|it|NICE|about|patience|time|help|helping|offer|explaining|explanation|reply|replying|quickly|clearly|honestly|fairly|nicely|properly|getting|coming|back|to|me|us|kindly|kindness|being|again|and|you|both|everything|indeed|lot|lots|bunch|million|sorting|this|that|out|making|listening|hard|work|service|with|in|advance|waiting|bearing|checking|from|bottom|my|our|heart|really|most|team)*',
  THANKS:
    '(so|and|very|with|many|kind|big)* (thanks|thank you|thankyou|cheers|ta|much appreciated|(i|we)? (really|do)* appreciate|much obliged|diolch (yn fawr)?) MANNERS (offer? of? SUM)? (ADDRESS|xname)*',
  GREETS:
    '(ay up|eh up|ey up|hi|hello|hiya|hey|dear|good (morning|afternoon|evening)|morning|afternoon|evening|greetings) (ADDRESS|xname|both|again)*',
  SIGNS:
    'best ,? PEOPLE|(with|kind|kindest|best|warm|warmest|many)* regards|yours (faithfully|sincerely|truly|gratefully)?|with? (best|warm|good) wishes|all the best|(from|signed|love|love from|lots of love|on behalf of) ,? (PEOPLE|US)',
  PARTS:
    '(speak|talk|see you|catch you) (to you)? (soon|then|shortly)|take care|god bless (you|all|both|and|your|the|family|team)*|bless you? all?|(have|enjoy) (a|your)? (good|great|nice|lovely|fab|pleasant)* (day|weekend|evening|one|night|week|afternoon)',
  EXCUSES:
    '(so|very|really)* (sorry|apologies) (for|about) (the|my|a|such|our|slow|late|long|being)* (wait|delay|silence|reply|spelling|capitals|caps|typos|slow|late|typing|thumbs)',
  COURTESY: 'THANKS|GREETS|SIGNS|PARTS|EXCUSES|ADDRESS',
}

const joys: Phrases = {
  CHEER:
    '(oh|wow|how|just|absolutely|really)* (fair enough|fair play|fair dos|enough said|nuff said|say no more|jobs a good un|brilliant|fantastic|wonderful|lovely|great|perfect|super|smashing|champion|tidy|lush|fab|fabulous|amazing|excellent|marvellous|magic|mint|lovely jubbly|ace|sweet|nice one|happy days|get in|yay|hooray|hurrah|hurray|yippee|woohoo|whoop|wow|good|sound|cool|brill|belter|bostin|mega|superb|phew|hallelujah|finally|result|get in there|wahey|whoopee|yahoo|bingo|bravo|omg|oh my goodness|goodness|blimey|gosh|go|bring it on|hip hip|well done|good on you) (news|stuff|job|one|result|offer)? (at last)?|about time too?|(id|wed|WHO would) be (a fool|fools|mad|daft|silly|rude) not to|(i|we) trust you (all|guys)*|(thatll|that will|itll|it will) do (me|us|nicely|fine|very|lovely)*',
  RELIEF:
    '(thats|that is|this is|its|it is|what|such)? (a|an|such|just|really|very|so|absolutely|the|best|FINE|huge|big|massive|real)* (relief|result|(weight|load) off ((my|our|the) (mind|minds|shoulders))?|news|price|offer|lovely of you|music to my ears)|(thats|that is|this is|its|it is|what|(that|this|it) would be) (just|really|very|so|absolutely|all)* FINE ((with|by|for|to) US)* (all (week|day|year))?|thank (god|goodness|heavens|the lord) (for (that|you|this))?',
  HAPPY:
    '((WHO would|id|wed) be)? FULLY PLEASED ((with|by|about|for) (IT|US|everything))* US?|(WE|PEOPLE|theyre|hes|shes|they are|so|and|are|is|be)* FULLY GLAD (about|with|at|for|to be|too|as well|now|here|it|this|that|the|your|offer|all|done|over|sorted|settled|thats|thats all|finally|everything|to get (this|it) (done|sorted))*',
  MADEDAY:
    '(youve|you have|that has|thats|this has|this will|that will) (really|just|absolutely)* (made|make) (my|our) (day|week|year|month|weekend|christmas)',
  PRAISE:
    '(youve|you have|you are|youre|yous are|your|yes been) (been|all|a|an|ever|so|very|really|such|absolutely|absolute|truly|just)* (NICE|star|stars|gem|legend|legends|diamond|angel|angels|lifesaver|gent|sweetheart|people) (to (me|us)|to deal with|about it|with (me|us|it)|throughout|from the start|all of you)*',
  EAGER:
    '(WE|just|really|honestly|and|so|very|much)* (cant wait|look forward|looking forward) (to|get|getting|be|being|see|seeing|start|starting|move|moving|hear|hearing|receive|receiving|meet|meeting|work|working|it|this|rid|of|shot|the|back|place|with|from|you|going|started|done|sorted|on|in|next|over|our|my|new|home|paperwork|contract|house|all|out|further|soon|forward|business|doing|completing|completion|exchange|exchanging|dealing|progressing|proceeding)*',
  PLEASURE:
    '(its|it has|it was|been|what)* (a|real|absolute)* pleasure (doing business|dealing|to deal|to do business)? (with you)? (all|both)?|(good|nice|lovely) (doing business|dealing) with you (all)?|(top|good) (man|lad|bloke|lass|woman)|(you|youre|you are|you lot are) the best|one less thing to worry about|(now|then)? (i|we) can (sleep|relax|rest|breathe) (easy|now|again|at last|tonight)*',
  JOY: 'PLEASURE|CHEER|RELIEF|HAPPY|MADEDAY|PRAISE|EAGER',
}

const business: Phrases = {
  ACTSFORUS:
    'LAWYER (to follow|will follow|coming|to come)|(ill|well|WHO will) (send|text|email|forward) (you|over)* LAWYER (over|across|TIMES)*|(LAWYER|conveyancing) (is|are|will be|would be|called|acting|by|with|through|handled|done|dealt|,|at)* xname NAMING (if you need (it|them|him|her))?|xname NAMING (is|are|will be) LAWYER|xname NAMING will? (act|acts|acting|are acting) for (me|us)',
  PASSON: 'please? (pass|hand|send) (it|this|that|everything|PAPERS) (on|over)* to (LAWYER|COLLEAGUE)',
  TELLLAWYER:
    '(please|you can|ill|well|WHO will|get|and|will|can)* (use|using|contact|contacting|ring|call|phone|email|tell|let|instruct|speak to|get in touch with|be in touch with|deal with|go through|send PAPERS (over|out)? to) (LAWYER|PEOPLE) know? TIMES? (,? xname NAMING)?',
  SENDTO:
    '(please|can you|could you|if you could)* (send|post|email|forward) PAPERS (over|out|across)? (to|through) (xname NAMING|me|us|LAWYER)',
  KEYS: '(the|my|our)? spare? (key|keys) (is|are) (with|at|under|in|on) (PEOPLE|(the|my|our)? (neighbour|neighbours|pub|shop|agent|agents|mat|safe|key safe|office|porch|shed|pot|plant pot|flowerpot|drawer|hook|box)) (next door|(when|if) you need (it|them)|at number|at number number|over the road|opposite|NAMING)|PEOPLE (has|have|holds|got|has got) (the|a|my|our|all|spare|set of)* (key|keys)',
  RINGME:
    '(you can|please|just|so|and|do)* (ring|call|phone|text|email|message) (me|us) (about|with|on|for|PAPERS|the|next|steps|TIMES)*',
  ATHOME:
    '(im|ill be|were|well be|WHO (am|are|will be)) (usually|always|mostly)? (in|home|at home|about|around|here|free|available) TIMES',
  CONTACT:
    '(my|our) (phone|mobile|contact|landline|home|best)* number (for (your|the) (solicitor|records|file))? is? number?',
  AWAY: '(sorry|WE)* (was|been) (away|in xname|on holiday|abroad|poorly|at work|in work|working|busy|out|asleep) TIMES?',
  BUSINESS: 'PASSON|CONTACT|AWAY|ACTSFORUS|TELLLAWYER|SENDTO|KEYS|RINGME|ATHOME',
}

const repeats: Phrases = {
  ASSAID:
    '(as|like)? (i|we|ive|weve) have? already? (said|told|mentioned) (you|PEOPLE|COLLEAGUE)? (BEFORE|TIMES)*|WHO did say so? BEFORE*|same (answer|reply|yes)? again? as (BEFORE|TIMES|WHO (said|gave))|(WE|WHO)? FULLY (stand|standing) by (it|that|what WHO said|(my|our) word)|nothing (has|is) changed|nothings changed|(my|our) (answer|decision) (has not|hasnt|wont) (changed|change)|(i|we) (wont|havent|will never) (be changing|change|changed) (my|our) (mind|minds)|no changes|no (going|looking) back|no (second thoughts|regrets)|(i|we) wont (let you down|be backing out|back out)|same as before|as (agreed|discussed|before|previously agreed|said|promised) (with|to|PEOPLE|COLLEAGUE|you|BEFORE|TIMES|on the phone)*|once? again|still',
  TALK: '(it|this|that|things|twice|three times|overnight|over|through|about|on|with|to|together|carefully|long|hard|and|both|all|last night|yesterday|TIMES|PEOPLE|COLLEAGUE|LAWYER)',
  TALKED:
    '(WE|having|have|had|after|so|and|just|both|followed by|following)* ((talked|discussed|thought|slept|chatted|spoken|spoke|speaking|talking|discussing|thinking|considering|chatting|considered|weighed|mulled|sat down|run it past) TALK+|(a|had)+ (good|long|proper|quick|little|family|lot of)* (chat|think|talk|natter|discussion|word|meeting|sleep|thought) TALK*)|WE (told|let) PEOPLE know?',
  DECIDED:
    'WE? 100? FULLY (sure|certain|positive|decided|made up (my|our) (mind|minds)|made (my|our) (mind|minds) up|ready (to (go|move|sell|start) (quickly|soon|whenever|on)*)?)|(my|our) (mind|minds) (is|are) made up|no (doubt|hesitation) (about it|at all)?|WE? (no|not a|not an) (objection|objections|problem|problems|prob|probs|bother|worries|issue|issues|objection|objections|brainer) (at all|with (it|that))*|no need to (think|ask) (about it|again)?',
  FAMILY:
    'PEOPLE is (sat|sitting|stood|standing|here|right)* (next to|beside|with|by) (me|us)|and? (agrees|agree) ((to|with) IT)+|THEY (and (i|me))? (agrees|agree|(is|are) in (full|total|complete)* agreement|feels the same|says the same|says (yes|go for it|take it|do it)|say (yes|go for it|take it|do it)|does|do|is|are|knows|know|has agreed|have agreed|is on board|are on board) (too|as well|also|with (me|it|this|that)|both|all)*|so (is|does|are|do|am) (PEOPLE|i|we)|and? so? BOTH',
  NEXT: '(the|and)? (sooner|quicker|faster) the better|as soon as (possible|you can|you like)|at your (earliest)? convenience|when (youre|you are) ready|asap|no (rush|hurry) at all?|in your own time|when (do|can|shall) (we|you|i) (start|begin)|(just|please)* let (me|us) know (what|if) you need (anything|something)? (from (me|us)|next)*|(whats|what is|what happens) (next|the next (step|stage))|when (can|do|will|shall) (you|we|i) (GOON|sign|come (and see it|round|out)*)|where do (i|we) sign',
  LEADIN:
    '(WE|WED|writing|just|can|you can|this is|PLEASED|like)+ to? (let you know|say|tell (you|them|COLLEAGUE)|confirm|inform you|report) that?',
  FILLER:
    'how many times|(WED|would) WANTING ACCEPT|go on|over to you|be done with it|get it over with|and be done|wheres the pen|si|kk|k|so|thats that|and thats that|all fine|right you are|and|ok|oh|ah|och|then|now|just|please|alright|aw|really|very much|indeed|definitely|x|xx|(right|well) (,|then)',
  OURSUM: '(at|for|to|with|of|the|price|figure|sum|is)* oursum',
  NAMES: 'xname (and? xname)*',
  REPEAT: 'ASSAID|LEADIN|NEXT|TALKED|DECIDED|FAMILY|FILLER|OURSUM|NAMES',
}

/** What may stand beside a yes, or between two: it asks for nothing, leaves nothing open and is no other's. */
export const beside: Phrases = {
  ...courtesies,
  ...joys,
  ...business,
  ...repeats,
  BESIDE: 'COURTESY|JOY|BUSINESS|REPEAT',
}
