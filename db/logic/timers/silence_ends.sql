create or replace function pipeline_private.silence_ends(lead pipeline.vendor_leads, rule pipeline.stage_timers)
  returns timestamptz
  language plpgsql
  stable
as $$
declare
  gives_up constant boolean := rule.action = 'move' and rule.to_stage = 'DEAD_LEAD';
  grace interval := (select settings.reminder_grace from pipeline.settings);
  reminded_at timestamptz;
begin
  if not gives_up then
    -- A move to a stage that begins with a text is a reminder, too.
    if rule.action <> 'send' and not exists (
      select from pipeline.stages as next where next.stage = rule.to_stage and next.entry_template is not null
    ) then
      return null;
    end if;
    -- Steps that stand closer together by the rules stay so.
    grace := least(grace, rule.after - (
      select coalesce(max(before.after), '0')
      from pipeline.stage_timers as before
      where before.stage = rule.stage and before.counted_from = rule.counted_from and before.after < rule.after
    ));
  end if;

  -- Never yet while one is still waiting to leave. What a person planned stands in no reminder's way.
  select max(case messages.status when 'queued' then 'infinity' when 'sending' then 'infinity' else messages.sent_at end)
  into reminded_at
  from pipeline.lead_messages as messages
  where messages.vendor_lead_id = lead.id and messages.direction = 'outbound' and messages.stage_visit = lead.stage_visit
    and (gives_up or messages.author <> 'person');

  return case
    when reminded_at = 'infinity' then pipeline_private.later(pipeline.now(), greatest(grace, interval '15 minutes'))
    when reminded_at is not null then pipeline_private.later(reminded_at, grace)
  end;
end
$$;

comment on function pipeline_private.silence_ends is
  'Until when a vendor may still answer our last text of this visit, so that neither the next reminder leaves nor the lead is given up: null when nothing was sent, or for steps that wait for nobody. A text that is still to leave has not been answered by anybody.';
