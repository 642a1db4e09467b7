create or replace function pipeline_private.text_for_claims(body text)
  returns text
  language plpgsql
  immutable
as $$
declare
  said text := lower(translate(body, E'§¤¶\n\r\t\f', '£££    '));
begin
  -- Most texts are plain, and need no more.
  if octet_length(said) > 2 * char_length(said) - char_length(replace(said, '£', '')) then
    said := regexp_replace(said, '[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]', '', 'g');
    said := regexp_replace(
      said, '[^\u0001-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2023\u2026\u2032\u20ac\u2190-\u21ff\u2600-\u2775\u2794-\u27bf\U0001f300-\U0001f4ae\U0001f4b0-\U0001f51e\U0001f520-\U0001faff]',
      U&'\FFFD', 'g'
    );
    said := translate(regexp_replace(normalize(said, nfkd), '[\u0300-\u036f]', '', 'g'), 'łđðıøæ‘’‚‛“”„′–—−‐‑‒―×', 'lddioe''''''''"""''-------x');
  end if;
  while strpos(said, '  ') > 0 loop
    said := replace(said, '  ', ' ');
  end loop;
  return said;
end
$$;

comment on function pipeline_private.text_for_claims is
  'A text in one spelling for claim_rules(): lower case, on one line, without accents and what nobody sees; � stands for letters of other scripts, and for signs that look like ours or like figures.';

create or replace function pipeline_private.claim_in_signs()
  returns text
  immutable
return '[0-9£$€¥¢%@�]|ooo|//|[a-z]\.[a-z][a-z]|\. (?:com|org|net|co ?\.)|[a-z],(?:co|org|net|uk)\M|[[({] ?(?:\.|at|dot) ?[])}]|(?:\m[a-z][^a-z0-9]{1,3}){4,}';

create or replace function pipeline_private.altered_sum()
  returns text
  immutable
return '[^ ("'']¤|¤[^ .,;:!?)"'']|[+±~/] ¤|¤ [+±~/]|(?:over|above|more than|less than|least|up to|minimum|another|extra|plus|beyond|between|under|below|only|and|north of|upwards of|starting (?:at|from|with)|starts at|starts from|from|around|nearly|almost|close to|shy of|excess of|higher than|better than) ¤|¤ (?:or (?:a|some|more|so|above|higher|better)|if not|plus|to start|as a start|for starters|rising|negotiable|and (?:a|more|another|some)|more|extra|minimum|off|back|each|per|higher|upwards?|at least|on top|to ¤)\M|¤,? ?(?:\(|-|and |but |which |with |it |that |there |is )*(?:possibly|perhaps|maybe|room|rising|going up|(?:could|can|may|might|will|would) (?:be |still )*(?:go|increas|improv|rais|high|more|negotia))';

create or replace function pipeline_private.without_signs(said text)
  returns text
  language sql
  immutable
return ' ' || translate(said, '.,;:!?()-/''"+&*_', '                ') || ' ';

create or replace function pipeline_private.may_claim(said text)
  returns boolean
  language plpgsql
  immutable
as $$
begin
  return said ~ pipeline_private.claim_in_signs() or pipeline_private.without_signs(said) like any (pipeline_private.signs_of_claims())
    or strpos(said, '¤') > 0 and said ~ pipeline_private.altered_sum();
end
$$;

comment on function pipeline_private.altered_sum is 'What makes another claim of a sum that a row backs, ¤: "¤ or more", "over ¤", "¤ to ¤".';
comment on function pipeline_private.claim_in_signs is 'What a claim looks like that needs no words: any digit is one until a row is found behind it.';
comment on function pipeline_private.without_signs is 'Each word of a text between two blanks.';
comment on function pipeline_private.may_claim is 'Whether a plainly spelled text is worth a closer look: it has figures, or words that stand in claims.';

create or replace function pipeline_private.claims_in_plain(said text)
  returns setof pipeline.claim
  language plpgsql
  immutable
  rows 10
as $$
declare
  spaced text := pipeline_private.without_signs(said);
  rule pipeline_private.claim_rule;
begin
  if said ~ pipeline_private.claim_in_signs() then
    return query select * from pipeline_private.claims_in_figures(said);
  end if;
  if strpos(said, '¤') > 0 then
    return query
      select 'amount', btrim(every.match[1]), null::numeric
      from regexp_matches(said, '(' || pipeline_private.altered_sum() || ')', 'g') as every (match);
  end if;
  foreach rule in array pipeline_private.claim_rules() loop
    if spaced like any (rule.signs) and said ~ rule.pattern then
      return query
        select distinct rule.kind, btrim(translate(every.match[1], '¤§¶', '')), null::numeric
        from regexp_matches(said, '(' || rule.pattern || ')', 'g') as every (match);
    end if;
  end loop;
end
$$;

create or replace function pipeline_private.claims_in_figures(said text)
  returns setof pipeline.claim
  language sql
  immutable
  rows 10
as $$
  select distinct pipeline_private.kind_of_figures(found.words), found.words, pipeline_private.amount_of(found.words)
  from regexp_matches(
    said, '([+£$€¥¢(]* ?[0-9](?:[0-9 ,.:/''()-]*[0-9])?(?: ?(?:k|m|%|st|nd|rd|th|am|pm)\M)?|[£$€¥¢%@�]|ooo|//|[a-z0-9.-]+[.,][a-z]{2,}|\. (?:com|org|net|co)|[[({] ?(?:\.|at|dot) ?[])}]|(?:\m[a-z][^a-z0-9]{1,3}){4,})', 'g'
  ) as every (match)
  cross join lateral (select btrim(every.match[1]) as words) as found
$$;

comment on function pipeline_private.claims_in_plain is 'What a text claims that is spelled plainly, whether or not rows back it: the kind, the words, and the amount where figures say one.';
