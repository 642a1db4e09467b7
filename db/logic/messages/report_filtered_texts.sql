create or replace function pipeline_private.report_filtered_texts()
  returns void
  language plpgsql
as $$
declare
  many constant integer := 3;
  filtered jsonb := (
    select coalesce(jsonb_object_agg(found.what, found.texts), '{}')
    from (
      select coalesce(messages.template, messages.purpose) as what, count(*) as texts
      from pipeline.lead_messages as messages
      join pipeline.carrier_errors as errors using (error_code)
      where messages.error_code is not null and messages.sent_at > pipeline.now() - interval '24 hours' and errors.treatment = 'filtered'
      group by coalesce(messages.template, messages.purpose)
      having count(*) >= many
    ) as found
  );
begin
  perform pipeline_private.raise_alert(
    'TEXTS_FILTERED', told.what, format('Carriers filtered %s texts of %s in a day', told.texts, told.what), null,
    jsonb_build_object('what', told.what, 'texts', told.texts::integer)
  )
  from jsonb_each_text(filtered) as told (what, texts);
  update pipeline.alerts as alerts
  set resolved_at = pipeline.now()
  where alerts.type = 'TEXTS_FILTERED' and alerts.resolved_at is null and not filtered ? alerts.scope;
end
$$;

comment on function pipeline_private.report_filtered_texts is
  'Raises TEXTS_FILTERED for each template of which carriers filtered three texts within a day, and ends it when that is over.';
