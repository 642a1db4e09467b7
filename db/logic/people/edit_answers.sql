create or replace function pipeline.edit_common_answer(
  question pipeline.one_line,
  body pipeline.free_text,
  reason pipeline.free_text,
  instead_of pipeline.free_text default null
)
  returns pipeline.common_answers
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  acting_before text[] := pipeline_private.act_for_people('change what is answered', edit_common_answer.reason);
  words text := nullif(btrim(edit_common_answer.body), '');
  unbacked text := (select string_agg(format('"%s"', claims.words), ', ') from pipeline_private.claims_of_template(words) as claims);
  changed pipeline.common_answers;
begin
  if unbacked is not null or char_length(words) > 300 or words ~ '\{(?!(first_name|company|address|offer_amount|video_url)\})' then
    raise exception 'such an answer cannot be given: %', case
      when unbacked is not null then format('no row backs %s', unbacked)
      when char_length(words) > 300 then 'it has more than 300 characters'
      else 'it has a place that nobody fills in'
    end
      using
        errcode = 'VL013', detail = jsonb_build_object('question', edit_common_answer.question)::text,
        hint = case when unbacked is not null then 'Leave it out, or write it into true_words with the reason why it is true of every lead.' else 'Look at it first with preview_text().' end,
        schema = 'pipeline', table = 'common_answers', column = 'body';
  end if;
  select * into changed from pipeline.common_answers as answers where answers.question = edit_common_answer.question for update;
  perform pipeline_private.refuse_unseen(
    changed.body, words, instead_of, 'common_answers', jsonb_build_object('question', edit_common_answer.question)
  ) where changed.question is not null;
  update pipeline.common_answers as answers set body = words where answers.question = edit_common_answer.question returning * into changed;
  perform pipeline_private.refuse_unknown(
    'question', 'question', edit_common_answer.question, 'common_answers',
    hint => 'A new one comes with a release of the rules, since agents know them by name.'
  ) where changed.question is null;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_common_answer is
  'Other words for what agents answer to a common question; empty or null, a person answers it. With instead_of, the words that one last saw (empty for none), nobody''s other words are overwritten. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown question, VL013 for words that are too long, have places that nobody fills in or claim what no row backs, VL041 when others stand there than instead_of says.';

create or replace function pipeline.add_true_words(words pipeline.one_line, reason pipeline.free_text)
  returns pipeline.true_words
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  acting_before text[] := pipeline_private.act_for_people('say what is true of every lead', add_true_words.reason);
  known pipeline.true_words;
begin
  if char_length(btrim(add_true_words.words)) not between 2 and 200 then
    raise exception 'true words have 2 to 200 characters' using errcode = 'VL013', schema = 'pipeline', table = 'true_words', column = 'words';
  end if;
  insert into pipeline.true_words as words (words, true_because)
  values (btrim(add_true_words.words), btrim(add_true_words.reason))
  on conflict on constraint true_words_pkey do update set true_because = excluded.true_because
  returning * into known;
  perform pipeline_private.act_as_before(acting_before);
  return known;
end
$$;

comment on function pipeline.add_true_words is
  'Words that any text of ours may say from now on though no row of its lead backs them, with the reason why they are true of every lead; known ones get this reason. Raises VL003 without a reason, VL004 for automation, VL013 for words that are too short or too long.';

create or replace function pipeline.remove_true_words(words pipeline.one_line, reason pipeline.free_text)
  returns pipeline.true_words
  language plpgsql
  security definer
as $$
#variable_conflict use_column
declare
  acting_before text[] := pipeline_private.act_for_people('take back what was true of every lead', remove_true_words.reason);
  known pipeline.true_words;
begin
  delete from pipeline.true_words as words where words.words = btrim(remove_true_words.words) returning * into known;
  if known.words is null then
    raise exception 'these are no true words'
      using errcode = 'VL010', detail = jsonb_build_object('words', remove_true_words.words)::text, schema = 'pipeline', table = 'true_words';
  end if;
  perform pipeline_private.act_as_before(acting_before);
  return known;
end
$$;

comment on function pipeline.remove_true_words is
  'Words that texts may say no more unless a row backs them: one that does is refused as it leaves, and a person is asked. Raises VL003 without a reason, VL004 for automation, VL010 for words that are not there.';

grant execute on function pipeline.edit_common_answer, pipeline.add_true_words, pipeline.remove_true_words to pipeline_admin;
