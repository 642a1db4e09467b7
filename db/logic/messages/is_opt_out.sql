create or replace function pipeline_private.is_opt_out(body text)
  returns boolean
  language sql
  immutable
  set search_path = ''
as $$
  select
    -- The carriers' own keywords count only as the whole text.
    said ~ '^(stop|stopall|stop all|unsubscribe|unsub|end|quit|cancel|revoke|optout|opt out)( please| now| thanks| thank you)?$'
    or said ~ '^(please |pls |just )*(stop|unsubscribe|unsub|opt ?out)( please| pls| now)?$'
    -- Inside a sentence it depends on what is to stop: the contact, not the process.
    or said ~ '\m(stop|quit) (all )?(texting|messaging|contacting|calling|ringing|phoning|bothering|pestering|harassing|spamming|sending)( (me|us|this number|these|any more|anymore|texts|messages|me texts|me messages))?\M(?! (the|an|a|your) offer)'
    or said ~ '\m(do not|dont|don t|never|no longer) (ever )?(text|message|contact|call|ring|phone|bother|email|harass|write to) (me|us|this number|my)\M'
    or said ~ '\m(remove|delete|take) (me|my (number|details|data|info|information)|this number)( (from|off|out)\M|$| please| now)'
    or said ~ '\m(unsubscribe|opt) (me|out)\M'
    or said ~ '\m(leave me alone|lose my number|no more (texts|messages|calls|contact)|take me off)\M'
  from (
    select btrim(regexp_replace(
      regexp_replace(lower(normalize(body, nfkc)), '[’''`]', '', 'g'), '[^a-z0-9]+', ' ', 'g'
    )) as said
  ) as decoded
$$;

comment on function pipeline_private.is_opt_out(text) is
  'Whether a text asks us to cease contact. Tested before any agent sees it. Keywords: Twilio''s default English ones, as whole texts; pleas in other words anywhere.';
