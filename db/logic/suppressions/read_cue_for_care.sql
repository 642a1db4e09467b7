create or replace function pipeline_private.pattern_of_care(cue text)
  returns text
  language plpgsql
  immutable
as $$
begin
  return case cue
    when 'self-harm' then pipeline_private.one_pattern(
      '\msuicid\w*|\mkill(ing)? (myself|himself|herself)\M|\mself ?harm\w*|\m(hurt|cut)(ting)? myself\M|\moverdos\w*|\msamaritans\M',
      '\m(end|ending|take|taking|took|taken) (all )?(my|his|her) (own )?(life|tablets|pills)\M',
      '\m(thinking|thought) (of|about) (ending (it|things)|killing|suicide)\M|\m(end|ending|ended) it all\M|\mbetter off (if|when) i\M|\m(i|he|she) (wasnt|werent|isnt|am not) around\M',
      '\m(want to die|wish i (was|were) dead|better off (dead|without me)|rather be dead|giving up on (everything|life)|done with (life|living)|tired of (life|living)|hate my life)\M',
      '\m(dont|no longer|cant) (even |really )?(want to |wanna )?(live|be here( at all)?|be around|go on|carry on living|be alive|do this)( any ?more| like this| with this)?{end}',
      '\m(no|any) (reason|point) (to|in) (live|living|go on|going on)\M|\mno point (going|carrying) on\M(?! (about|with|until|till))|\m(point|use) (of|in) (living|carrying on)\M|\m(whats|what is) the (point|use)( (of|in) (anything|it all|any of it|life|living|it))?( any ?more)?{end}|\m(dark|bad) place\M(?! to)|\mnothing (left )?to live for\M|\m(cant|dont) (always )?see (any|a|the) (way (out|forward)|point|reason)( (in|to|of|for) (it|any of it|anything|going on|bother\w*|living|anything else|any more|anymore|all this|tbh|really))*{end}|\m(go to sleep and |just )?(not|never) wake up\M|\m(notice|care|miss me|better)( \w+){0,2} if i (was|were|am|wasnt|werent) (gone|dead|not here|here)\M|\m(had|have) enough of (living|life|it all)\M|\m(nothing|none of it) matters\M|\meverything (feels|is|looks) (black|hopeless|pointless|like walking through mud)\M|\m(to|on|off|towards) the (bridge|railway|roof|cliffs?) (and|again|edge)\M|\mcarried out in a box\M|\m(finished|done) and so am i\M|\mempty and so am i\M|\mtook (some|all|too many|my|a load of)( \w+)? (tablets|pills)\M|\mhead is in bits\M|\mcant take (it|this|any) ?(any ?more|more)\M'
    )
    when 'abuse' then pipeline_private.one_pattern(
      '\m(domestic (abuse|violence)|abusive|abuser|abus(es|ed|ing) (me|us|as a|by (him|her|my))|coerc\w*|refuge|womens aid)\M',
      '\m(hits?|hitting|beats?|beating|hurts?|hurting|punche[sd]|punching|strangl\w+|rape[sd]?|assault(ed|s)?|attack(ed|s)?) (me|us|my (kids|children|son|daughter|mum))\M(?! (with|down|up|to|on|at|back)\M)',
      '\m(restraining|non ?molestation|protection) order\M|\minjunction (against|on) (my|him|her)\M|\mviolent (ex|partner|husband|wife|man|home)\M|\m(ex|partner|husband|wife|he|son) is (violent|aggressive)\M|\msmashed (the|my|our) (place|house|door|car|phone) up\M|\mthreaten(s|ed|ing)? (me|us|to kill|to hurt)\M',
      '\m(scared|frightened|terrified|afraid) of (him|her|my ({relative}|ex))\M|\m(im|i am|were|we are) (not|un) ?safe\M',
      '\mlive in fear of (him|her|my)\M|\m(he|she|{relative}|ex) (wont let me|(finds|found) (out|me)|controls?|takes all)\M|\m(locks?|locked) me (in|out)\M|\mhis hands on me\M|\m(social services|social worker|womens refuge)\M|\m(somewhere|where) (he|she|they) (doesnt|dont|cant|wont) (have|know|find)( the address| me| us)?\M|\m(only|just) when (hes|shes|he is|she is) (at work|out|asleep|away)\M',
      '\m(he|she|they|{relative}|ex)( has| have|s)? (changed the locks|took the kids|taken the kids|set fire|burn\w* (it|the|my|our))\M|\m(police|court)( \w+){0,4} (he|she|him|her)( \w+){0,3} (not to come|cant come|isnt to come|back|away|near|within)\M|\m(hes|shes|he is|she is) (coming back|not to come)\M|\mthe (men|lads) will (come|be) back\M|\m(he|she|they) says? i (have to|must|need to|better|got to) (say|sign|sell|do)\M|\mscared to (go|be|answer|sleep)\M|\mkeep (the )?loan shark\w*|\mloan sharks?\M',
      '\m(forc|bull|pressur)(es|ed|ing|ies|ied|ying)? (me|her|him|my (mum|nan|dad))\M|\m({relative}|ex|he|she|they)( (is|are|keeps|just))? (mak(es?|ing)|forc\w+) (me|us) (do|sell|sign|leave|move)\M|\mcontrols (all )?(my|our|the) money\M'
    )
    when 'a minor' then pipeline_private.one_pattern(
      '\m(im|i am)( only| just| a)? (9|1[0-7])( (years? old|yrs?( old)?|yo|year old|and|please|so|but|stop|not|too|im|i))*{end}',
      '\m(im|i am)( only| just) (9|1[0-7])\M(?! (m|mins?|minutes?|miles?|doors?|days?|weeks?|months?|hours?|k|grand|years? (from|away|off|in))\M)|\m(im|i am) (9|1[0-7]) (and|so|but) (my|still|a|at|i|dont|not|in)\M',
      '\m(im|i am|we are) (only |just |still )*(a )?(child|kid|school ?kid|minor|teenager|teen|under ?age|under 18|at (primary |secondary |high )?school|in year \d+)\M(?! (teacher|run|minder))',
      '\mthis is (a|my) (kids|childs|childrens|sons|daughters|mums?|dads?|mams?) phone\M|\m(son|daughter|child|kid)( is| aged?| age) ([3-9]|1[0-5])\M( \w+){0,3} (has|got|gets|reads?|reading|answer\w*) (your|these|this)\M|\m(im|i am) (her|his|their|the) (son|daughter|child|kid)( and)? aged?\M',
      '\mmy (mum|dad|mam|parents?) (is|are|isnt|arent) (out|home|in|at work)( right now| now)?{end}|\mi(m| am)? not old enough\M|\m(im|i am) (only |just )?(nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\M(?! (m|mins?|minutes?|miles?|doors?|days?|weeks?|months?|hours?|years? (from|away|off|in))\M)|\mfoster (mum|mam|dad|carers?|parents?)\M|\mno adults (here|in|at home)\M'
    )
    when 'a bereavement' then pipeline_private.one_pattern(
      '\m(passed away|passing of|bereave\w*|funeral|deceased|widow(er|ed)?|cremat\w*|condolence\w*|no longer with us|executors?( of)?|executrix|stillb(orn|irth)|miscarr\w*|rest in peace|rip|grie(f|ving|ve|ved)|tragedy|crematorium)\M|\m(he|she) is no more\M|\mnot long for this world\M|\m(hung|hanged|shot) (himself|herself)\M|\mprobate\M(?!( was)? (granted|finished|done|sorted|through))',
      '\m(my|our|his|her|their) late {relative}s?\M|\m(lost|losing|buried|burying|bury) (my|our|his|her|a)? ?{relative}\M(?! (keys?|phone|job|number|deposit|money))|\mlost (him|her|both of them) (last|in|on|to|this|a|two|three|\d)',
      '\m({relative}|he|she|they|who|hes|shes)( (is|has|have|had|was|were|just|sadly|suddenly|recently|both|now|also|\w+ly))* (died|dead|dying|killed|passed( on| over)?)\M(?! (to|for|down|out|off|it|this|that|the|on (it|this|that|the|your)|your|my|a|all|up|by|through|back|home|away|with|into|in (19|20)\d\d|messages?|details?|survey|open|quiet|shopping|abroad)\M)',
      '\mfound (him|her|them) dead\M|\mlost (his|her|their) (battle|fight|mind|marbles)\M|\mlost (my|our) mind\M|\mno longer alive\M|\m(takes?|took|taken) (his|her|their) own li(fe|ves)\M|\mslipping away\M|\m{relative}( of \d+ years)?( (is|has|just|sadly|suddenly))* gone( last (night|week|month)| yesterday| today| now)?{end}|\m({relative}|he|she|they) didnt make it{end}|^passed( away)? (last|this|yesterday|on|in)\M',
      '\m(died|dying) (in|on|last|this|at|from|of|yesterday|suddenly|peacefully|a|two|three) (week|month|year|night|hospital|hospice|home|covid|cancer|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|few|his|her|the)\w*\M(?<!\m(phone|battery|boiler|car|laptop|signal|line|sale|deal|tv|engine|heating|dog|cat)[a-z ]{0,20})',
      -- Said of a name.
      '(?<!\m(phone|mobile|battery|boiler|car|laptop|computer|internet|signal|line|conversation|chain|sale|deal|buyer|market|tv|engine|heating|fridge|freezer|machine|oven|dog|cat|plants?|grass|lawn|tree|trees|interest|idea|it|its|this|that|which|there) )\m((has|have|had) (just |sadly |recently |suddenly |now |also )*died|died (yesterday|today|tonight|(this|last|on|over) \w+))\M(?! (off|down|out|away)\M)',
      '\mdeath (of|in|certificate)\M|\m(since|after|before) (he|she|his|her|my \w+s?) (death|died|passed)\M|\mhas (sadly |recently |now |just )*passed( on| over)?{end}|\mlost (the|our|my|a) (baby|little (girl|boy|one)|bairn)\M|\m(isnt|not|no longer) (here|with us)( \w+)? (any ?more|any longer|now)\M|\m(every room|the (house|place)|whole house) (has|is full of) (him|her|them)\M|\msince (mum|mam|mom|dad|nan|gran|grandad|he|she|my (wife|husband|mum|mam|dad|partner)) (went|left us|passed|died|has gone)\M|\mswitch\w* off (his|her|my)\M|\m(his|her) (machine|ashes|wake)\M'
    )
    when 'an illness or a need of care' then pipeline_private.one_pattern(
      '\m(have|has|had|got|with|from|of|to|its|is|have been|diagnosed with|battling|fighting|stage \w+) (a |the |breast |lung |bowel |prostate |terminal )*(cancer|chemo\w*|a tumou?r|leukaemia|dementia|alzheimer\w*|parkinsons|motor neurone|ms|a stroke|a heart attack|depression|bipolar|psychosis)\M',
      '\m(cancer|chemo\w*|leukaemia|dementia|alzheimer\w*|parkinsons|palliative|intensive care|life support|psychiatric|sectioned|schizophreni\w*|dialysis|coma)\M(?! (research|charity|shop|trust|friendly|nurse))',
      '\m(diagnosed|incurable)\M|\m(confused|forget|forgetting) (and |i |things)\w*{end}|\mi forget things\M|\m(legs?|hands?|eyes?) (dont|no longer) work\M|\m(having|need|needs|awaiting|after|before) (surgery|an operation)\M|\m(ventilator|paramedics?|ambulance|ptsd|anxiety)\M|\m(days|weeks|months) (left )?to live\M|\mturn for the worse\M|\m(my|his|her) (meds|medication)\M|\m({relative}|he|she|hes|shes)( is)? terminal\M|\m(cant|not able to) read (or|and|this)\M|\m(im|i am|ive been|i feel|feeling) (very |really |so |a bit )?(low|hopeless|down)( at the moment| right now| today)?{end}|\m(terminal(ly)? (ill|illness|cancer)|in (a |the )?hospice|end of life care|(in|into|to) (a |the )?(care|nursing) home|(a|my|nervous) breakdown|heart (attack|op|operation|surgery|failure|bypass)|mental health|learning (difficulties|disabilit\w*)|brain (injury|damage)|power of attorney|lasting power|lacks? capacity|my carer|his carer|her carer)\M(?! (next door|opposite|across|nearby|facility))',
      '\m(heart attack|learning (difficult\w*|disabilit\w*)|(power|powers|lasting power) of attorney|cant (face|manage) (it|this|things|anything|life))\M',
      '\m(had|having|suffered|after) (a|another|my|his|her|the) (stroke|heart attack|fall|operation|breakdown)\M|\m(im|i am|hes|shes|is|very|so|really) depressed\M|\m(cant|not) cop(e|ing)\M|\m(i am|im|hes|shes|going) (blind|deaf)\M',
      '\m(my|his|her|the) (stroke|chemo|dialysis|kidneys?|heart|cancer|legs? (are|is)|dementia|carers?|nerves|tablets)( (is|are|has|have))?( (only|just|for|packing|failing|gone|bad|back|changed))\M|\msince (my|his|her) (stroke|fall|accident|operation|op|heart attack|illness)\M|\m(stoma|district|community|cancer|macmillan|dementia) nurse|\mnurses? (come|comes|came|coming|was|were|is|are|says?)\M|\mward (\d+|[a-z]) (till|until|at|in)\M|\m(dress|dressing) my (legs?|wounds?)\M',
      '\m(results? back and|test results|amputat\w*|a bypass|in the priory|rehab|in recovery|sober|relaps\w*|on dialysis|sectioned|downs syndrome|has downs|panic attacks?|hear(ing)? voices|cant stop (shaking|crying)|crying my eyes out|never sleep|not slept|havent slept|cant think straight|not been out of bed|lives? in a home|in a home now|what day it is|so confused|get confused|mixed up with (all )?this|too tired to (fight|think|go on)|head(s| is) not right|not right in the head|cant (really )?read (too|very|so)? ?(well|good|much)|registered (blind|disabled|deaf)|court of protection|deputyship|terminal( \|)? (weeks|months|days))\M',
      '\m(im|i am|hes|shes|he is|she is) (8[5-9]|9[0-9])\M(?! (k|grand))|\m(im|i am|hes|shes|he is|she is|aged) \d\d (and|so|but) (the family|they|my \w+|does|get|confus\w*|not|dont|on my own|im not)( \w+){0,4} (think|say|says|tell|mixed|confused|cope|manage|sure|alone)\M|\mi say yes to (everybody|everyone|anyone|anybody)\M|\m(daughter|son|he|she|wife|husband) used to (do|deal|see|look after)( \w+){0,2} (all|everything|it|that|these|this)( for me)?{end}|\mdoes as i tell (him|her)\M|\mi look after (my|him|her)\M|\mdont understand (any|a word|none) of (this|it)\M|\mdid (he|she|i|my \w+) sell (my|the) (house|home)\M|\msold my house already\M',
      '\m(in|to|from|out of) (the )?hospital\M(?<!\m(near|next|close|opposite|minutes?|mins|miles?|walk|far|across|view) [a-z ]{0,16}hospital)|\mhospitali[sz]ed\M|\m(in|into) (icu|a&e|intensive care)\M',
      '\m(very|really|seriously|so|gravely|critically|quite|too|terribly) (ill|poorly|unwell|sick)\M(?! (of|at ease|read|call|ring|send|get|let|have|be|look|do|go|take|see|think|come|try|need|ask|speak|text|reply|wait|give|check|find|keep|leave|make|put|say|tell)\M)|\m({relative}|im|i am|hes|shes|he is|she is|been|is|was|me) ((is|has|been|not|very|so|still|really) )*(ill|poorly|unwell)\M(?! (at ease|treated|maintained|built))'
    )
    when 'hardship' then pipeline_private.one_pattern(
      '\m(\w+ (months?|weeks?|payments?) behind|behind (on|with) (the|my|our) (mortgage|rent|payments?|bills))\M|\m(possession|charging) order\M|\m(court|council|bank|lender|building society|they|theyve|weve)( (is|are|has|have|want|wants|put|got))* (taking the house|a charge on|us out|me out|to sell us up|charge on)\M|\m(on the streets?|sleeping in (my|our|the) (car|van)|sofa surfing|in a hostel|nowhere to (go|live))\M|\m(nothing|havent|not|cant afford)( \w+){0,3} (eat|eaten|feed the (kids|children)|in the cupboard|for the gas|gas or food)\M|\mnothing to feed\M|\mno (food|money for)\M',
      '\m(gas|electric|electricity|water|power|leccy)( has| is| was)?( been| just)* (cut off|disconnected)\M|\mlost everything\M|\mlost (my|our) (job|business|licence)\M|\m(fire|flood) (last night|yesterday|this morning|on \w+day)\M|\m(get|got|been) sanctioned\M|\mhusband inside\M|\m(partner|husband|wife|son|he|she|hes|shes)( is|s)? (in prison|inside|in jail)\M|\mthree months from losing\M|\mlosing (it|the house|our home)( any ?way)?{end}|\mgambl(ing|ed)( it| everything)?( away)?\M|\msat in my coat\M|\mwant (their|the) \d+ (thousand|k|grand)\M',
      '\m(arrears|repossess\w*|bailiffs?|evicted|eviction|evicting|bankrupt\w*|insolven\w*|iva|debt collectors?|homeless|food ?bank|losing (my|our|the) (home|house)|(bank|lender|building society|mortgage (company|people|lender)) (is|are) (taking|after|selling)|(bank|lender) wants (the|my|our) (house|home))\M'
    )
  end;
end
$$;

create or replace function pipeline_private.read_cue_for_care(body text, our_texts text[] default '{}')
  returns text
  language plpgsql
  stable
as $$
declare
  said constant text := pipeline_private.vendors_sentences(body, our_texts);
  cue text;
begin
  -- Each by itself: all of them as one pattern take a new session four times as long to compile.
  foreach cue in array array['self-harm', 'abuse', 'a minor', 'a bereavement', 'an illness or a need of care', 'hardship'] loop
    if pipeline_private.may_tell_of(said, cue) and said ~ pipeline_private.pattern_of_care(cue) then
      return cue;
    end if;
  end loop;
  return case
    when pipeline_private.weigh_words(said) = 'distress'
      or (cardinality(our_texts) = 0 or said = pipeline_private.plain_words(body)) and (pipeline_private.sounds_of(body)).care in ('clear', 'loud')
      then 'something that weighs on them'
  end;
end
$$;

comment on function pipeline_private.read_cue_for_care is
  'Of what a text tells that a person should answer and no automatic text may follow: self-harm, abuse, a minor, a bereavement, an illness or a need of care, hardship; or something that weighs on them, where words speak of distress, or sound like it, that no pattern knows; null when of nothing such. The gravest first. our_texts as for read_opt_out(). Heard too often it costs a person''s look.';

comment on function pipeline_private.pattern_of_care is 'What a text in plain_words() says that tells of one cue for care.';
