create or replace function pipeline_private.answers_for(lead pipeline.vendor_leads)
  returns jsonb
  language sql
  stable
as $$
  select coalesce(jsonb_object_agg(answers.question, said.body), '{}')
  from pipeline.common_answers as answers
  -- Filled in once, not again for what is shown.
  cross join lateral (select pipeline_private.rendered(answers.body, lead) as body offset 0) as said
  where said.body is not null and case answers.holds_when
    when 'always' then true
    when 'consented' then exists (
      select from pipeline.consents as consents where consents.vendor_lead_id = lead.id and consents.channel = 'sms' and consents.withdrawn_at is null
    )
    when 'offer_worked_out' then exists (
      select from pipeline.offers as offers
      where offers.vendor_lead_id = lead.id and offers.status in ('made', 'sent') and offers.agent_run_id is not null
    )
  end
$$;

comment on function pipeline_private.answers_for is
  'What an agent may answer to common questions of this vendor, by their names: the answers that are true of the lead. Of what is not here a person knows better.';
