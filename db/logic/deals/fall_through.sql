create or replace function pipeline_private.is_past_acceptance(stage text)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select from pipeline.stages as stages
    join pipeline.stages as acceptance on acceptance.stage = 'OFFER_ACCEPTED' and stages.position >= acceptance.position
    where stages.stage = is_past_acceptance.stage
      and (stages.owner = 'person' or stages.is_terminal and stages.stage <> 'DEAD_LEAD')
  )
$$;

comment on function pipeline_private.is_past_acceptance is
  'Whether leads at a stage have accepted an offer: it stands at OFFER_ACCEPTED or behind, and people work on their deal, or it is completed.';

create or replace function pipeline_private.is_fall_through(from_stage text, to_stage text)
  returns boolean
  language sql
  stable
as $$
  select exists (
    select
    from pipeline.stages as origin
    join pipeline.stages as target on target.stage = is_fall_through.to_stage
    where origin.stage = is_fall_through.from_stage and not origin.is_terminal
      and pipeline_private.is_past_acceptance(origin.stage)
      and (
        target.stage = 'DEAD_LEAD'
        or target.position < origin.position and pipeline_private.is_past_acceptance(target.stage)
      )
  )
$$;

comment on function pipeline_private.is_fall_through is
  'Whether a move takes a lead off an agreed deal, or back from an investor: whoever makes it is asked for one of the standard reasons.';

create or replace function pipeline_private.tell_fall_through(kind text)
  returns text
  language plpgsql
as $$
declare
  told_before text := coalesce(current_setting('pipeline.fall_through', true), '');
begin
  perform set_config('pipeline.fall_through', coalesce(nullif(btrim(kind), ''), told_before), true);
  perform pipeline_private.told_fall_through();
  return told_before;
end
$$;

comment on function pipeline_private.tell_fall_through is
  'Says for the moves to come which of the standard reasons it is, if one is given; returns what was said before. Raises VL018 for one that there is not.';

create or replace function pipeline_private.told_fall_through()
  returns text
  language sql
  stable
as $$
  select pipeline_private.known_fall_through(current_setting('pipeline.fall_through', true))
$$;

comment on function pipeline_private.told_fall_through is
  'The standard reason that the transaction has said in pipeline.fall_through; null when it has said none. Raises VL018 for one that there is not.';

create or replace function pipeline_private.known_fall_through(given text)
  returns text
  language plpgsql
  stable
as $$
declare
  told text := nullif(btrim(given), '');
begin
  if told is not null and not exists (select from pipeline.fall_through_kinds as kinds where kinds.kind = told) then
    raise exception 'there is no reason %', told
      using
        errcode = 'VL018', detail = jsonb_build_object('fields', array['fall_through'])::text,
        hint = format('Known are %s.', (select string_agg(kinds.kind, ', ' order by kinds.position) from pipeline.fall_through_kinds as kinds));
  end if;
  return told;
end
$$;

comment on function pipeline_private.known_fall_through is 'The standard reason that was given, if any. Raises VL018 for one that there is not.';

grant execute on function pipeline_private.is_fall_through, pipeline_private.is_past_acceptance to pipeline_viewer;
