-- Words go along when leads are merged: they answer the texts of the lead that they came for, then as now. Without a search_path
-- of its own, so that it is inlined; its body is bound when it is made.
create or replace function pipeline_private.words_for(lead_id uuid)
  returns table (created_at timestamptz, text_no bigint)
  language sql
  stable
  rows 2
begin atomic
  select said.created_at, said.text_no
  from pipeline.lead_messages as said
  where said.vendor_lead_id = words_for.lead_id and said.direction = 'inbound'
    and not exists (select from pipeline_private.moved_words as moved where moved.message_id = said.id)
  union all
  -- From the few that were moved, whatever the planner knows of them: never from all texts of the time.
  select said.created_at, said.text_no
  from (
    select known.message_id from pipeline_private.moved_words as known where known.vendor_lead_id = words_for.lead_id offset 0
  ) as moved
  cross join lateral (
    select texts.created_at, texts.text_no from pipeline.lead_messages as texts where texts.id = moved.message_id offset 0
  ) as said;
end;

comment on function pipeline_private.words_for is 'When a vendor wrote for a lead, also what was moved to another since.';

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
        select from pipeline_private.words_for(leads.id) as answers
        where answers.created_at >= texts.sent_at and answers.created_at < pipeline_private.later(texts.sent_at, '168 hours')
      )::integer),
      ('quick_reply_rate', exists (
        select from pipeline_private.words_for(leads.id) as answers
        where answers.created_at >= texts.sent_at and answers.created_at < pipeline_private.later(texts.sent_at, '24 hours')
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
  left join pipeline_private.moved_words as moved on moved.message_id = answers.id
  join pipeline.vendor_leads as leads on leads.id = coalesce(moved.vendor_lead_id, answers.vendor_lead_id)
  cross join lateral (
    select min(texts.sent_at) as sent_at
    from pipeline.lead_messages as texts
    where texts.vendor_lead_id = leads.id and texts.direction = 'outbound'
    offset 0
  ) as first_text
  where answers.direction = 'inbound' and answers.created_at >= first_text.sent_at and not exists (
    select from pipeline_private.words_for(leads.id) as earlier
    where earlier.created_at >= first_text.sent_at and (earlier.created_at, earlier.text_no) < (answers.created_at, answers.text_no)
  );

comment on view pipeline_private.facts_of_answers is 'What the first text to each lead, and the first answer to that, add to figures.';
