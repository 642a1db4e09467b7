create or replace function pipeline_private.seen_facts(lead pipeline.vendor_leads, seen jsonb)
  returns jsonb
  language plpgsql
  stable
as $$
declare
  wrong text[] := array(
    select jsonb_object_keys(seen) except select facts.fact from pipeline_private.lead_facts as facts except select 'vendor_phone'
  );
begin
  if cardinality(wrong) > 0 then
    raise exception '% is no fact of a lead', array_to_string(wrong, ', ')
      using errcode = 'VL018', detail = jsonb_build_object('fields', wrong)::text;
  end if;
  return (
    select jsonb_object_agg(name, to_jsonb(jsonb_populate_record(lead, seen)) -> name) from jsonb_object_keys(seen) as name
  );
end
$$;

comment on function pipeline_private.seen_facts is
  'What somebody saw of a lead''s facts, by column and as text or null, as the lead has them. Raises VL018 for a name that is no fact.';

create or replace function pipeline_private.write_edit(
  lead_id uuid,
  given jsonb,
  clear text[],
  expected_updated_at timestamptz,
  reason text,
  instead_of jsonb
)
  returns pipeline.lead_result
  language plpgsql
as $$
declare
  before pipeline.vendor_leads := pipeline_private.lock_lead(lead_id);
  after pipeline.vendor_leads;
  answer pipeline.lead_result;
  reason_before text := coalesce(current_setting('pipeline.reason', true), '');
  emptied text[] := array(select name from unnest(coalesce(clear, '{}')) as name where name is not null);
  facts jsonb := pipeline_private.trimmed_facts(given);
  wrong text[];
begin
  answer.saved := false;
  answer.lead := before;
  if expected_updated_at <> before.updated_at then
    answer.code := 'VL005';
    perform pipeline_private.refuse_request();
    return answer;
  end if;
  wrong := array(select unnest(emptied) except select facts.fact from pipeline_private.lead_facts as facts);
  if cardinality(wrong) > 0 then
    raise exception '% cannot be emptied', array_to_string(wrong, ', ')
      using errcode = 'VL018', detail = jsonb_build_object('fields', wrong)::text;
  end if;
  -- Without a phone there is no lead: an empty one is none given.
  if facts ->> 'vendor_phone' = '' then
    facts := facts - 'vendor_phone';
  end if;

  perform set_config('pipeline.reason', coalesce(reason, reason_before), true);
  begin
    after := pipeline_private.write_lead(jsonb_populate_record(
      before, coalesce((select jsonb_object_agg(name, null::text) from unnest(emptied) as name), '{}') || facts
    ));
  exception
    when check_violation or numeric_value_out_of_range then
      perform pipeline_private.refuse_facts(sqlerrm);
  end;

  perform pipeline_private.refuse_overtaken(
    to_jsonb(before), to_jsonb(after), pipeline_private.seen_facts(before, instead_of), 'vendor_leads',
    jsonb_build_object('leadId', before.id)
  );

  -- Which columns changed: their values stand in the audit log.
  perform pipeline_private.record_event(
    after.id, 'lead_edited', jsonb_build_object('fields', jsonb_agg(is_now.key order by is_now.key)), stage_visit => after.stage_visit
  )
  from jsonb_each(to_jsonb(after)) as is_now
  where is_now.key <> 'updated_at' and is_now.value is distinct from to_jsonb(before) -> is_now.key
  having count(*) > 0;
  perform set_config('pipeline.reason', reason_before, true);
  answer.saved := true;
  answer.lead := after;
  return answer;
end
$$;

do $do$
begin
  execute (
    select format(
      $sql$create or replace function pipeline.edit_lead(
          lead_id uuid, vendor_phone text default null, %s, clear text[] default '{}', expected_updated_at timestamptz default null,
          reason pipeline.free_text default null, instead_of jsonb default null
        )
        returns pipeline.lead_result
        language sql
        security definer
      as $$
        select pipeline_private.write_edit(
          lead_id, jsonb_build_object('vendor_phone', vendor_phone, %s), clear, expected_updated_at, reason, instead_of
        )
      $$$sql$,
      string_agg(format('%I %s default null', facts.fact, facts.argument_type), ', ' order by facts.position),
      string_agg(format('%1$L, %1$I', facts.fact), ', ' order by facts.position)
    )
    from pipeline_private.known_facts as facts
  );
end
$do$;

comment on function pipeline.edit_lead is
  'Corrects facts of a lead. What is not given, or null, stays; clear names the columns to empty. expected_updated_at guards against writing over what somebody else has just written (code VL005: nothing is saved); instead_of, what one last saw of the facts that one changes, by column, against writing over another change of those. Raises VL010 for an unknown lead, VL018 for a fact that cannot be right, VL041 when a fact is not as instead_of says.';

grant execute on function pipeline.edit_lead to pipeline_operator;
