create or replace function pipeline_private.drop_unprompted_work(lead pipeline.vendor_leads, stage pipeline.stages, why text)
  returns void
  language sql
as $$
  update pipeline.agent_runs as runs
  set status = 'cancelled', finished_at = pipeline.now(), cancelled_because = why, error = pipeline_private.cause_in_words(why)
  where runs.vendor_lead_id = lead.id and runs.agent = stage.reply_agent and runs.status in ('queued', 'running');

  select pipeline_private.drop_unsent_texts(lead.id, why)
$$;

comment on function pipeline_private.drop_unprompted_work is
  'Whoever writes, the vendor or a person of ours, cancels what would cross it: the reading of the texts before it, reminders and questions not sent yet.';

create or replace function pipeline_private.drop_unsent_texts(lead_id uuid, why text)
  returns void
  language sql
as $$
  with dropped as (
    update pipeline.lead_messages as messages
    set status = 'cancelled', cancelled_because = why, status_reason = pipeline_private.cause_in_words(why)
    where messages.vendor_lead_id = lead_id
      and messages.status = 'queued'
      and (
        messages.author <> 'person'
        -- What somebody was to say later is overtaken, unless it answers what the vendor wrote before.
        or messages.scheduled_for is not null and messages.text_class <> 'answer' and why = 'vendor_wrote'
      )
      and not exists (select from pipeline.offers as offers where offers.message_id = messages.id)
    returning messages.id
  )
  select pipeline_private.owe_answer_again(array_agg(dropped.id)) from dropped
$$;

comment on function pipeline_private.drop_unsent_texts is
  'Cancels what automation was about to say and, when the vendor wrote, what a person has set a time for, unless it is an answer; an offer still goes out. A text that is being sent at this moment meets may_leave() instead.';

create or replace function pipeline_private.owe_answer_again(dropped_ids uuid[])
  returns void
  language sql
as $$
  update pipeline.lead_messages as messages
  set answered_at = null, answered_by = null
  where messages.answered_by = any (dropped_ids)
$$;

comment on function pipeline_private.owe_answer_again is 'What the vendor wrote is not answered by a text that never left.';
