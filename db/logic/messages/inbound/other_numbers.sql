create or replace function pipeline_private.tg_lead_phones__fill_in()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  read record := pipeline_private.read_phone(new.phone);
begin
  if read.e164 is null or exists (
    select from pipeline.vendor_leads as leads where leads.id = new.vendor_lead_id and leads.vendor_phone = read.e164
  ) then
    raise exception '%', coalesce(
      case when read.e164 is null then pipeline_private.phone_problem_told(read.problem) end,
      'this is the number that the lead has already'
    )
      using
        errcode = 'VL018', detail = jsonb_build_object('fields', jsonb_build_array('phone'), 'kind', coalesce(read.problem, 'own'))::text,
        hint = 'Give another number of the same vendor, such as 07700 900123 or 0117 496 0123; one of another country with its +.',
        schema = tg_table_schema, table = tg_table_name, column = 'phone';
  end if;
  -- A number is known once, also when two people note it at the same time; and nothing that comes from there is placed meanwhile.
  perform pg_advisory_xact_lock(hashtextextended('pipeline number: ' || read.e164, 0));
  if exists (
    select from pipeline.lead_phones as known where known.vendor_lead_id = new.vendor_lead_id and known.phone = read.e164
  ) then
    return null;
  end if;
  new.phone := read.e164;
  new.added_by := (pipeline_private.actor()).name;
  return new;
end
$$;

create or replace trigger _100_fill_in
  before insert on pipeline.lead_phones
  for each row
  execute function pipeline_private.tg_lead_phones__fill_in();

comment on function pipeline_private.tg_lead_phones__fill_in is
  'Reads the number, in any form, and notes who brought it; one that is known already changes nothing. Raises VL018 for what is no number, and for the one that the lead has already.';

create or replace function pipeline_private.tg_lead_phones__take_up()
  returns trigger
  language plpgsql
  security definer
as $$
declare
  lead pipeline.vendor_leads := pipeline_private.lead_that_writes(new.phone);
  unheard uuid[];
  said pipeline.lead_messages;
  stop pipeline.message_suppressions;
begin
  -- What came from there may rather be about another lead; a plea is the vendor's, whichever lead it was about.
  if lead.id = pipeline_private.standing_lead(new.vendor_lead_id) then
    unheard := pipeline_private.give_to_lead(new.phone, lead);
  end if;
  select * into stop
  from pipeline.message_suppressions as known
  where known.phone = new.phone and pipeline_private.are_vendors_words(known.reason);
  select * into lead from pipeline.vendor_leads as leads where leads.id = pipeline_private.standing_lead(new.vendor_lead_id);
  if stop.phone is not null and lead.opted_out_at is null then
    perform pipeline_private.suppress_phone(lead.id, lead.vendor_phone, stop.reason, stop.source);
  else
    for said in select * from pipeline.lead_messages as messages where messages.id = any (unheard) order by messages.text_no loop
      -- The one before may have stopped automation.
      perform pipeline_private.react_to_message(leads, said) from pipeline.vendor_leads as leads where leads.id = lead.id;
    end loop;
  end if;
  return null;
end
$$;

create or replace trigger _500_take_up
  after insert on pipeline.lead_phones
  for each row
  execute function pipeline_private.tg_lead_phones__take_up();

comment on function pipeline_private.tg_lead_phones__take_up is
  'What a number wrote while nobody knew whose it was is the lead''s: what nobody has dealt with is answered, and a plea to be left alone binds the vendor.';

create or replace function pipeline_private.give_to_lead(from_phone text, lead pipeline.vendor_leads)
  returns uuid[]
  language plpgsql
as $$
declare
  questions uuid[] := array(
    select items.id
    from pipeline.lead_messages as said
    join pipeline.review_items as items on items.message_id = said.id and items.resolved_at is null
    where said.phone = from_phone and said.vendor_lead_id is null
  );
  texts bigint;
  last_at timestamptz;
  unheard uuid[];
begin
  with given as (
    update pipeline.lead_messages as said
    set
      vendor_lead_id = lead.id, stage = lead.pipeline_stage, stage_visit = lead.stage_visit,
      -- What a person has dealt with is not answered once more.
      answered_at = coalesce(said.answered_at, case when not exists (
        select from pipeline.review_items as items where items.message_id = said.id and items.id = any (questions)
      ) then pipeline.now() end)
    where said.phone = from_phone and said.vendor_lead_id is null and said.direction = 'inbound'
    returning said.id, said.created_at, said.answered_at
  )
  select count(*), max(given.created_at), array_agg(given.id) filter (where given.answered_at is null) into texts, last_at, unheard from given;
  if texts = 0 then
    return unheard;
  end if;
  update pipeline.vendor_leads as leads
  set last_inbound_at = greatest(leads.last_inbound_at, last_at), last_contact_at = greatest(leads.last_contact_at, last_at)
  where leads.id = lead.id;
  perform pipeline_private.record_event(
    lead.id, 'texts_matched', jsonb_build_object('texts', texts), stage_visit => lead.stage_visit
  );
  perform pipeline_private.close_review_items(questions, 'number_known');
  return unheard;
end
$$;

comment on function pipeline_private.give_to_lead is
  'Gives the texts of a number that nobody knew to a lead, and closes the questions about them. Returns those that nobody has dealt with.';

create or replace function pipeline_private.tg_vendor_leads__keep_former_number()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if new.vendor_phone = old.vendor_phone or pipeline_private.is_erasing() then
    return null;
  end if;
  delete from pipeline.lead_phones as others where others.vendor_lead_id = new.id and others.phone = new.vendor_phone;
  insert into pipeline.lead_phones (vendor_lead_id, phone, known_by)
  select new.id, old.vendor_phone, 'former'
  where exists (
      select from pipeline.lead_messages as said
      where said.vendor_lead_id = new.id and said.phone = old.vendor_phone and said.direction = 'inbound'
        and said.intent is distinct from 'wrong_number'
    )
    and not exists (
      select from pipeline.message_suppressions as stop where stop.phone = old.vendor_phone and stop.reason = 'wrong_number'
    );
  return null;
end
$$;

create or replace trigger _500_keep_former_number
  after update of vendor_phone on pipeline.vendor_leads
  for each row
  execute function pipeline_private.tg_vendor_leads__keep_former_number();

comment on function pipeline_private.tg_vendor_leads__keep_former_number is
  'A lead that gets another number stays known by the one that its vendor wrote from. One that nobody wrote from, or that was somebody else''s, was a mistake; of one that is erased none stays.';

create or replace function pipeline_private.other_number_read(lead pipeline.vendor_leads, run pipeline.agent_runs)
  returns text
  language sql
  stable
as $$
  select others.phone
  from (
    select said.phone
    from pipeline.lead_messages as said
    where said.vendor_lead_id = lead.id and said.direction = 'inbound' and said.answered_at is null and said.text_no <= run.read_text_no
    order by said.text_no desc
    limit 1
  ) as latest
  join pipeline.lead_phones as others on others.vendor_lead_id = lead.id and others.phone = latest.phone
$$;

comment on function pipeline_private.other_number_read is
  'The other number of the vendor from which the last text came that a run has read; null when it came from the one that we text.';

create or replace function pipeline_private.forget_wrong_number(lead pipeline.vendor_leads, phone text, agent text)
  returns void
  language plpgsql
as $$
begin
  delete from pipeline.lead_phones as others where others.vendor_lead_id = lead.id and others.phone = forget_wrong_number.phone;
  perform pipeline_private.suppress_phone(lead.id, forget_wrong_number.phone, 'wrong_number', agent);
  perform pipeline_private.let_vendor_answer(lead);
end
$$;

comment on function pipeline_private.forget_wrong_number is
  'Whoever has this other number is not the vendor: it is none of theirs any more, and the one that we text stays what it is.';
