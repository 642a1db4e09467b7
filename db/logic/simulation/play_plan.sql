create or replace function pipeline_private.jump_to(moment timestamptz)
  returns integer
  language plpgsql
  security definer
as $$
declare
  planned pipeline_private.simulation_plan;
  played integer := 0;
begin
  -- A clock that ran by itself may stand a little past a moment that a program read in milliseconds.
  perform pipeline_private.advance_clock(greatest(moment, pipeline.now()));

  for planned in
    select *
    from pipeline_private.open_plan as plan
    where plan.due_at <= pipeline.now()
    order by plan.due_at, plan.id
  loop
    case planned.kind
      when 'arrive' then
        perform pipeline_private.act_as('webhook', 'simulated lead form');
        planned.payload := planned.payload || jsonb_build_object('id', uuidv7());
        perform pipeline_private.bring_consent(
          (planned.payload ->> 'id')::uuid, planned.payload ->> 'source', planned.payload ->> 'consent',
          given_by => planned.payload ->> 'vendor_name', proof => 'ticked in its form'
        )
        where planned.payload ? 'consent';
        update pipeline_private.simulation_vendors as vendors
        set vendor_lead_id = (pipeline_private.insert_lead(planned.payload)).id
        where vendors.number = planned.vendor_number;
      when 'text' then
        perform pipeline.record_inbound_message(
          leads.vendor_phone, planned.payload ->> 'body', format('simulated-vendor:%s', planned.id)
        )
        from pipeline_private.simulation_vendors as vendors
        join pipeline.vendor_leads as leads on leads.id = vendors.vendor_lead_id
        where vendors.number = planned.vendor_number;
      when 'person' then planned.refusal := pipeline_private.let_person_act(planned.vendor_number, planned.payload);
    end case;

    update pipeline_private.simulation_plan as plan
    set done_at = pipeline.now(), refusal = planned.refusal
    where plan.id = planned.id;
    played := played + 1;
  end loop;

  return played;
end
$$;

comment on function pipeline_private.jump_to is
  'Jumps the clock and plays what vendors and the office do at that moment, in one transaction: no timer of the same moment gets in between. Returns how many of their plans were due.';

grant execute on function pipeline_private.jump_to to pipeline_admin;
