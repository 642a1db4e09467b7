create or replace function pipeline_private.is_clear_plea(said text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return pipeline_private.has_sign(said, array[
    -- A carrier's keyword as the whole text; stop and its like as a sentence.
    '^((please|ok|yes|no|just) )*(end|quit|cancel|revoke|remove|remove me|stopsign stop|halt)(( \|)?( (please|now|thanks|thank you|ta|cheers|x|xx|all|it|this|texts|messages|contact|me|stop))+)*$',
    '^(please )?stop it( please| now)*$',
    '{starts}(?!stop it( \||$)){stop}( {stop})*{ends}',
    '{starts}(stop|cease|quit) (you|your|ya)( (lot|bunch|set|pack|load|people|guys|dirty|thieving|horrible|useless|absolute|total|of|{curse})){0,4}( [a-z]+)?{end}',
    '{starts}((please )?go away|no more|leave off|bore off|clear off|hop it|jog on and|pack it in|give it a rest|back off|knock it off|cut it out|bog off|buzz off|do not disturb|dont disturb){ends}',
    '(?<!\m(cant|couldnt|wouldnt|doesnt|shouldnt|dont|wont|never|not|non|to|bus|the|a|an|full|will|it|one|train|tram|last|next|i|we|they|door|gap|short|pit|rest|must|didnt) )\mstop$',
    '\m(you|please|((asked|asking|told|want|need) you|like you) to) stop( now| please| it| this| that)*{end}',
    -- Stop, quit, cease: it depends on what.
    '{not_cannot}\m(stop|quit|cease|refrain|refrain from|desist|desist from|finish with|pack it in with|quit it with|enough with|no need for)( {some}){0,4} {contacting}\M(?! the (house|property|tenants?|agents?)\M)',
    '\mend( (all|these|this|your|any|further))* (texts|messages?|contact|calls|emails)\M',
    '\m(stop|cease|quit|dont|not) (processing|using|sharing|storing|selling|keeping|holding|process|share|store) (my|our) (personal )?{number}\M',
    '\m(stop|quit|cease) (sending|doing (this|that|these)|targeting|{pestering})( (me|us|these|this|those|them|any|stuff|it|shit|crap|rubbish|junk|{messages}))*{end}',
    '\m(stop|quit|cease) sending( (me|us))? (these|this|those|them|any ?more|stuff|rubbish|crap|shit|junk|things|your|{messages})\M',
    '\mhow (do|can|could|would) (i|we) (stop|get off|opt out of|end|cancel) (these|your|this list|the list|getting|receiving|{messages})( {some}| {messages})*{end}',
    '\m(dont|never|no|stop) {contacting}( \|)?( and| or)? (dont|never|no|or) {contacting}\M',
    -- Not, never, no more of it.
    '(?<!\m(was|is) told ){to_us}\m(dont|never|not to|without|no longer|nor|or)( (ever|again|you|dare|please|keep|even|be|try to|attempt to|have to|under any circumstances)){0,2} ({contacting}|{contacted} by) (to )?({somebody}|again|any ?more|no more|back|please|ever|either|further)\M{not_for_now}',
    '{starts}(not interested )?(dont|never)( ever| you| dare| please)? {contacting}{end}',
    '\m(dont|never)( ever| you| dare| please)? (bother (replying|responding|answering|{contacting})|(ask|chase|bother|try)( me| us)? again|come back( to me)?( again)?{end})',
    '\m(not|never|no) (another|one more|a single( other| more)?|any more|any other) ({messages}|word|peep)\M|\mno {messages} to (it|this|me|here|my)\M',
    '\m(let|make) (that|this|it)( one)? (be )?(the|your|my|an?) (last|end|final)\M|\m(let|call) that be an end\M|\m(this|that|it) (had better|better|must|should|has to|needs to|will) be the last( one| text| message| time)?{end}',
    '\m(no ?one|nobody)( here| in this house| at this address)? (wants|needs|asked for|is interested in|wants to hear from) (your|these|any|you)\M',
    '\m(mind|would you|could you|rather|prefer|kind enough)( \w+){0,2} not {contacting}\M(?! (until|till|before|after|during))',
    '\m(dont|no longer|never|wont|didnt|not|doesnt|rather you didnt|rather not|prefer not to|without)( (really|even|ever|actually))? (want|wish|like|consent|agree|welcome|appreciate|need|require|be needing|ask(ed)? for|care for|take part in)( (being|be|got|get|getting|receive|receiving|have|having|keep|people|company|such|bombarded|no|another|any ?more|{some})){0,6} ({messages}|reminders?|reminding|{contacted}|hear|hearing|writing|(your|any more|more|further) (offers|reminders)|offers (off|from) (you|anyone))\M(?! details){not_for_now}',
    '\m(not|dont want|never|want) (to )?receiv(e|ing) (these|any|your|further|more|this|such|no|{messages})\M',
    '\m((can|could|will|would) you (please )?not|(would|do) you mind not|((would|id|wed|much) )?(rather|prefer)( it)?( if)? you (didnt|dont|not)) {contacting} {somebody}\M{not_for_now}',
    '\m(enough|no more|no further|sick|tired|fed up|had it|done|bored)( to death)?( {some}){0,4} ({messages}|hearing from)\M',
    '{to_us}\m(not|never|dont|without)( (want|wish|like))?( to)? (be|being|get|getting) {contacted}\M{not_for_now}',
    '{starts}(no( more| further| unwanted| marketing)? {messages} ?)+( (please|thanks|thank you|ever|again|mate|pal|from (you|now on|anyone)|whatsoever|at all|(or|and) {messages}|x|xx))*{end}',
    '{to_us}\m(dont|never|not|no need to|stop)( ever| you| keep| bother)? send(ing)?( (me|us|out|to|my|here))*( (any|anything|nothing|no|these|those|this|them|stuff|your|more|of))* (else|again|texts?|messages?|offers?|(any ?more|more|further|other)(?= (please|thanks|thank you|of|texts?|messages?|offers?|about|mate|stuff)\M| ?\||$))\M(?! (until|till|til|yet|than))',
    '{to_us}\m(dont|never|stop) (send|sending) (me |us )?(these|those|them)\M',
    '\msend( (me|us))? (nothing|no) (more|else|further)\M|\mno need to {contacting}( (me|us))? (again|any ?more)\M|\mnot (to be|for) used? for (marketing|advertising|sales)\M',
    '\m(no more|enough) of (this|these|it|them|your)\M(?! (property|house))',
    '\m(no longer|dont|not) (wish|want|like) to (receive|get|have|see) (these|those|them|this|it|any|anything|your|more)\M{not_for_now}|\m(rather|prefer)( \w+)? not (to )?(get|have|receive|see) (any|these|your|those)\M|\m(these|your) ({messages}|texts to me) (need|have|ought|are|must|should)( to)? (stop|end|cease|unwanted|unwelcome)\M|\m(like|want|need|asking for|appreciate it if|if) (these|this|them|your {messages}|the {messages})( to| could| would)? (stop|end|cease)( now| please)?{end}',
    '\mi said no more\M|\mplease no (more )?{messages}{end}',
    -- Forget me.
    '(?<!\m(dont|cant|never|i|we|they|he|she|will|ill|how to|(i|we|they) (\w+ ){1,3}to|asked (me|us) to) )\m{forget}(ing|d)? (all (of )?)?{record}\M(?! (first|before|until|when|if|about the|asking|had|wanted|to|said|told|at|in (may|june)))',
    '\m(my|our|her|his|their) {number}( to be| be| is| are)? (removed|removing|deleted|deleting|erased|erasing|taken off|taking off|wiped|wiping|forgotten)\M',
    '\m(take|get|keep|want|strike|cross|put) (me|us|(my|our|this|her|his)( \w+)? ?{number}) (off|removed|deleted|out of (your|this|the) {lists}|of (your|this|the) (\w+ )?{lists})\M(?! the market)',
    '\m(remove|delete|erase|take|get|strike|cross) (me|us|my|our|this|it|the number|him|her|[0-9]+)( [a-z0-9]+){0,3} (from|off|out of) (your|this|the) (\w+ )?{lists}\M',
    '\m(want|wish|get|come|be|taken|me|us|number|name|details|please) (off|out of|from) (your|this|the|that|any|all|whatever)( \w+){0,2} {lists}\M(?! of)',
    '\m(like|want|wish|ask|asked|need|demand|request|be) (to be|being|my \w+) (removed|deleted|erased|taken off|forgotten|unsubscribed|off)\M(?! the market)',
    '\m(take|get|strike|cross|remove|delete) (me|us|my|our|this number|him|her)\M.{0,40}\m(off|from|out of) (whatever|any|every|that|your|this)( \w+){0,2} {lists}\M(?! of)|\mremoved from (this|your|the)\M|\mdelete (it|them|this) (now|please|asap)\M|(^|\| )delete it{end}',
    '\m(unsubscribe|unsubscribed|unsub|optout)\M(?! of (the|my|our|a|an)\M(?! (list|texts|messages|marketing))| from (?!(your|you|this|these|the|all|any|here|everything|texts?|messages?|further|future|marketing)\M))|\mopt(ing|ed)? (me |us |my number |this number )?out\M(?! of (the|my|our|a|an)\M(?! (list|texts|messages|marketing)))',
    '\m(right to (be forgotten|erasure|object)|(withdraw|withdrawn|withdrawing|revoke|revoked|revoking|remove|removing) (my )?(consent|permission)|no consent|without (my )?(consent|permission)|article 21)\M',
    '\m(withdraw\w*|revok\w*|remov\w*|take back|cancel)( \w+){1,2} (consent|permission)\M|\m(dont|didnt|never|no longer|not|havent) (have|had|got|give|gave|given)( you)?( \w+){0,2} (consent|permission)({end}| to (process|use|keep|contact|text|call|store|hold|share|sell|message)\M)',
    '\mobject(ing|ion)? (strongly )?to( \w+){0,4} (data|details|information|number|marketing|processing|profiling|{messages})\M',
    '(?<!\m(dont|not|cant|never|ill|wont|i|we|they) (to )?)\mforget (about )?(me|us)\M(?! (if|when|not))|\mforget (that )?(you|youve) (ever )?(had|have|got|knew|know|saw|seen)\M|(^|\| )(block|i want off|want off)( please| me| this)?{end}',
    '{to_us}\m(dont|never|stop|cease) us(e|ing) (this|my) {number}\M',
    -- Alone, blocked, reported.
    '(?<!\m(wont|they|he|she|who) )\m(leave|let) (me|us|(my|our) \w+|this number)( the \w+| well)? (alone|in peace)\M|\mleave (me|us) be\M|\mlet (me|us) be{end}',
    '(?<!\m(dont|cant|never|not|to|i|we|ill) )\mlose (my|this) number\M|\mget off my (phone|back|case)\M',
    '\m(f|fk|fck|fuck|fuk|feck|piss|bugger|sod|naff|eff) (right )?off\M|\mfuck you{end}|\m(gtfo|foad)\M',
    '\m(block|blocking|blocked|barred) (you|this|your|ya)\M|\myou(re| are|r)? (now )?(blocked|reported|barred)\M',
    '(^|\| )((you have been|reported and|you are|and) )*blocked( and (reported|deleted|barred))?{end}',
    '\mreport(ed|ing)? (you|this|your|ya|it)\M|\mreport(ed|ing)?\M( \w+){0,4} (ico|police|trading standards|ofcom|spam)\M',
    '\m(this|it|its|thats|that|what youre doing) ?(is)? (now )?(harassment|harassing|harrassment|harrasment|spam|stalking)\M',
    '\myou(re| are| r)?( (just|now|still|always|constantly))* (harassing|pestering|hounding|badgering|bombarding|spamming|stalking|hassling) (me|us|my)\M|\menough( is enough)?( \|)? (ive|i have|i|weve) told you\M',
    -- Welsh, Polish, French, Spanish, Portuguese, Italian, Romanian, German, Dutch, the north, Turkish, Lithuanian, Latvian, Hungarian, Albanian.
    '\m(peidiwch|paidiwch|paid a|gadewch lonydd|nie (pis|dzwo|wysyl|wysył|kontakt)\w*|prosze nie|proszę nie|przestan\w*|przestań\w*|ne m(e )?(écri|ecri|contact|appel|envoy|text|harcel)\w*( \w+)? plus|ne plus m(e )?\w+|arr[eê]tez de m\w*|laissez moi|désabonn\w*|no me (escri|llam|contact|mand|envi|molest)\w*|no m[aá]s mensajes|dej(en?|adme|enme) (de (escribir|llamar|molestar)\w*|en paz)|n[aã]o me (escrev|lig|contact|mand|envi|incomod)\w*|pare(m)? de (me )?(escrev|lig|mand|envi)\w*)',
    '\m(non (mi )?(scriv|contatt|chiam|mand|disturb)\w*|smett\w+ di|lasciatemi|nu m[aă] mai (contact|sun|scri|deranj)\w*|nu mai (trimit|scri|sun)\w*|l[aă]sa[tț]i m[aă] [iî]n pace|(schreib|kontaktier|ruf)\w+ sie mi(r|ch) nicht|nicht mehr (schreib|kontaktier|anruf|meld)\w*|h[oö]ren sie auf|keine (weiteren )?(nachrichten|sms|anrufe)|lassen sie mich|stop met|stopp? med|sluta (skicka|smsa|ring)\w*|ikke (skriv|send|kontakt|ring)\w*|(mesaj|sms) (atma|g[oö]nderme)\w*|beni arama\w*|rahats[ıi]z etme\w*|nera[sš]ykite|neskambinkite|nerakstiet|ne [ií]rj\w*|mos m[eë] shkruani|(msg|message|text) (mat|na) (karo|bhejo|bhejna)|mat bhejo)'
  ], pipeline_private.words_of_signs('is_clear_plea'));
end
$$;
