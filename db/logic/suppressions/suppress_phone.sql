create or replace function pipeline_private.binds_vendor(reason text)
  returns boolean
  language sql
  immutable
as $$
  select reason in ('opt_out', 'complaint', 'carrier_block')
$$;

comment on function pipeline_private.binds_vendor is
  'Whether a reason not to text a number holds for its owner at any other number too. A wrong number says nothing of the vendor.';

create or replace function pipeline_private.are_vendors_words(reason text)
  returns boolean
  language sql
  immutable
as $$
  select reason in ('opt_out', 'complaint')
$$;

comment on function pipeline_private.are_vendors_words is
  'Whether a reason not to text a number is what its owner said: it holds wherever else we would text them.';

create or replace function pipeline_private.tg_message_suppressions__fill_in()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  new.suppressed_by := (pipeline_private.actor()).name;
  return new;
end
$$;

create or replace trigger _100_fill_in
  before insert on pipeline.message_suppressions
  for each row
  execute function pipeline_private.tg_message_suppressions__fill_in();

create or replace function pipeline_private.suppress_phone(lead_id uuid, phone text, reason text, source text)
  returns void
  language plpgsql
as $$
declare
  leads_of_phone uuid[] := array(select pipeline_private.lock_leads_of_phone(suppress_phone.phone));
  is_new boolean;
begin
  -- A carrier hands texts over whose sender is a name; nobody can be texted there.
  if phone !~ '^\+[1-9][0-9]{6,14}$' then
    return;
  end if;
  insert into pipeline.message_suppressions as known (phone, reason, source)
  values (suppress_phone.phone, suppress_phone.reason, suppress_phone.source)
  on conflict on constraint message_suppressions_pkey do update
  set reason = excluded.reason, source = excluded.source, suppressed_by = excluded.suppressed_by
  where pipeline_private.binds_vendor(excluded.reason) and not pipeline_private.binds_vendor(known.reason)
  returning old.phone is null into is_new;
  if is_new is not true then
    perform pipeline_private.settle_suppressed_leads(phone, reason, source);
  end if;

  -- The number was another's when it was tried: what is known of it says nothing of the vendor's present one.
  if lead_id <> all (leads_of_phone) and not (
    pipeline_private.are_vendors_words(reason)
    and exists (select from pipeline_private.leads_known_by(suppress_phone.phone) as known where known.id = suppress_phone.lead_id)
  ) then
    perform pipeline_private.record_event(
      lead_id, suppress_phone.reason, jsonb_build_object('source', suppress_phone.source, 'formerNumber', true)
    );
  end if;
end
$$;

comment on function pipeline_private.suppress_phone is
  'Puts a number on the suppression list, which cancels every unsent text to it, and settles every lead of the number in this transaction. lead_id: the lead through which it became known, or null. Reasons: opt_out, complaint, carrier_block, wrong_number, cannot_be_texted, person. Does nothing for a sender that is no number.';

create or replace function pipeline_private.settle_suppressed_leads(phone text, reason text, source text)
  returns void
  language plpgsql
as $$
declare
  lead pipeline.vendor_leads;
  stage pipeline.stages;
  said record;
begin
  perform pipeline_private.lock_leads_of_phone(phone);
  select * into said
  from (values
    ('opt_out', 'opted_out', 'Opted out', 'The vendor opted out'),
    ('complaint', 'opted_out', 'Complained', 'The vendor complained'),
    -- That they blocked us is only what the carrier takes it for.
    ('carrier_block', 'opted_out', null, 'The vendor may have blocked our texts'),
    ('wrong_number', 'wrong_number', 'Wrong number', 'The number is not the vendor''s')
  ) as words (reason, kind, end_of_lead, question)
  where words.reason = settle_suppressed_leads.reason;

  for lead in
    select leads.* from pipeline.vendor_leads as leads where leads.vendor_phone = settle_suppressed_leads.phone order by leads.id
  loop
    perform pipeline_private.record_event(
      lead.id, settle_suppressed_leads.reason, jsonb_build_object('source', source), stage_visit => lead.stage_visit
    );
    if pipeline_private.binds_vendor(reason) then
      update pipeline.vendor_leads as leads
      set opted_out_at = pipeline.now()
      where leads.id = lead.id and leads.opted_out_at is null;
      perform pipeline_private.cancel_message(messages, 'suppressed')
      from pipeline.lead_messages as messages
      where messages.vendor_lead_id = lead.id and messages.status = 'queued';
    end if;

    select * into stage from pipeline.stages as stages where stages.stage = lead.pipeline_stage;
    continue when stage.is_terminal or reason in ('person', 'cannot_be_texted');
    if stage.opt_out_ends and lead.held_at is null and said.end_of_lead is not null then
      update pipeline.vendor_leads as leads
      set pipeline_stage = 'DEAD_LEAD', dead_reason = said.end_of_lead
      where leads.id = lead.id;
    else
      perform pipeline_private.open_review_item(lead.id, said.kind, format('%s at %s', said.question, lead.pipeline_stage));
    end if;
  end loop;

  -- It was said from another number than the one that we text.
  if pipeline_private.are_vendors_words(reason) then
    perform pipeline_private.suppress_phone(null, known.vendor_phone, settle_suppressed_leads.reason, settle_suppressed_leads.source)
    from (
      select distinct leads.vendor_phone
      from pipeline_private.leads_known_by(settle_suppressed_leads.phone) as leads
      where leads.opted_out_at is null
    ) as known;
  end if;
end
$$;

comment on function pipeline_private.settle_suppressed_leads is
  'What it means for the leads of a number that it must not be texted: where an opt-out ends the stage the lead dies of it, elsewhere, and while somebody holds the lead, a person is asked.';
