create or replace function pipeline_private.do_bulk_verb(act pipeline.bulk_acts, lead_id uuid)
  returns pipeline.bulk_act_leads
  language plpgsql
as $$
declare
  settled pipeline.bulk_act_leads;
  moved pipeline.transition_result;
begin
  settled.outcome := 'done';
  case act.verb
    when 'move' then moved := pipeline.request_transition(lead_id, act.to_stage, act.reason, fall_through => act.fall_through);
    when 'reactivate' then moved := pipeline.reactivate_lead(lead_id, act.reason);
    when 'hold' then perform pipeline.hold_lead(lead_id, act.reason, act.at_time);
    when 'release' then perform pipeline.release_lead(lead_id);
    when 'archive' then perform pipeline.archive_lead(lead_id, act.reason);
    when 'unarchive' then perform pipeline.unarchive_lead(lead_id, act.reason);
    when 'suppress' then
      perform pipeline.suppress_number(leads.vendor_phone, act.reason) from pipeline.vendor_leads as leads where leads.id = lead_id;
    when 'mark_opted_out' then
      perform pipeline.mark_opted_out(leads.vendor_phone, act.reason) from pipeline.vendor_leads as leads where leads.id = lead_id;
    when 'run_agent' then perform pipeline.run_agent_now(lead_id, act.reason);
    when 'replay_runs' then perform from pipeline.replay_agent_runs(jsonb_build_object('leadIds', array[lead_id]), act.reason);
    when 'send_template' then settled.message_id := pipeline_private.text_by_bulk(act, lead_id);
    when 'assign' then
      perform case
        when act.assignee is null then pipeline.unassign_lead(lead_id, act.reason) else pipeline.assign_lead(lead_id, act.assignee, act.reason)
      end;
    when 'move_timer' then perform pipeline.move_timer(lead_id, act.at_time, act.reason);
    when 'undo' then perform pipeline_private.undo_of_bulk(act, lead_id);
  end case;
  if not moved.moved then
    settled.outcome := 'refused';
    settled.code := moved.code;
    settled.why := case moved.code
      when 'VL002' then format('to move from %s to %s it lacks %s', moved.from_stage, moved.to_stage, array_to_string(moved.missing_fields, ', '))
      else format('it could not move from %s to %s', moved.from_stage, moved.to_stage)
    end;
  end if;
  return settled;
end
$$;

comment on function pipeline_private.do_bulk_verb is
  'Does what a bulk act says to one of its leads, by the same function as for one alone, and raises what that raises. A move that is refused is returned as such.';

create or replace function pipeline_private.text_by_bulk(act pipeline.bulk_acts, lead_id uuid)
  returns uuid
  language sql
as $$
  -- A text for a set time passes all that automation's texts pass: hours, consents, caps, stops.
  select (pipeline.send_message(
    leads.id, pipeline_private.rendered(templates.body, leads)::pipeline.free_text, format('bulk:%s', act.id)::pipeline.one_line,
    greatest(act.at_time, pipeline_private.later(pipeline.now(), interval '1 minute'))
  )).id
  from pipeline.vendor_leads as leads
  join pipeline.message_templates as templates on templates.template = act.template
  where leads.id = lead_id
$$;

comment on function pipeline_private.text_by_bulk is 'Writes the text of a bulk act to a lead, once: its id.';
