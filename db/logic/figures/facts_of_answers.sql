-- The first text to a lead, and the first of the vendor after that.
create or replace view pipeline_private.facts_of_answers as
  select
    figures.figure, leads.source::text as scope, texts.sent_at as at, figures.amount, 1::numeric as out_of, leads.id as vendor_lead_id
  from pipeline.lead_messages as texts
  join pipeline.vendor_leads as leads on leads.id = texts.vendor_lead_id
  cross join lateral (
    values
      ('hours_to_first_text', greatest(extract(epoch from texts.sent_at - leads.created_at) / 3600, 0)),
      ('reply_rate', exists (
        select from pipeline.lead_messages as answers
        where answers.vendor_lead_id = leads.id and answers.direction = 'inbound'
          and answers.created_at >= texts.sent_at and answers.created_at < pipeline_private.later(texts.sent_at, '168 hours')
      )::integer),
      ('quick_reply_rate', exists (
        select from pipeline.lead_messages as answers
        where answers.vendor_lead_id = leads.id and answers.direction = 'inbound'
          and answers.created_at >= texts.sent_at and answers.created_at < pipeline_private.later(texts.sent_at, '24 hours')
      )::integer)
  ) as figures (figure, amount)
  where texts.direction = 'outbound' and not exists (
    select from pipeline.lead_messages as earlier
    where earlier.vendor_lead_id = texts.vendor_lead_id and earlier.direction = 'outbound'
      and (earlier.sent_at, earlier.text_no) < (texts.sent_at, texts.text_no)
  )
  union all
  select
    'hours_to_first_answer', leads.source::text, answers.created_at, extract(epoch from answers.created_at - first_text.sent_at) / 3600, 1,
    leads.id
  from pipeline.lead_messages as answers
  join pipeline.vendor_leads as leads on leads.id = answers.vendor_lead_id
  cross join lateral (
    select min(texts.sent_at) as sent_at
    from pipeline.lead_messages as texts
    where texts.vendor_lead_id = leads.id and texts.direction = 'outbound'
    offset 0
  ) as first_text
  where answers.direction = 'inbound' and answers.created_at >= first_text.sent_at and not exists (
    select from pipeline.lead_messages as earlier
    where earlier.vendor_lead_id = answers.vendor_lead_id and earlier.direction = 'inbound'
      and earlier.created_at >= first_text.sent_at and (earlier.created_at, earlier.text_no) < (answers.created_at, answers.text_no)
  );

comment on view pipeline_private.facts_of_answers is 'What the first text to each lead, and the first answer to that, add to figures.';
