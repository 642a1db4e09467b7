-- SQL that is given the act as $1 and the leads that were picked as $2; no word of whoever asks stands in it.
create or replace function pipeline_private.bulk_leads(act pipeline.bulk_acts)
  returns text
  language plpgsql
  stable
as $$
declare
  asked pipeline_private.board_question := pipeline_private.question_of_bulk(act);
  -- In brackets of its own: worked out once, not for each lead.
  question text := '((select pipeline_private.question_of_bulk($1)))';
  candidates text := replace(pipeline_private.board_candidates(asked), '($1)', question);
begin
  if act.chosen_by_hand then
    return 'select leads.* from pipeline.vendor_leads as leads where leads.id = any ($2)';
  end if;
  return format(
    'select leads.* from %s where %s and $2 is null%s',
    coalesce('(' || candidates || ') as candidates (id) join pipeline.vendor_leads as leads on leads.id = candidates.id', 'pipeline.vendor_leads as leads'),
    replace(pipeline_private.board_filter(asked), '($1)', question),
    case when act.filter_stages is not null then ' and leads.pipeline_stage = any (($1).filter_stages)' else '' end
  );
end
$$;

comment on function pipeline_private.bulk_leads is
  'The leads of a bulk act as a query: those that were picked, else those that the board shows with this filter.';

create or replace function pipeline_private.question_of_bulk(act pipeline.bulk_acts)
  returns pipeline_private.board_question
  language sql
  stable
as $$
  select question.*
  from jsonb_populate_record(null::pipeline_private.board_question, jsonb_strip_nulls(jsonb_build_object(
    'search', (act).filter_search, 'source', (act).filter_source, 'owner', (act).filter_owner, 'turn', (act).filter_turn
  ))) as question
$$;

comment on function pipeline_private.question_of_bulk is 'What the board is asked for to show the leads of a bulk act.';
