create or replace function pipeline_private.note_flags(lead pipeline.vendor_leads, run pipeline.agent_runs, result jsonb)
  returns void
  language plpgsql
as $$
declare
  noted text;
begin
  with told as (
    select distinct on (rules.flag) rules.flag, rules.title, given.said, said.id as message_id
    from jsonb_to_recordset(result -> 'flags') as given (flag text, said text, "messageId" text)
    join pipeline.flag_rules as rules on rules.flag = given.flag
    join pipeline.lead_messages as said
      on said.id::text = given."messageId" and said.vendor_lead_id = lead.id and said.direction = 'inbound'
    -- A quotation that the vendor never wrote is nobody's word.
    where given.said ~ '\S'
      and strpos(pipeline_private.plain_words(said.body), pipeline_private.plain_words(given.said)) > 0
      -- Somebody looked at these very words already.
      and not exists (
        select from pipeline.property_flags as known
        where known.vendor_lead_id = lead.id and known.flag = given.flag and (known.withdrawn_at is null or known.message_id = said.id)
      )
    order by rules.flag, said.text_no
  ),
  written as (
    insert into pipeline.property_flags (vendor_lead_id, flag, said, message_id, noted_by)
    select lead.id, told.flag, told.said, told.message_id, run.agent from told
    on conflict (vendor_lead_id, flag) where withdrawn_at is null do nothing
    returning flag
  )
  select string_agg(lower(told.title), ', ' order by told.flag) into noted
  from written
  join told using (flag);

  -- Once the property was valued a person sees whether what we said still stands; until then whoever values it is told.
  if noted is not null and lead.turn is not null and lead.validation_passed is not null then
    perform pipeline_private.open_review_item(
      lead.id, 'red_flag', format('Told since we valued the property: %s', noted), '{}', run.id, about => noted
    );
  end if;
end
$$;

comment on function pipeline_private.note_flags is
  'Notes the red flags of an agent''s answer: those that flag_rules knows, whose words stand in the vendor''s text that is named. Each stands once; what a person has withdrawn is not noted again of the same text.';
