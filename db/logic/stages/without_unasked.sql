create or replace function pipeline_private.without_unasked(moved pipeline_private.moved_lead[])
  returns pipeline_private.moved_lead[]
  language sql
  stable
as $$
  select array_agg(
    row (
      lead.id, lead.stage, lead.stage_visit, case when silent.unasked is null then lead.agent end, lead.purpose, lead.template,
      lead.reply_agent, lead.waits, silent.unasked
    )::pipeline_private.moved_lead
  )
  from unnest(moved) as lead
  left join lateral (
    select true as unasked
    where lead.waits is null and lead.agent = lead.reply_agent
      and (
        select consents.id from pipeline.consents as consents
        where consents.vendor_lead_id = lead.id and consents.channel = 'sms' and consents.withdrawn_at is null
        limit 1
      ) is null
      -- Mostly the number has neither consented nor written, and no class of text is for those.
      and case
        when exists (
          select
          from pipeline.vendor_leads as own
          join pipeline.vendor_leads as leads on leads.vendor_phone = own.vendor_phone
          where own.id = lead.id
            and (
              leads.last_inbound_at is not null
              or exists (select from pipeline.consents as given where given.vendor_lead_id = leads.id)
            )
        ) then not pipeline_private.may_say((
          select leads from pipeline.vendor_leads as leads where leads.id = lead.id
        ), 'service')
        else true
      end
  ) as silent on true
$$;

comment on function pipeline_private.without_unasked is
  'The same leads, but for those whose stage would begin a conversation with a vendor who has not asked for it: unasked, and without an agent.';
