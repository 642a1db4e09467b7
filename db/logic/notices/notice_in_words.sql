create or replace function pipeline_private.own_notice_of(delivery pipeline.alert_deliveries)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_build_object(
    'id', delivery.id, 'attempt', delivery.attempts, 'cause', notices.cause, 'occurrences', notices.occurrences, 'at', notices.last_at,
    'causedBy', notices.caused_by, 'leadId', leads.id, 'itemId', notices.review_item_id, 'stage', stages.title,
    'firstName', case when leads.id is not null then pipeline_private.first_name(leads.vendor_name) end,
    'about', (
      select names.description
      from pipeline.review_items as items
      join pipeline_private.built_in_names as names on names.vocabulary = 'review_kind' and names.name = items.kind
      where items.id = notices.review_item_id
    )
  )
  from pipeline.notices as notices
  left join pipeline.vendor_leads as leads on leads.id = notices.vendor_lead_id
  left join pipeline.stages as stages on stages.stage = leads.pipeline_stage
  where notices.id = delivery.notice_id
$$;

comment on function pipeline_private.own_notice_of is 'What a person''s own notice says; of the vendor no more than the first name.';

create or replace function pipeline_private.address_of_way(user_id uuid, channel text)
  returns text
  language sql
  stable
as $$
  select case address_of_way.channel when 'email' then its.email_address when 'slack' then its.slack_path end
  from pipeline_private.settings_of_person(address_of_way.user_id) as its
$$;

comment on function pipeline_private.address_of_way is 'Where a person''s own notices go by a channel; null when no address is known. For workers only.';
