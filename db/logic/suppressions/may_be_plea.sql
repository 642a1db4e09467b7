create or replace function pipeline_private.may_be_plea(said text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return pipeline_private.has_sign(said, array[
    -- Signs, slips of the thumb, and short texts that begin with such a word, whatever follows.
    'stopsign',
    '^(please )?(sto|stp|sotp|stpo|tsop|dtop|srop|stip|stob|stol|atop|stoo|ztop|xtop|stop[a-z])( please| now| x)*$',
    '^((please|ok|yes|no|just|and|now) )*(stop|stops|stopping|cease|desist|unsubs?\w*)( (?!by\M|here|off|messing|over|at\M|cock|tap|watch)[a-z0-9]+){0,3}( \|.{0,25})?$',
    '{starts}(quit|cancel|revoke|remove|delete|erase|halt|desist)( (it|this|me|us|all|please|now|thanks|thank you|x|xx))*{end}',
    '{starts}(remove|delete|erase) (it|this|that|these|them|all|everything|from|please)\M',
    '^(please )?(out|leave|finish|halt|arret|arrêt|basta|alto|no mas|stfu)( please)?$|\mplease leave{end}',
    '\m(want|like|need|wish) to cancel{end}|\mcancel (my (subscription|enquiry|account|registration)|everything|all of it)\M',
    '\mhow (do|can) (i|we) (stop|get off|get out of|cancel|end|leave)( (getting|receiving|your|from|list|{some}|{messages}))*{end}',
    '\m(request|asked|want|wish|like) (you )?to stop{end}',
    -- Enough of it.
    '(^|\| )((thats|ok|right|really|just|quite|ive had|i have had|had) )*(enough|enough is enough|thats it)( (now|already|please|thanks|of this|ffs|is enough))*{end}',
    '\m(needs? to|has to|have to|got to|must|this|these|it all|them|messages?|texts|all|make it|it to|this to) stops?( now| please)*{end}',
    '{starts}stop (you|your|all|these|this|that|it)\M',
    '(?<!\m(cant|couldnt|wont|wouldnt|didnt|to|not) )\mstop (it|this|that|these|them)( (now|please|thanks|x|xx))*{end}',
    '\m(so|too|this|how) many (of these )?(texts|messages?)\M|\m(another|more) ({curse}|of your|of these|of them) (texts?|messages?)\M',
    '\m(bombard|inundat|swamp|flood)(ed|ing)\M( \w+){0,3} (texts|messages?|offers)\M',
    -- Dont, never: said to us, about contact.
    '{starts}(dont|never|stop|quit|cease)( (ever|you|dare|please|keep|even|bother|be|try|trying|with|and|{some})){0,4} {contacting}( ({somebody}|again|any ?more|no more|back|please|ever|either|further|so much|so often|as much)\M|{end}){not_for_now}',
    '{starts}dont (bother|reply|respond|write)( (back|replying|again|me|us|any ?more|please|thanks|to this|writing))*{end}',
    '{starts}(dont|never) (ask|try|come back|be|you dare|try it)( \w+){0,2} again{end}',
    '\mno (need|right|business|reason|cause|permission)( for you)? (to|in|for) (be )?{contacting}( to)? ({somebody}|again)\M',
    '\m(never|didnt|havent|not|dont) (\w+ )?(give|gave|given|giving|agreed? to|consented?|consent|authori[sz]ed?|allow(ed)?)( (you|any|anyone|my|your|the|to))* (permission|consent|contacted|number|details|this|{messages})\M',
    '\m(dont|never|not to) (pass|share|give|sell|keep|store|hold)( \w+){0,2} (my|our|this) {number}\M',
    '\mdont want (this|these|it|your) (service|any ?more|rubbish|stuff|crap|spam)\M|\m(didnt|never) (ask|asked) for (this|these|it|any|them){end}',
    '\m(texts?|messages?|these|this|you) (isnt|arent|is un|are un|is not|are not) ?welcome\M|\m(not|arent|isnt) (allowed|permitted|entitled) to {contacting}\M',
    '\mdont (want|need) (anything|nothing|owt|nowt)( else| more)? (from|off|to do with) you\M',
    '(^|\| )(please )?dont use (it|this)( again)?{end}',
    -- You keep on; if you do it again.
    '\m(you|people|lot|company|someone|somebody|number|why)( (still|always|just|all|do you|do|are you))* (keep|keeps|kept|always|constantly|continually|still|forever) (on )?(sending|{contacting}) (me|us|my|this|these|{messages})\M',
    '\m(why|how come) ((are|r|do|did|have|is|does) )?(you|they|this|somebody|someone|people)( (keep|keeps|still|even|got|been|always|now))* (send(ing|s)?|{contacting}|{contacted}) ?(me|us|my|this|these|here|{messages})\M',
    '\mif (you|anyone|any of you|someone|this number)( (ever|dare|dares|people|lot))* (text|message|contact|call|ring|phone)s?( me| us| my \w+| here| this number)? again\M',
    '\m(text|message|contact|call|ring) (me|us|my \w+|here) (one more time|again|once more)({end}| and (i|ill|we|im)\M)',
    '\m(last|final) (warning|chance){end}|\mno means no\M',
    '\myou(re| are)?( (just|now|still|always))* (harass|pester|hound|bother|annoy|stalk|bombard|hassl|bugg|badger)ing\M',
    '(?<!\m(council|agents?|bank|they|he|she|ex|solicitors?|tenants?|company) )\mwont (leave|let) (me|us|my \w+) (alone|be)\M',
    '^who keeps? (sending|{contacting}) (me|us|my)\M|\mbother (somebody|someone|some other|other people) ?(else)?\M|\m(find|pick on|annoy|text|write to|try) (somebody|someone) else\M|\msomeone else to (text|write to|bother|annoy)\M',
    '\mleave (me|us) out of (this|it)\M|\m(change the record|wind your neck|(on|your) (your|ya) bike|wrap it up|give it up|drop it{end}|knock it on the head)\M|\m(youre|you are|your|just|stop) (wasting|a waste of)( (your|ur|my|our|everyones))* (time|breath)\M|(^|\| )(wasting|waste of) (your|my|our) time\M|\m(going|go) away\M(?! (for|on|to|in|this|next|till|until|with|from|at))',
    '\mtake no for an answer\M|\mpart of no\M|\m(i|we|ive|weve)( have| already| just)* (said|told you|answered) no( thank you| thanks)?( (before|already|once|twice|and i meant it|now))*{end}|\mmy (final|last) (word|answer)\M|\mhad my answer\M|\m(not|never) (want|wanted)( any| part)?( of)? (this|any of this|it)\M|\mnot (having|want) any (more )?of (it|this)\M|\mnot (wanted|again){end}|\mnothing (more|else|further) to say\M',
    '\m(were|we are|im|i am|thats me|think were) (done|finished|through)( (here|with (you|this|it|texts?)( lot| people)?|now|thanks))*{end}|\m(had it|up to here|fed up|sick) (up to here )?with (you|house buyers|all|these)\M|\mhad (it up to|enough of (you|your|this|it|house buyers|people)|it with you)\M',
    '\m(three|four|five|six|seven|several|loads|dozens|\d+) of these (now|today|already|this|a|in)\M|\mhow many (more )?of these (am|do|will|are|have)\M|\mhow many more\M|\myou (again|lot again)\M|\mnot you( lot)? again\M|\mu? ?(you|lot) never (learn|listen|give up|stop)\M|\mto make (this|it|you|them) (end|stop)\M',
    '\mclose my (account|file|case)\M|\mno right to (have|use|keep|hold) (my|our)\M|\mnever (consented|agreed){end}|\mcold caller|\mnot be (replying|responding|answering)\M|\mdont (you )?(reply|respond|answer)( to (this|me))?{end}|\mi want out of (this|it|these)( (all|now|please|thing|list|{messages}|right now|thanks))*{end}|\m(asked|told|wants) (me )?to (tell|ask) you (to|not to)\M',
    '(^|\| )((please|ok|right|oh|for goodness sake|for gods sake|honestly|seriously|lads) )*(leave it|give over (now|eh)|do one|goodbye|bye|dont|enoughs enough|enough is enough|scam|spam|ffs|shame on you|the cheek|bloody cheek|scumbags?)( (now|then|please|eh|will you|you|lot))*{end}',
    '\m(happier|better|glad(der)?|rather|prefer) (if )?(this|that|it) (was|were|is) the last\M|\m(any|no) longer wish to\M|\mlonger (part of|involved|take part)\M',
    -- What they feel, call us or threaten.
    '\m(texts?|messages?)( \w+){0,3} (frighten|scar|upset|annoy|worr|stress|irritat|distress)\w*\M',
    '\m(frighten|scar|upset|annoy|worr|stress|irritat|distress)\w*( \w+){0,3} (texts?|messages?)\M',
    '\mwhat (you are|youre) doing is (illegal|against the law)\M|\mfuck you\M|\mdoing my head in\M|\mmither\w*\M|\m(nuisance|unsolicited|pest|spamm(ing|ers?|ed)|junk (texts?|messages?)|cold (text|call)ing)\M',
    '\m(is|are|your|this|these|more|pure|just|total|{curse}) spam\M|^spam( spam)*$|\m(scammers?|fraudsters?|con ?(men|artists?)){end}',
    '\m(gdpr|data protection|ico|tps|telephone preference|ofcom|trading standards|pecr|information commissioner|solicitors? letter|legal action)\M',
    '\mrespect (my|our) (wishes|privacy|decision)\M|\m(take|get|took) (the|a) hint\M|\m(shut up|shut it|leave it out){end}',
    '\mhow many (more )?times\M( \w+)* (told|tell|say|said|ask|asked|no)\M',
    '\m(told|asked) you (to (leave|stop|go)|already|before|once|twice|not to)\M( \w+){0,2}{end}',
    '\m(get (lost|stuffed|knotted)|do one|bore off|give up will|give it up|hop it|sling your hook)\M',
    '(^|\| |\m(and|please|just|now) )(leave|left) (me|us)( (please|now|be|out|well alone))*{end}|\m(now|just|please) leave it{end}',
    -- Forget me.
    '\mforget( \w+){0,4} (my|our|this) {number}\M|\m(and|please|just|now) (delete|remove|erase) (it|them|this)( please| now)?{end}',
    '\m(take|get|keep) (me|us|my {number}) off\M(?! the market)|\mcount me out of\M|\mno (further|more) (part|involvement|dealings|business)\M'
  ], pipeline_private.words_of_signs('may_be_plea'));
end
$$;

comment on function pipeline_private.may_be_plea is
  'Whether what was said, in plain_words(), may be a plea to be left alone, so that a person has to look.';
