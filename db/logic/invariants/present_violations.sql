create or replace view pipeline_private.present_violations as
  select * from pipeline_private.broken_drive
  union all
  select * from pipeline_private.broken_texts
  union all
  select * from pipeline_private.broken_offers
  union all
  select * from pipeline_private.broken_bulk_acts
  union all
  select * from pipeline_private.broken_machinery
  union all
  select * from pipeline_private.broken_guards;

comment on view pipeline_private.present_violations is 'The checks of the present state, which are quick: both looks of the self-check make them.';
