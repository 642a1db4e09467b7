-- Written out here from the list of facts: a statement that is put together when it runs is planned anew each time. A fact
-- that is no column stops the migration here.
do $do$
declare
  facts text[] := array(select listed.fact from pipeline_private.lead_facts as listed order by listed.position);
  written text[] := facts || array[
    'vendor_phone', 'pipeline_stage', 'validation_passed', 'estimated_market_value', 'bmv_score', 'offer_amount', 'rejection_reason',
    'dead_reason'
  ];
begin
  execute format(
    'grant insert (id, %1$s, vendor_phone, source, external_ref) on pipeline.vendor_leads to pipeline_operator, pipeline_worker',
    (select string_agg(format('%I', fact), ', ') from unnest(facts) as fact)
  );
  execute format(
    'grant update (%s, source, external_ref, archived_at) on pipeline.vendor_leads to pipeline_operator',
    (select string_agg(format('%I', name), ', ') from unnest(written) as name)
  );

  execute format(
    $sql$create or replace function pipeline_private.write_lead(lead pipeline.vendor_leads)
      returns pipeline.vendor_leads
      language sql
    as $$
      update pipeline.vendor_leads as leads
      set %s
      where leads.id = write_lead.lead.id
      returning leads.*
    $$$sql$,
    (select string_agg(format('%1$I = write_lead.lead.%1$I', name), ', ') from unnest(written) as name)
  );

  execute format(
    $sql$create or replace function pipeline_private.insert_lead(lead jsonb)
      returns pipeline.vendor_leads
      language sql
    as $$
      insert into pipeline.vendor_leads (id, vendor_phone, source, external_ref, %1$s)
      select coalesce(given.id, uuidv7()), given.vendor_phone, coalesce(given.source, 'manual'), given.external_ref, %2$s
      from jsonb_populate_record(null::pipeline.vendor_leads, insert_lead.lead) as given
      returning *
    $$$sql$,
    (select string_agg(format('%I', fact), ', ') from unnest(facts) as fact),
    (select string_agg(format('given.%I', fact), ', ') from unnest(facts) as fact)
  );
end
$do$;

comment on function pipeline_private.write_lead is
  'Writes a lead as it is to be: facts, what was learned of it and where it goes are one statement, since a stage asks for its facts on entry. The caller holds its lock.';
