create or replace view pipeline_private.broken_search as
  select 'a lead is found by what is known of it' as invariant, leads.id as vendor_lead_id, '{}'::jsonb as detail
  from pipeline.vendor_leads as leads
  left join pipeline_private.lead_words as known on known.vendor_lead_id = leads.id
  where known.words is distinct from pipeline_private.words_of(leads);

comment on view pipeline_private.broken_search is 'Leads that the search knows by something else than they are.';
