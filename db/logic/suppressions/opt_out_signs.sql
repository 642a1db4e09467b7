create or replace function pipeline_private.opt_out_signs(of_what text)
  returns text
  language plpgsql
  immutable
  set search_path = ''
as $$
declare
  -- Sentences end at a bar or with the text; a plea may be wrapped in manners, kisses and curses.
  starts constant text := '(^|\| )((please|pls|just|ok|okay|right|yes|no|now|oh|well|so|and|but|also|thanks|thank you|cheers|i said|i say|hi|hello|hey|sorry|oi|mate|pal|kindly|again|look|listen|fs|ffs|for the last time|last time|how many times|final warning|will you|can you|could you|would you|can we|you) )*';
  ends constant text := '( (please|now|thanks|thank you|thx|ta|cheers|it|this|that|these|them|ok|okay|all|everything|mate|pal|love|x|xx|again|immediately|asap|at once|today|already|right now|straight away|forever|for good|for ever|permanently|bye|goodbye|regards|kind regards|ffs|fs|will you|you|me|us|from now on))*( \||$)';
  stop_word constant text := '(stop|stopall|stop all|stops|stopped it|unsubscribe|unsubscribed|unsub|optout|opt out|desist|cease|cease and desist)';
  -- What is to cease, and what we do to be told so.
  contacting constant text := '(text(s|ing)?|messag(e|es|ing)|contact(ing)?|call(s|ing)?|ring(ing)?|phon(e|ing)|email(s|ing)?|mailing|whatsapp(ing)?|sms|writing to|disturb(ing)?|bother(ing)?|pester(ing)?|harass(ing)?|spam(ming)?|hound(ing)?|chasing|nagging|bugging|badger(ing)?|annoy(ing)?|hassl(e|ing)|stalk(ing)?|reach(ing)? out|getting in touch|be in touch)';
  contacted constant text := '(contacted|texted|messaged|called|phoned|emailed|mailed|disturbed|bothered|pestered|harassed|hounded|spammed|hassled|bugged)';
  messages constant text := '(texts?|texting|messages?|messaging|contact|calls?|calling|emails?|emailing|sms|communications?|correspondence|marketing|adverts?|spam)';
  fillers constant text := '( (of|with|the|these|those|them|your|ya|all|this|any|more|further|other|to|from|sending|making|bloody|stupid|fucking|f|effing|damn|sodding|constant|constantly|endless|daily|unwanted|unsolicited|annoying|marketing|me|us|by)){0,4} ';
  somebody constant text := '(me|us|her|him|my (wife|husband|partner|mum|dad|mother|father|family|parents)|this (number|phone|mobile|line)|my (number|phone|mobile)|here)';
  our_record constant text := '((my|our|all my|all our|this|the|their|her|his)( \w+)? ?(number|no|details|data|info|information|name|phone|mobile|contact details|records?|account|profile)|me|us|everything (you|about)|anything (you|about)|all (you|about)|(all |any |the )*(data|details|information|info|records|everything)( \w+){0,3} (about|on|of) (me|us|mine))';
  forget constant text := '(remove|delete|erase|wipe|lose|scrap|bin|forget|destroy|purge|scrub|strike|cross)';
  -- "Dont call before six" puts off, and so does "until"; it does not end anything.
  not_for_now constant text := '(?! (\w+ ){0,2}(before|after|until|till|til|during|today|tomorrow|tonight|while|when|yet|between|at (work|night|the moment|this time)|on (mon|tue|wed|thu|fri|sat|sun)|this (morning|afternoon|evening|week)))';
  not_mine constant text := '(?<!\m(i|we|they|he|she|it|nobody|who|why|that|which|agent|agents|solicitor|solicitors|bank|tenants?) (just |really |still |also )?)';
begin
  return case of_what
    when 'clear' then array_to_string(array[
      -- A carrier's keyword as the whole text, a plea as a sentence.
      '^((please|ok|yes|no|just) )*(end|quit|cancel|revoke|remove|remove me|stopsign stop|halt)(( \||)' || '( (please|now|thanks|thank you|ta|cheers|x|xx|all|it|this|texts|messages|contact|me|stop))*)*$',
      starts || stop_word || '( ' || stop_word || ')*' || ends,
      starts || '(stop|cease|quit) (you|your|ya)( (lot|bunch|set|pack|load|people|guys|bloody|fucking|f|damn|dirty|thieving|horrible|useless|absolute|total|of)){0,4}( [a-z]+)?( \||$)',
      '(^|\| )((just|please|oh|no|now|and|will you|can you) )*(go away|no more|pack it in|give it a rest|back off|knock it off|cut it out|bog off|buzz off|do not disturb|dont disturb)' || ends,
      '(?<!\m(cant|dont|wont|never|not|non|to|bus|the|a|an|full|will|it|one|train|tram|last|next|i|we|they|door|gap|short|pit|rest|must|didnt|short) )\mstop$',
      '\m(you|please|asked you to|asking you to|told you to|want you to|like you to|need you to) stop( now| please| it| this| that)*( \||$)',
      -- Stop, quit, cease: it depends on what.
      '(?<!\m(cant|dont|wont|never|couldnt|wouldnt|didnt|doesnt|not) )\m(stop|quit|cease|end|refrain from|refrain|desist from|desist|finish with)' || fillers || contacting || '\M(?! the (house|property|tenants?|agents?)\M)',
      '\m(stop|cease|quit|dont|not) (processing|using|sharing|storing|selling|keeping|holding|process|share|store) (my|our) (personal )?(data|details|number|info|information|name)\M',
      '\m(stop|quit|cease) (sending|doing (this|that|these)|bugging|hounding|chasing|nagging|badgering|pestering|harassing|bothering|stalking|targeting)( (me|us|these|this|those|them|texts?|messages?|any|stuff|it|shit|crap|rubbish|junk|spam))*( \||$)',
      '\m(stop|quit|cease) sending( (me|us))? (these|this|those|them|texts?|messages?|any ?more|stuff|spam|rubbish|crap|shit|junk|things|your)\M',
      -- Not, never, no more of it.
      '(?<!\m(was|is) told )' || not_mine || '\m(dont|never|not to|without|no longer|nor|or)( (ever|you|dare|please|keep|even|be|try to|be|attempt to|have to|under any circumstances)){0,2} (' || contacting || '|' || contacted || ' by) (to )?(' || somebody || '|again|any ?more|no more|back|please|ever|either|further)\M' || not_for_now,
      '(^|\| )((please|just|and|so|ok|no|thanks|sorry|kindly|i said|again|not interested|also|can you|could you|would you) )*(dont|never)( ever| you| dare| please)? ' || contacting || '( \||$)',
      '\m(dont|no longer|never|wont|didnt|not|doesnt|rather you didnt|rather not|prefer not to|without)( (really|even|ever|actually))? (want|wish|like|consent|agree|welcome|appreciate|need|ask for|asked for|care for)( (to|be|being|any|more|any ?more|further|other|of|for|you|your|these|those|this|the|get|getting|got|receive|receiving|have|having|keep|people|company|company to|to keep|such|from|bombarded with|bombarded by)){0,6} (' || messages || '|' || contacted || '|hear|hearing)\M' || not_for_now,
      '\m(not|dont want|never|want) (to )?receiv(e|ing) (these|any|your|further|more|this|such|no|texts|messages)\M',
      '\m((can|could|will|would) (you|u) (please )?not|(would|do) you mind not) ' || contacting || ' ' || somebody || '\M' || not_for_now,
      '\m(would|id|wed|much)? ?(rather|prefer)( it)?( if)? (you|u) (didnt|dont|did not|not) ' || contacting || '\M',
      '\m(enough|no more|no further|no futher|sick|tired|fed up|had it|done|bored)( to death)?' || fillers || '(' || messages || '|hearing from)\M',
      not_mine || '\m(not|never|dont|without)( (want|wish|like))?( to)? (be|being|get|getting) ' || contacted || '\M' || not_for_now,
      starts || '(no( more| further| unwanted| marketing)? ' || messages || ' ?)+( (please|thanks|thank you|ever|again|mate|pal|from (you|now on|anyone|your company)|whatsoever|at all|or (texts?|calls?|messages?|emails?)|and (texts?|calls?|messages?|emails?)|x|xx))*( \||$)',
      not_mine || '\m(dont|never|not|no need to|stop)( ever| you| keep| bother)? send(ing)?( (me|us|out|to|my|here))*( (any|anything|nothing|no|these|those|this|them|stuff|your|more|of))* (else|again|texts?|messages?|offers?|(any ?more|more|further|other)(?= (please|thanks|thank you|of|texts?|messages?|offers?|about|mate|stuff)\M| ?\||$))\M(?! (until|till|til|yet|than))',
      not_mine || '\m(dont|never|stop) (send|sending) (me |us )?(these|those|them)\M|\msend (me|us) (nothing|no) (more|else|further)\M',
      '\m(no more|enough) of (this|these|it|them|your)\M(?! (property|house|nonsense about))|\mi said no more\M',
      -- Forget me.
      '(?<!\m(dont|cant|never|i|we|they|he|she|will|ill|how to|(i|we|they) (\w+ ){1,3}to|asked (me|us) to) )\m' || forget || '(ing|d)? (all (of )?)?' || our_record || '\M(?! (first|before|until|when|if|about the|asking|had|wanted|to|said|told|at|in (may|june)))',
      '\m(my|our|her|his|their) (number|no|details|data|info|information|name|phone|mobile|records?)( to be| be| is| are)? (removed|removing|deleted|deleting|erased|erasing|taken off|taking off|wiped|wiping|forgotten)\M',
      '\m(take|get|keep|want|strike|cross|put) (me|us|(my|our|this|her|his)( \w+)? ?(number|name|details|data|phone|mobile)) (off|removed|deleted|out of (your|this|the)|of (your|this|the) (\w+ )?(list|lists|system|books|database|mailing list|records))\M(?! the market)',
      '\m(remove|delete|erase|take|get|strike|cross) (me|us|my|our|this|it|the number|him|her|[0-9]+)( [a-z0-9]+){0,3} (from|off|out of) (your|this|the) (\w+ )?(list|lists|system|systems|books|database|databases|records)\M',
      '\m(want|wish|get|come|be|taken|me|us|number|name|details|please) (off|out of|from) (your|this|the|that|any|all|whatever)( \w+){0,2} (list|lists|system|systems|books|database|databases|mailing|records)\M(?! of)',
      '\m(like|want|wish|ask|asked|need|demand|request|be) (to be|being|my \w+|removal|deletion|erasure)( (removed|deleted|erased|taken off|forgotten|unsubscribed|off))\M(?! the market)|\mremoved from (this|your|the)\M',
      '\m(who|how) (gave|got|did you get)[a-z ]* my (number|details)[a-z ]*\| (delete|remove|lose) (it|them)\M|\mdelete (it|them|this) (now|please|asap)\M|(^|\| )delete it( \||$)',
      '\m(unsubscribe|unsubscribed|unsub|optout)\M|\mopt(ing|ed)? ?(me |us |my number |this number )?out\M(?! of the (scheme|lease|sale))',
      '\m(right to (be forgotten|erasure|object)|(withdraw|withdrawn|withdrawing|revoke|revoked|removed?) (my )?consent|no consent|without (my )?(consent|permission)|article 21)\M',
      not_mine || '\m(dont|never|stop|cease) us(e|ing) (this|my) (number|phone|mobile|data|details|information)\M',
      -- Alone, blocked, reported.
      '(?<!\mwont )\m(leave|let) (me|us|(my|our) \w+|this number) (alone|in peace)\M|\mleave (me|us) be\M|\mlet (me|us) be( \||$)|(?<!\m(dont|cant|never|not|to|i|we|ill) )\mlose (my|this) number\M|\mget off my (phone|back|case)\M',
      '\m(f|fk|fck|fuck|fuk|feck|piss|bugger|sod|naff|eff) (right )?off\M|\mfuck you\M',
      '\m(block|blocking|blocked|barred) (you|this|your|ya)( number| company)?\M|\myou(re| are|r)? (now )?(blocked|reported|barred)\M|(^|\| )((you have been|reported and|you are|and) )*blocked( and (reported|deleted|barred))?( \||$)',
      '\mreport(ed|ing)? (you|this|your|ya|it|u)\M|\mreport(ed|ing)?\M( \w+){0,4} (ico|police|trading standards|ofcom|spam)\M',
      '\m(this|it|its|thats|that|what youre doing) ?(is)? (now )?(harassment|harassing|harrassment|harrasment|spam|stalking|illegal)\M',
      -- Polish, Welsh.
      '\m(peidiwch|paid a|nie pis\w*|nie dzwo\w*|prosze nie|proszę nie|przestan\w*|przestań\w*)'
    ], '|')
    when 'maybe' then array_to_string(array[
      'stopsign',
      '^(please )?(sto|stp|sotp|stpo|tsop|dtop|srop|stip|stob|stol|stopt|stope|atop|stap|stoo|ztop|xtop|stopo|stop[a-z])( please| now| x)*$',
      -- A short text that begins with such a word, whatever follows.
      '^((please|ok|yes|no|just|and|now) )*(stop|stops|stopping|cease|desist|unsubs?\w*)( (?!by\M|here|off|messing|over|at\M|cock|tap|watch)[a-z0-9]+){0,3}( \|.{0,25})?$',
      starts || '(quit|cancel|revoke|remove|delete|erase|halt|desist|unsubscrib\w*)( (it|this|me|us|all|please|now|thanks|thank you|x|xx))*( \||$)',
      '(^|\| )((thats|ok|right|really|just|quite|i have had|ive had|had) )*(enough|enough is enough|thats it)( (now|already|please|thanks|of this|ffs|is enough))*( \||$)',
      '\m(needs? to|has to|have to|got to|must|this|these|it all|them|messages|texts|all|when will it|make it|want it to|want this to|it to|this to) stops?( now| please)*( \||$)',
      starts || '(remove|delete|erase) (it|this|that|these|them|all|everything|from|please)\M',
      starts || '(dont|do not|never|stop|quit|cease)( (ever|you|dare|please|keep|even|bother|be|try|trying|to|with|the|any|all|your|this|these|it|more|and)){0,4} ' || contacting || '( (' || somebody || '|again|any ?more|no more|back|please|ever|either|further|so much|so often|as much)\M|( \||$))' || not_for_now,
      '(^|\| )((please|and|so|ok|no) )*dont (bother|reply|respond|write)( (back|replying|again|me|us|any ?more|please|thanks|to this|writing))*( \||$)',
      '\m(you|people|lot|company|someone|somebody|number|why)( (still|always|just|all|do you|do|are you|still))* (keep|keeps|kept|always|constantly|continually|still|forever) (on )?(text|messag|contact|call|ring|phon|email|send|pester|bother|bugg|spamm)ing (me|us|my|this|these|texts?|messages?)\M',
      '\m(why|how come) ((are|r|do|did|have|is|does) )?(you|u|they|this|somebody|someone|people)( (keep|keeps|still|even|got|been|always|now))* (text|messag|contact|call|ring|phon|email|bother|pester|harass|send|spamm)(ing|s|ed)? ?(me|us|my|this|these|texts?|messages?|here)\M',
      '\mif (you|anyone|any of you|someone|this number)( (ever|dare|dares|people|lot))* (text|message|contact|call|ring|phone)s?( me| us| my \w+| here| this number)? again\M|\mdont (want|need) (anything|nothing|owt|nowt)( else| more)? (from|off|to do with) you\M|(?<!\m(council|agents?|bank|they|he|she|ex|solicitors?|tenants?|company) )\mwont (leave|let) (me|us|my \w+) (alone|be)\M',
      '\m(so|too|this|how) many (of these )?(texts|messages?)\M|\m(bombard|inundat|swamp|flood)(ed|ing)\M( \w+){0,3} (texts|messages|offers)\M|\m(another|more) (bloody|fucking|of your|of these|of them|unwanted) (texts?|messages?)\M',
      '\m(nuisance|unsolicited|pest|spamm(ing|ers?|ed)|junk (texts?|messages?)|cold (text|call)ing)\M|\m(is|are|your|this|these|more|pure|just|total|bloody|fucking) spam\M|^spam( spam)*$',
      starts || 'stop (you|your|all|these|this|that|it)\M',
      '(?<!\m(cant|couldnt|wont|wouldnt|didnt|to|not) )\mstop (it|this|that|these|them)( (now|please|thanks|x|xx))*( \||$)',
      '\myou(re| are)?( (just|now|still|always))* (harass|pester|hound|bother|annoy|stalk|bombard|hassl|bugg|badger)ing\M',
      '\m(texts?|messages?)( \w+){0,3} (frighten|scar|upset|annoy|worr|stress|irritat|distress)\w*\M|\m(frighten|scar|upset|annoy|worr|stress|irritat|distress)\w*( \w+){0,3} (texts?|messages?)\M|\mdoing my head in\M|\mmither\w*\M',
      '(^|\| )(please |just |so |and )?(dont|never) (ask|try|come back|be|you dare|try it)( \w+){0,2} again( \||$)|\mno (need|right|business|reason|cause|permission)( for you)? (to|in|for) (be )?' || contacting || '( to)? (' || somebody || '|again)\M',
      '\mrespect (my|our) (wishes|privacy|decision)\M|(^|\| |\m(and|please|just|now) )(leave|left) (me|us)( (please|now|be|out|well alone))*( \||$)|\m(now|just|please) leave it( \||$)|(^|\| )(please )?dont use (it|this)( again)?( \||$)',
      '\m(get (lost|stuffed|knotted)|do one|bore off|give up will|give it up|hop it|sling your hook|do me a favour and)\M|^(out|leave)$|\mno (further|more) (part|involvement|dealings|business)\M',
      '\m(dont|never|not to) (pass|share|give|sell|keep|store|hold)( \w+){0,2} (my|our|this) (number|details|data|info\w*|name)\M|\mforget( \w+){0,4} (my|our|this) (number|details|name|phone)\M|\m(and|please|just|now) (delete|remove|erase) (it|them|this)( please| now)?( \||$)',
      '\m(scammers?|fraudsters?|con ?(men|artists?))\M( \||$)',
      '\m(never|didnt|havent|not|dont) (\w+ )?(give|gave|given|giving|agreed? to|consented?|consent|authori[sz]ed?|allow(ed)?)( (you|any|anyone|my|your|the|to))* (permission|consent|texts?|messages?|contact|contacted|texting|number|details|this)\M',
      '\m(gdpr|data protection|ico|tps|telephone preference|ofcom|trading standards|pecr|information commissioner|cease and desist|solicitors? letter|legal action)\M',
      '\m(take|get|took) (the|a) hint\M|\mhow many (more )?times\M( \w+)* (told|tell|say|said|ask|asked|no)\M|\m(told|asked) you (to (leave|stop|go)|already|before|once|twice|not to)\M( \w+){0,2}( \||$)|\m(shut up|shut it|do one and)\M|\mleave (it )?out\M( \||$)',
      '\m(take|get|keep|off) (me|us|my (number|name)) off\M(?! the market)|\mcount me out of\M'
    ], '|')
    when 'no_calls' then
      '\m(please )?(dont|do not|never|no|stop|not to|cant|rather not|prefer not to|instead of|without)( (ever|you|want|like|to|a|any|more|the|me|be))* (call(s|ing|ed)?|ring(ing)?|phon(e|ing)|speak(ing)?|talk(ing)?)( (me|us|this number|my (mobile|phone|number)|here|please|again|any ?more|back|on the phone|at work))*'
    when 'wants_texts' then
      '(?<!\m(dont|not|never|cant|stop|quit|to|no|if you|why)( (want|wish|ever|you|please|dare|keep|you to|to))* )\m(text|message|email|whatsapp)( (to|is|it))? (me|us|only|instead|is (fine|ok|best|better|easier)|please|works|would be)\M|\m(by|via|over|with|only|just|prefer|use|stick to) (a )?(text|texts|texting|message|messages|email|whatsapp)\M|\m(texts?|texting|messages?) (only|instead|is (fine|ok|best|better|easier)|are (fine|ok|best|better|easier)|works|work|better|preferred)\M'
    when 'wants_call' then
      '(?<!\m(dont|not|never|cant|stop|to|no)( (ever|you|please))? )\m(call|ring|phone|bell) (me|us)\M|\mgive (me|us) a (call|ring|bell)\M|\m(call|ring|phone|calls|phone me) (instead|only)\M|\mspeak to (me|someone|somebody|a person)\M|\mtalk on the phone\M'
  end;
end
$$;

comment on function pipeline_private.opt_out_signs(text) is
  'The signs that read_opt_out() looks for in plain_words(), each list as one pattern: clear, maybe, and what tells a wish for texts or calls from a plea for silence (no_calls, wants_texts, wants_call).';
