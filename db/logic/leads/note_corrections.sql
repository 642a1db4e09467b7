create or replace function pipeline_private.note_corrections(was pipeline.vendor_leads, becomes pipeline.vendor_leads)
  returns void
  language sql
as $$
  -- This change is on record only when its statement ends: until then the record tells who had written what it changes.
  select pipeline_private.record_event(
    becomes.id, 'reading_corrected',
    jsonb_strip_nulls(jsonb_build_object(
      'agent', origins.actor, 'runId', origins.agent_run_id, 'fields', jsonb_agg(origins.fact order by origins.fact)
    )),
    stage_visit => becomes.stage_visit
  )
  from pipeline_private.origins_of(becomes.id, array(
    select facts.fact
    from pipeline_private.lead_facts as facts
    where facts.for_agents and to_jsonb(was) -> facts.fact is distinct from to_jsonb(becomes) -> facts.fact
      and to_jsonb(was) ->> facts.fact is not null
      -- What the vendor tells anew is proposed to people, who write it: the reading before was right.
      and not exists (
        select from pipeline.review_items as items
        where items.vendor_lead_id = becomes.id
          and items.detail -> 'proposed' -> pipeline_private.camel_case(facts.fact) -> 'said' = to_jsonb(becomes) -> facts.fact
      )
  )) as origins
  where origins.actor_kind = 'agent'
  group by origins.actor, origins.agent_run_id
$$;

comment on function pipeline_private.note_corrections is
  'A person who changes or empties what an agent wrote last corrects a reading: an event for each run that had read it, which names the facts. Their values stand in the audit log.';

-- Every move writes the facts, and few change one: told by their columns, since a long WHEN is read anew with each statement.
do $do$
declare
  facts text[] := array(select listed.fact from pipeline_private.lead_facts as listed where listed.for_agents order by listed.position);
begin
  execute format(
    $sql$create or replace function pipeline_private.tg_vendor_leads__note_corrections()
      returns trigger
      language plpgsql
      security definer
    as $$
    begin
      if (%s) is not distinct from (%s) then
        return null;
      end if;
      if (pipeline_private.actor()).is_person and not pipeline_private.is_erasing() then
        perform pipeline_private.note_corrections(old, new);
      end if;
      return null;
    end
    $$$sql$,
    (select string_agg(format('old.%I', fact), ', ') from unnest(facts) as fact),
    (select string_agg(format('new.%I', fact), ', ') from unnest(facts) as fact)
  );
  execute format(
    $sql$create or replace trigger _500_note_corrections
      after update of %s on pipeline.vendor_leads
      for each row
      execute function pipeline_private.tg_vendor_leads__note_corrections()$sql$,
    (select string_agg(quote_ident(fact), ', ') from unnest(facts) as fact)
  );
end
$do$;
