-- Sources of the keywords: Twilio's default English opt-out words (STOP, STOPALL, UNSUBSCRIBE, END, QUIT, CANCEL,
-- REVOKE, OPTOUT). Carriers obey them only as the whole text; UK law (PECR regulation 22, UK GDPR article 21) asks for
-- no form at all, so pleas in any words count. Heard too much costs a person's look, heard too little texts somebody
-- who asked us not to: in doubt the answer is maybe.
create or replace function pipeline_private.read_opt_out(body text, our_texts text[] default '{}')
  returns text
  language plpgsql
  stable
as $$
declare
  said text := pipeline_private.vendors_sentences(body, our_texts);
  is_quoted constant boolean := said = '' and body ~ '\S';
  wants_texts boolean;
  may_be_plea boolean;
  few_words constant integer := 3;
  sounds_straight text := 'no';
  sounds_like_plea text := 'no';
begin
  if pipeline_private.plea_in_other_words(body) and not pipeline_private.is_reaction(body) then
    return 'opt_out';
  end if;
  if is_quoted and not pipeline_private.is_reaction(body) then
    -- Our own sentence sent back and nothing else: whoever copies "Reply STOP to opt out" may mean it.
    return case when pipeline_private.is_clear_plea(pipeline_private.plain_words(body)) then 'maybe' else 'no' end;
  end if;

  if cardinality(our_texts) = 0 or said = pipeline_private.plain_words(body) then
    select sounds.straight, sounds.plea into sounds_straight, sounds_like_plea from pipeline_private.sounds_of(body) as sounds;
    -- "me again", "bus stop": of so few words only those that leave no doubt tell enough by themselves.
    if regexp_count(body, '\S+') < few_words then
      sounds_straight := case sounds_straight when 'clear' then 'loud' when 'loud' then 'like' else 'no' end;
      sounds_like_plea := case sounds_like_plea when 'clear' then 'loud' when 'loud' then 'like' else 'no' end;
    end if;
  end if;
  -- "Dont call me, text me": texts are what they want.
  wants_texts := pipeline_private.wants_texts(said);
  if wants_texts then
    said := pipeline_private.without_calls(said);
  end if;

  if not pipeline_private.speaks_of_contact(said) then
    may_be_plea := false;
  elsif not pipeline_private.is_clear_plea(said) then
    may_be_plea := pipeline_private.may_be_plea(said);
  end if;
  if may_be_plea is null or may_be_plea and pipeline_private.is_of_one_number(said) then
    return case
      -- "Dont text this phone, he reads it": nothing goes there, but they may want to be reached.
      when pipeline_private.is_of_one_number(said) then 'not_here'
      -- "Dont text me, ring me", "dont contact my wife, contact me": somebody has to look what they want.
      when wants_texts or pipeline_private.wants_contact(said) then 'maybe'
      else 'opt_out'
    end;
  end if;
  return case
    when not wants_texts and sounds_like_plea <> 'no' and (sounds_straight in ('clear', 'loud') or sounds_straight = 'like' and may_be_plea)
      and not pipeline_private.is_of_one_number(said) and not pipeline_private.wants_contact(said)
      then 'opt_out'
    -- Words that no pattern knows: what refuses, or sounds like it, is looked at.
    when may_be_plea or sounds_straight = 'clear'
      or not wants_texts and (sounds_like_plea in ('clear', 'loud') or pipeline_private.weigh_words(said) = 'refusal')
      then 'maybe'
    else 'no'
  end;
end
$$;

comment on function pipeline_private.read_opt_out is
  'Whether a text asks us to cease contact: opt_out, not_here (no texts to this number; a person is asked), maybe (then nothing automatic leaves and a person is asked) or no. our_texts: what we wrote to this number; words of theirs that are quoted from there do not count. The one reader of opt-outs, asked before any agent sees the text.';
