-- Patterns in lower case, without groups that capture, for text_for_claims(). A pattern is small and only tried where one of
-- its signs stands, since what matching costs grows with the pattern: of a text that claims nothing only the signs are looked for.
create or replace function pipeline_private.claim_rules()
  returns pipeline_private.claim_rule[]
  language sql
  immutable
as $$
  select array_agg(row (
    rules.kind, string_to_array(rules.signs, '|'), replace(replace(replace(rules.pattern, '{nth}', words.nth), '{n}', words.n), '{unit}', words.unit)
  )::pipeline_private.claim_rule)
  from (
    select * from pipeline_private.promise_rules()
    union all
    values
    ('amount', '%hun%|%hound%|%thou%|%thosu%|%mill%|%billi%', 'h(?:o?u|a)n(?:d[re]|r)[a-z]*d|hundert|th?ou?s[ae]?n?d|th?[ou]{2}s[a-z]?nd|mil+ion|billion'),
    ('amount', '%ty %|%ties %|%teen%|%tieth%|%ty_%', '(?:twen|thir|four?|fif|six|seven|eigh|nine?)t(?:y|ies)|(?:thir|four|fif|six|seven|eigh|nine)teen|tieth'),
    ('amount', '% ten %|% eleven %|% twelve %|% k %|% thou %|% quid %|% gbp %|% pound%|% pence %|% sterling %|% euro%|% dollar%|% bucks %|% tenner%|% fiver%|% dozen%|% lakh %|% crore %', '\m(?:ten|eleven|twelve|k|thou|quid|gbp|pounds?|pence|sterling|euros?|dollars?|bucks|tenners?|fivers?|dozens?|lakh|crore)\M'),
    ('amount', '% grand %', '\m(?:a|{n}|couple|few|of|some|several|many|extra|another) grand\M|\mgrand (?:more|extra|on|for|in|off)\M'),
    ('amount', '% one %|% two %|% three %|% four %|% five %|% six %|% seven %|% eight %|% nine %|% zero %|% nought %', '\m(?:{n}|oh|o|nought)[ ,./-]+(?:{n}|point|double|treble|triple)\M|\m(?:oh|nought) (?:oh|double|triple|treble)\M'),
    ('amount', '% double%|% treble%|% triple%|% twice %', '\m(?:doubled?|trebled?|tripled?|twice) (?:y?our|the|that|what|it|as|this|any|of|oh|{n})\M'),
    ('amount', '% half %|% halve%', '\mhal(?:f|ve[sd]?)\M(?! of the (?:terrace|semi|pair|building|garden|plot|road|street))'),
    ('amount', '% times %', '\m(?:{n}|several|many|half) times (?:what|the|your|as|more|that|their)\M'),
    ('amount', '% third %|% quarter %|% fifth %|% sixth %|% eighth %|% tenth %', '\m(?:an?|one|another|the)[ -](?:third|quarter|fifth|sixth|eighth|tenth) (?:of|off|more|less|now|from|extra|below|above|up|is|as|each|down)\M'),
    ('amount', '% thirds %|% quarters %|% fifths %|% sixths %|% eighths %|% tenths %', '\m(?:{n})[ -](?:thirds|quarters|fifths|sixths|eighths|tenths)\M'),
    ('amount', '% difference %|% in the middle %|% halfway %', '\msplit(?:ting)? the difference\M|\mmeet(?:ing)? (?:[a-z]+ )?(?:in the middle|halfway)\M'),
    ('amount', '% asking %|% figure %|% price %', '(?<!not |n''t |never |able to )\m(?:pay|offer|give|do|match|meet|reach)(?: you| them)? (?:the|your)(?: full| whole| own| asking)* (?:asking|figure|price)\M(?!.*¤)|\m(?:full|whole|entire) asking\M'),
    ('amount', '% figures %|% nil %|% monkey %|% pony %', '\m{n} figures\M|\mfor nil\M|\ma (?:monkey|pony) (?:for|extra|more|on|off|towards|each|up)\M'),
    ('amount', '% ty %|% teen %', '\m(?:twen|thir|for|fif|six|seven|eigh|nine)[ -]t(?:y|een)\M'),
    ('amount', '% o n e %|% t w o %|% s i x %|% t e n %', '\m(?:o[^a-z0-9]n[^a-z0-9]e|t[^a-z0-9]w[^a-z0-9]o|s[^a-z0-9]i[^a-z0-9]x|t[^a-z0-9]e[^a-z0-9]n)\M'),
    -- Of the languages that vendors here write beside English.
    ('amount', '% mil %|% mille %|% mila %|% mii %|% cien%|% cent%|% quinientos %|% sto %|% stu %|% tysi%|% dwiescie %|% suta %|% sute %|% tausend%|% hunder%|% tukstan%|% tukst%|% ezer %|% szaz%|% hiljada %|% hazar %|% hazaar %|% hajar %|% yuz %|% alaf %', '\m(?:mil|mille|mila|mii|cien|ciento|cientos|cents?|cento|quinientos|sto|stu|tysiac[a-z]*|tysiec[a-z]*|dwiescie|suta|sute|tausend|hundert|tukst[a-z]*|ezer|szaz[a-z]*|hiljada|haza+r|hajar|yuz|alaf)\M'),
    ('amount', '% out of %|% in every %|% of every %|% nine in %', '\m(?:{n}) (?:out of|in|in every|of every) (?:{n}|ten)\M'),
    ('percentage', '%percent%|%per cent%|%per-cent%|% pct %|%basis point%', 'per ?-?cent|\mpct\M|basis point'),
    ('date', '%day %|%days %', '\m(?:mon|tues|wednes|thurs|fri|satur|sun)days?\M'),
    ('date', '% mon %|% tue%|% wed%|% thu%|% fri %|% sat %|% sun %', '\m(?:by|on|until|till|before|next|this|from) (?:mon|tues?|weds?|thurs?|fri|sat|sun)\M'),
    ('date', '%ary %|% april %|% june %|% july %|% august %|%mber %|% october %|% sept %', '\m(?:january|february|april|june|july|august|september|sept|october|november|december)\M'),
    ('date', '% march %|%y may %|%n may %|%f may %|%l may %|%e may %|%t may %|%m may %|%d may %|% jan %|% feb %|% mar %|% apr %|% jun %|% jul %|% aug %|% sep %|% oct %|% nov %|% dec %', '\m(?:by|in|on|of|until|till|before|from|next|this|end|mid|early|late)[ -](?:march|may|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\M'),
    ('date', '% march %|% may the %|% may first %|% may second %|% may third %|% may %th %', '\m(?:march|may) (?:the )?(?:{nth})\M'),
    ('date', '% tonight %|% tonite %|% tomorrow %|% tmrw %|% tmr %', '\m(?:tonight|tonite|tomorrow|tmrw|tmr)\M'),
    ('date', '% today %', '(?<!\m(?:you|doing|feeling|well|fine|text|message|call|reply|photos) )\mtoday\M'),
    ('date', '% minute%|% min %|% hour%|% hr%|% day%|% week%|% wk%|% month%|% year%|% quarter %|% fortnight%', '\m(?:coming|following) (?:hours|days|weeks|months)\M|\m(?:this|next|coming|following|every|each|per|an?|within the|in the|by the|end of(?: the)?) (?:minute|min|hour|hr|day|week|wk|month|year|weekend|quarter|fortnight)\M(?! to spare)'),
    ('date', '% same day %|% same week %|% overnight %|% working day %|% business day %', '\msame (?:day|week)\M|\movernight\M|\m(?:next|following|first|every) (?:working|business) day\M'),
    ('date', '% lunch%|% teatime %|% tea time %|% dinner%|% supper %|% bedtime %|% breakfast %|% dusk %|% dawn %|% nightfall %|% daybreak %', '\m(?:by|before|until|till|at|after|over) (?:lunch(?: ?time)?|tea ?time|dinner(?: ?time)?|supper|bedtime|breakfast|dusk|dawn|nightfall|daybreak)\M'),
    ('date', '% second %', '\m(?:a|in a|one|every) second (?:from|more|left|only|before|to)\M|\mper second\M'),
    ('date', '% morning %|% afternoon %|% evening %|% tomorrow %|% by morning %|% weekend %', '\m(?:this|tomorrow|by) (?:morning|afternoon|evening|weekend)\M|^in the (?:morning|afternoon|evening)\M|\mby the weekend\M|\m(?:we|i)(?:''ll| will)? (?:ring|call|pay|come|sign|start|complete|exchange|send|know)(?: [a-z]+)? in the (?:morning|afternoon|evening)\M'),
    ('date', '% end of %|% start of %|% beginning of %|% middle of %|% close of %|% cob %|% eod %|% eom %', '\m(?:end|start|beginning|middle|close) of (?:the |this |next )?(?:day|week|month|year|business|play|quarter)\M|\m(?:cob|eod|eom)\M'),
    ('date', '% seconds %|% minute%|% min %|% mins %|% hour%|% hr%|% day%|% week%|% wk%|% month%|% year%|% fortnight%', '\m(?:{n}|few|couple of|several|matter of|half an?|more|in|within|under) (?:more |working |business |calendar )?(?:{unit}|fortnight)s?\M'),
    ('date', '% midnight %|% noon %|% midday %|%clock %|% bank holiday%|% easter %|% new year%|% boxing day %', '\m(?:midnight|noon|midday|o ?''?clock|bank holiday|easter|new year|boxing day)\M'),
    ('date', '% christmas %|% xmas %', '(?<!\m(?:happy|merry) )\m(?:christmas|xmas)\M'),
    ('date', '% quarter past %|% quarter to %|% am %|% pm %|% a m %|% p m %', '\mquarter (?:past|to)\M|\m(?:{n}|ten|eleven|twelve) ?(?:am|pm|a\.m|p\.m)\M'),
    ('date', '% at two %|% at three %|% at four %|% at five %|% at six %|% at seven %|% at eight %|% at nine %', '\mat (?:two|three|four|five|six|seven|eight|nine)\M'),
    ('date', '% the first %|% the second %|% the third %|% the %th %|% the twenty%|% the thirty%', '\m(?:by|on|until|till|before|from) the (?:{nth})\M(?! (?:floor|landing|bedroom|page|side|picture|photo))'),
    ('date', '%st of %|%nd of %|%rd of %|%th of %', '\m(?:{nth}) of (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'),
    ('date', '% spring %|% summer %|% autumn %|% winter %', '\m(?:in|by|this|next|before|until|come|over|during) (?:the )?(?:early |late )?(?:spring|summer|autumn|winter)\M|\m(?:coming|following) (?:spring|summer|autumn|winter)\M'),
    ('deadline', '% deadline%|% expir%|% lapse%|% final %|% urgent%', '\m(?:deadlines?|expir[a-z]*|lapses?|lapsed|urgent(?:ly)?)\M|\mfinal\M(?! (?:reading|certificate|bill|meter|demand))'),
    ('deadline', '% last %', '\mlast (?:chance|offer|call|days?|price|figure|word|reminder|warning|opportunity|bid|go|shot|try|time we|(?:texts?|messages?) (?:we|from|about))\M|\m(?:our|my|(?:this is|is) (?:the|a)) last\M'),
    ('deadline', '% last %|% wait %|% lose %|% while it lasts %|% while stock%|% waiting %', '(?:\mnot|n''t) (?:last|wait)\M|\m(?:or|(?:or )?you(?:''ll| will| would| may| might| could)) (?:will )?lose\M|\mwhile (?:it|stocks?) lasts?\M|\m(?:sellers|vendors|houses) are waiting\M'),
    ('deadline', '% hurry %|% act %|% now or never %|% before it % too late %|% limited %|% one time %', '(?<!\mno )\mhurry\M|\mact (?:now|fast|quickly)\M|\mnow or never\M|\mbefore it(?: is|''?s) too late\M|\mlimited (?:time|offer|spaces?|places?|slots?|number)\M|\mone[- ]time (?:offer|deal)\M'),
    ('deadline', '% running out %|% withdraw%|% we % close %|% we close %', '\mtime is running out\M|\mwill be withdrawn\M|\mwithdraw (?:it|the|our|this)\M|\mwe (?:will |shall |''ll )?(?:have to )?close\M'),
    ('deadline', '% hold this %|% hold the %|% hold our %|% hold that %|% keep this %|% keep the %|% keep our %|% keep that %', '\m(?:hold|keep) (?:this|the|our|that) (?:price|offer|figure)\M'),
    ('deadline', '% off the table %|% gone %|% closes %|% close %|% until %|% till %', '\m(?:off|leaves?|from) the table\M|\m(?:or|once|when|before|until|till|and) it(?: is|''?s) gone\M|\m(?:will|''ll|soon|nearly) be gone\M|\mcloses? (?:soon|tonight|today|tomorrow|this|next|on|by|at|in)\M|\myou(?:''ve| have) (?:only )?(?:got )?(?:until|till)\M'),
    ('deadline', '% first come %|% take it or leave it %|% too long %|% too late %|% closing %|% miss out %|% missing out %|% miss this %|% miss your chance %|% miss the chance %|% only for now %', '\mfirst come\M|\mtake it or leave it\M|\mleave it too (?:long|late)\M|\mclosing (?:the|our) books\M|\mmiss(?:ing)? out\M|\mmiss (?:this|(?:the|your) chance)\M|\monly for now\M'),
    ('deadline', '% walk away %|% pull out %|% elsewhere %|% move on %', '\m(?:we|buyers?|investors?|they|he|she)(?:''ll| will| may| might| could| would| have to| has to)+ (?:walk away|pull out|(?:look|go|buy) elsewhere|move on)\M'),
    ('deadline', '% decide %|% going fast %|% going quickly %|% drops %|% falls %|% goes down %|% running low %|% running short %|% filling up %|% falling %|% dropping %|% going down %', '(?<!(?:not|n''t) (?:have|need) to )\mdecide (?:now|quickly|fast|soon|today|tonight|straight away)\M|\mgoing (?:fast|quickly)\M|\mrunning (?:low|short)\M|\mfilling up\M|\m(?:prices?|values?|market)(?: (?:is|are|keeps?))? (?:falling|dropping|going down)\M|\m(?:price|offer|figure) (?:falls|drops|goes down)\M'),
    ('deadline', '% for ever %|% forever %|% for long %|% longer %|% while %|% next time %|% again %', '\m(?:hold|keep|leave|held|kept)(?: [a-z¤§]+){1,3} (?:for ?ever|for long|much longer|a (?:little|short) while)\M|(?:\mnot|n''t) be (?:there|here|around|available|open|on offer|made|repeated)(?: [a-z]+)? (?:for ?ever|long|much longer|next time|again)\M'),
    ('deadline', '% room %|% space %|% funds %|% budget %|% money %', '\m(?:only|just)(?: have| got)? (?:room|space|funds?|budget|money) (?:left )?for\M'),
    ('deadline', '% others are %|% someone else %|% somebody else %|% other sellers %|% other people %|% another seller %|% other owners %|% other houses %', '\m(?:others|other (?:sellers|people|owners|houses)|some(?:one|body) else|another seller)(?: (?:are|is|may|might|will|could|would|be))+ (?:looking|waiting|interested|after|tak(?:e|ing)|get(?:ting)?|first)\M|\msome(?:one|body) else (?:takes|gets|wins)\M'),
    ('deadline', '% left %', '\m(?:few|couple|{n}) (?:{unit})s? left\M'),
    ('deadline', '% open %|% stand%|% valid %|% end% %|% until %|% till %', '\m(?:open|stands?|valid|holds?|stays?) (?:only )?(?:until|till)\M|\m(?:ends?|ended|open|stands|valid) (?:on|by|at|for) (?:an?|the|{n}|[§¤])|\mends (?:soon|tonight|today|tomorrow|this|next|on|by|at|in)\M'),
    ('link', '% http%|% hxxp%|% www %|% xn %|% w w w %|% h t t p %', '\m(?:https?|hxxps?|www|xn-)\M|\mw[^a-z0-9]w[^a-z0-9]w\M|\mh[^a-z0-9]t[^a-z0-9]t[^a-z0-9]p'),
    ('link', '% dot %|% punkt %|% com %|% slash %|% tinyurl%|% bitly %|% localhost %', '\m(?:dot|punkt|com|slash|tinyurl|bitly|localhost)\M'),
    ('link', '% uk %|% com %|% net %|% org %', '[a-z0-9] \. ?(?:co ?\. ?)?(?:uk|com|net|org)\M'),
    ('address', '% mailto %|% at sign %|% gmail %|% googlemail %|% hotmail %|% yahoo %|% icloud %|% protonmail %|% telegram %|% whatsapp %|% at outlook %', '\m(?:mailto|at[- ]sign|gmail|googlemail|hotmail|yahoo|icloud|protonmail|telegram|whatsapp|at outlook)\M')
  ) as rules (kind, signs, pattern)
  cross join (values (
    'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|[a-z]+teenth|[a-z]+tieth|(?:twenty|thirty)[ -]?[a-z]+',
    'one|two|three|four|five|six|seven|eight|nine|zero|nought', 'second|minute|min|hour|hr|day|week|wk|month|year'
  )) as words (nth, n, unit)
$$;

comment on function pipeline_private.claim_rules is
  'What a claim in words looks like, kind by kind; what stands in figures and signs is claim_in_signs()''s. § is what a row backs, ¶ the end of an offer.';

create or replace function pipeline_private.signs_of_claims()
  returns text[]
  language sql
  immutable
as $$
  select array_agg(distinct signs.sign) from unnest(pipeline_private.claim_rules()) as rules cross join unnest(rules.signs) as signs (sign)
$$;

comment on function pipeline_private.signs_of_claims is 'The signs of all claim_rules(): a text with none of them, and no figures, claims nothing.';
