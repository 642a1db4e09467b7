-- Matching a pattern costs by its size, and those of pleas are the largest here: most answers have none of their words.
create or replace function pipeline_private.speaks_of_contact(said text)
  returns boolean
  language sql
  immutable
as $$
  select said ~ (
    '\m(stop|sto\M|stp|stip|stob|stol|stoo|tsop|dtop|srop|atop|ztop|xtop|cease|desist|quit|refrain|halt|revok|cancel|remov|delet|eras|wip|scr|purg|forget|strik|cross|los|destroy|ditch|bin|un ?sub|opt|block|barr|report'
    || '|spam|scam|fraud|con\M|conm|conart|harr?ass|pester|hound|bother|badger|bombard|inundat|swamp|flood|stalk|hassl|bug|annoy|disturb|mither|nuisance|pest|intrus|illegal|unsolicited|unwelcome|welcome|junk|cold'
    || '|text|messag|contact|call|ring|phon|e?mail|whatsapp|sms|communicat|correspond|writ|send|hear|reach|touch|receiv|repl|respon|advert|market|process|shar|stor|sell(ing)? my|numbers?\M|details|data|info|name\M|account'
    || '|no\M|nor\M|not|nothing|nobody|never|dont|didnt|wont|wouldnt|isnt|arent|havent|leav|left|alone|let\M|peace|away|off\M|out\M|lists?\M|system|database|enough|done|finish|through|end\M|ended'
    || '|gdpr|ico|tps|telephone|ofcom|pecr|trading|solicitor|legal|consent|permission|authori|privacy|respect|right to|article|object|withdraw|last|final|warn|hint|shut|sod|piss|bugger|fu|fk|fck|feck|f\M|eff|naff|gtfo|foad|stfu'
    || '|bog|bore|jog|hop\M|hop it|buzz|back off|knock|cut|pack it|rest|get lost|do one|sling|bike|neck|change the|wrap|drop it|give|gave|wast|again|how many|had it|stuffed|knotted|of these|keep|kept|part of|my head|bye|goodbye|shame|cheek|ffs|scum|stress|upset|worr|frighten|scar|irritat|distress'
    || '|peid|paid|gadew|nie\M|pros|przesta|ne\M|arr|laissez|désab|dej|não|nao|pare|non\M|smett|lasciate|nu\M|l[aă]s|schreib|kontakt|ruf|nicht|h[oö]ren|keine|lassen|slut|ikke|mesaj|beni|rahats|nera|nesk|mos\M|mat\M|msg|basta|alto)'
  )
$$;

comment on function pipeline_private.speaks_of_contact is
  'Whether what was said, in plain_words(), has a word that a plea to be left alone may have: whatever is_clear_plea() or may_be_plea() hears has one.';
