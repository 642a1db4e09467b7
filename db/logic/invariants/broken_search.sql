create or replace view pipeline_private.broken_search as
  select 'a lead is found by what is known of it' as invariant, leads.id as vendor_lead_id, '{}'::jsonb as detail
  from pipeline.vendor_leads as leads
  cross join lateral pipeline_private.words_of(leads) as its
  left join pipeline_private.lead_words as known on known.vendor_lead_id = leads.id
  where (known.words, known.numbers) is distinct from (its.words, its.numbers);

comment on view pipeline_private.broken_search is 'Leads that the search knows by something else than they are.';
