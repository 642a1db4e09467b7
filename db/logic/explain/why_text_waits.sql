create or replace function pipeline_private.why_text_waits(lead pipeline.vendor_leads, message pipeline.lead_messages)
  returns jsonb
  language sql
  stable
as $$
  select jsonb_strip_nulls(jsonb_build_object('code', causes.code, 'detail', causes.detail))
  from (
    select 1 as rank, 'being_sent' as code, null as detail where message.status = 'sending'
    union all
    select 2, 'copy', null
    from pipeline.sending_right as sending
    where sending.place <> pipeline_private.this_place()
      and not exists (select from pipeline_private.database_purpose as marks where marks.purpose = 'simulation')
    union all
    (
      select 3, 'stopped', stops.scope
      from pipeline.text_stops as stops
      where stops.ended_at is null and stops.scope = any (pipeline_private.scopes_of(lead, message))
      order by stops.since
      limit 1
    )
    union all
    select 4, 'wording', null where not pipeline_private.words_are_ours()
    union all
    select 5, obstacle, null
    from pipeline_private.may_leave(lead, message) as obstacle
    where obstacle is not null
    union all
    select 6, 'scheduled', null where message.scheduled_for > pipeline.now()
    union all
    select 6, 'carrier', carriers.last_error from pipeline.carriers as carriers where carriers.down_since is not null
    union all
    select 7, 'send_window', null
    from pipeline.settings as settings
    where pipeline_private.next_send_time(pipeline.now()) > pipeline.now()
      and message.author <> 'person'
      and not (message.is_reply and settings.replies_ignore_send_window)
    union all
    select 8, waits.code, case when waits.code = 'carrier' then message.error_code end
    from (
      select case
        when message.error_code is not null then 'carrier'
        when message.paced_at is not null then 'pace'
        when coalesce(pipeline_private.earliest_send(lead, message), 'infinity') > pipeline.now() then 'daily_cap'
      end as code
    ) as waits
    where message.not_before > pipeline.now() and waits.code is not null
    union all
    select 9, 'worker', null
  ) as causes
  order by causes.rank
  limit 1
$$;

comment on function pipeline_private.why_text_waits is
  'Why a text that is to leave has not left: code is being_sent, copy (this database is a copy that sends nothing), stopped (detail is the stop''s scope), wording (what texts say is as the first release left it), what may_leave() says, scheduled (a person has chosen a later time), carrier (down, or it wants this text later; detail is what was said last, as NO_CARRIER), send_window, daily_cap, pace, or worker (nothing is in its way but that a worker takes it).';
