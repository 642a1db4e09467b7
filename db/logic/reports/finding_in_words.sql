create or replace function pipeline_private.how_long(hours double precision)
  returns text
  language sql
  immutable
as $$
  select case
    when hours < 1 then pipeline_private.so_many(greatest(round(hours * 60), 1)::integer, 'minute')
    when hours < 48 then pipeline_private.so_many(round(hours)::integer, 'hour')
    else pipeline_private.so_many(round(hours / 24)::integer, 'day')
  end
$$;

comment on function pipeline_private.how_long is 'Hours as people say them: 12 minutes, 3 hours, 4 days.';

create or replace function pipeline_private.so_many(count integer, thing text)
  returns text
  language sql
  immutable
as $$
  select to_char(count, 'FM999,999,990') || ' ' || thing || case when count = 1 then '' else 's' end
$$;

comment on function pipeline_private.so_many is 'A number of things, for people.';

create or replace function pipeline_private.per_cent(share double precision)
  returns text
  language sql
  immutable
as $$
  select rtrim(to_char(share * 100, case when abs(share) < 0.1 then 'FM990.9' else 'FM9990' end), '.') || '%'
$$;

comment on function pipeline_private.per_cent is 'A share, for people.';

create or replace function pipeline_private.alert_in_words(type text)
  returns text
  language sql
  stable
as $$
  select coalesce((select rules.message from pipeline.alert_rules as rules where rules.type = alert_in_words.type), type)
$$;

comment on function pipeline_private.alert_in_words is 'What a type of alerts warns of, in the words of its rule.';

-- The one place where a finding is put into words. What it means stands in its columns; names stand beside it.
create or replace function pipeline_private.finding_in_words(finding pipeline.report_finding)
  returns text
  language sql
  stable
as $$
  select case finding.kind
    when 'completion_overdue' then format('Completion was expected on %s and has not been.', to_char(finding.on_day, 'FMDD FMMonth'))
    when 'exchange_overdue' then format('Exchange was expected on %s and has not been.', to_char(finding.on_day, 'FMDD FMMonth'))
    when 'vendor_waits' then format('The vendor wrote %s ago and has no answer.', pipeline_private.how_long(finding.hours))
    when 'identity_unchecked' then format('Accepted %s ago, and the vendor''s identity is not checked.', pipeline_private.how_long(finding.hours))
    when 'deal_quiet' then format('No sign of life for %s.', pipeline_private.how_long(finding.hours))
    when 'more_at_risk' then format('And %s more.', pipeline_private.so_many(finding.leads, 'deal'))
    when 'completion_due' then format(
      'Completes on %s%s.', to_char(finding.on_day, 'FMDD FMMonth'), coalesce(': our fee is ' || pipeline_private.pounds(finding.amount), '')
    )
    when 'fee_due' then format('Completed on %s: our fee of %s is due.', to_char(finding.on_day, 'FMDD FMMonth'), pipeline_private.pounds(finding.amount))
    when 'reservation_unpaid' then format('Reserved on %s, and no fee is recorded.', to_char(finding.on_day, 'FMDD FMMonth'))
    when 'questions_overdue' then format(
      '%s to people %s open for too long, the oldest for %s.', pipeline_private.so_many(finding.leads, 'question'),
      case when finding.leads = 1 then 'is' else 'are' end, pipeline_private.how_long(finding.hours)
    )
    when 'alert_open' then format(
      '%s%s, for %s.', pipeline_private.alert_in_words(finding.subject),
      case when finding.leads > 1 then format(', %s of them', finding.leads) else '' end, pipeline_private.how_long(finding.hours)
    )
    when 'alert_over' then format(
      '%s; ended by itself after %s%s.', pipeline_private.alert_in_words(finding.subject), pipeline_private.how_long(finding.hours),
      case when finding.leads > 1 then format(' on average, %s times', finding.leads) else '' end
    )
    when 'leads_lost' then format(
      '%s lost here in four weeks: %s of those that left%s.', pipeline_private.so_many(finding.leads, 'lead'), pipeline_private.per_cent(finding.share),
      coalesce(' (' || pipeline_private.per_cent(finding.other_share) || ' in the four weeks before)', '')
    )
    when 'leads_stand' then format(
      '%s, %s of all here, %s stood for more than %s: nine of ten are gone by then.', pipeline_private.so_many(finding.leads, 'lead'),
      pipeline_private.per_cent(finding.share), case when finding.leads = 1 then 'has' else 'have' end, pipeline_private.how_long(finding.hours)
    )
    when 'narrow_failure' then format(
      'At %s it would have passed; the vendor asked for %s.', pipeline_private.pounds(finding.amount), pipeline_private.pounds(finding.other_amount)
    )
    when 'counter_within_ceiling' then format(
      'The vendor asked for %s: we may go to %s.', pipeline_private.pounds(finding.amount), pipeline_private.pounds(finding.other_amount)
    )
    when 'counter_near_ceiling' then format(
      'The vendor asked for %s: %s above our ceiling.', pipeline_private.pounds(finding.amount), pipeline_private.pounds(finding.amount - finding.other_amount)
    )
    when 'silent_bargain' then format(
      'Asks for %s, %s below the value, and has been silent for %s.', pipeline_private.pounds(finding.amount), pipeline_private.per_cent(finding.share),
      pipeline_private.how_long(finding.hours)
    )
    when 'band_accepts' then format(
      'At %s of the asking price %s of %s accepted, above that %s: as much need not be offered.', finding.subject,
      pipeline_private.per_cent(finding.share), pipeline_private.so_many(finding.leads, 'offer') || case when finding.leads = 1 then ' was' else ' were' end,
      pipeline_private.per_cent(finding.other_share)
    )
    when 'source_cheap' then format(
      'A deal from %s cost %s, one of all sources %s: spend more there (%s).', finding.subject, pipeline_private.pounds(finding.amount),
      pipeline_private.pounds(finding.other_amount), pipeline_private.so_many(finding.leads, 'deal')
    )
    when 'source_dear' then format(
      'A deal from %s cost %s, one of all sources %s: spend less there (%s).', finding.subject, pipeline_private.pounds(finding.amount),
      pipeline_private.pounds(finding.other_amount), pipeline_private.so_many(finding.leads, 'deal')
    )
    when 'phone_missing' then format('%s whose only number is another''s or takes no texts.', pipeline_private.so_many(finding.leads, 'lead'))
    when 'name_missing' then format('%s without a name.', pipeline_private.so_many(finding.leads, 'lead'))
    when 'offer_above_value' then format('%s with an offer above the value.', pipeline_private.so_many(finding.leads, 'lead'))
    when 'no_activity' then format('%s without a sign of life for longer than the stage allows.', pipeline_private.so_many(finding.leads, 'lead'))
  end
$$;

comment on function pipeline_private.finding_in_words is 'What a report has found, in a sentence without names.';

create or replace function pipeline_private.todo_in_words(finding pipeline.report_finding)
  returns text
  language sql
  stable
as $$
  select case finding.kind
    when 'completion_overdue' then 'Ask the solicitors what holds completion up, and set the new day'
    when 'exchange_overdue' then 'Ask the solicitors what holds exchange up, and set the new day'
    when 'vendor_waits' then 'Answer the vendor'
    when 'identity_unchecked' then 'Check the vendor''s identity'
    when 'deal_quiet' then 'Ring the vendor and the solicitors'
    when 'fee_due' then 'See that our fee is paid'
    when 'reservation_unpaid' then 'Record the reservation fee, or ask for it'
    when 'questions_overdue' then 'Answer the questions that wait'
    when 'alert_open' then coalesce(
      (select rtrim(rules.todo, '.') from pipeline.alert_rules as rules where rules.type = finding.subject), 'Look at the alert'
    )
    when 'leads_stand' then 'Look what holds these leads up'
    when 'narrow_failure' then 'Ask whether the vendor would take less'
    when 'counter_within_ceiling' then 'Make another offer'
    when 'counter_near_ceiling' then 'Meet the vendor half-way, if the house is worth it'
    when 'silent_bargain' then 'Ring the vendor'
    when 'band_accepts' then 'Let offers begin lower'
    when 'source_cheap' then 'Spend more on this source'
    when 'source_dear' then 'Spend less on this source'
    when 'phone_missing' then 'Find their numbers, or close them'
    when 'name_missing' then 'Ask for their names'
    when 'offer_above_value' then 'Correct the value, or withdraw the offer'
    when 'no_activity' then 'Write or ring, or close them'
  end
$$;

comment on function pipeline_private.todo_in_words is 'What is to be done about what a report has found; null when nothing is.';

create or replace function pipeline_private.path_of_finding(finding pipeline.report_finding)
  returns text
  language sql
  stable
as $$
  select case
    when finding.lead_id is not null then '/leads/' || finding.lead_id
    when finding.section = 'waiting' then '/inbox'
    when finding.section = 'broken' then '/alerts'
    when finding.section = 'mended' then '/alerts?show=past'
    when finding.kind = 'band_accepts' then '/figures/acceptance_by_asking'
    when finding.kind in ('source_cheap', 'source_dear') then '/figures/cost_per_completion?scope=' || finding.subject
    when finding.kind = 'leads_lost' then '/figures/leads_dead?scope=' || finding.stage
    when finding.kind = 'leads_stand' then format('/reports/leads?stage=%s&hours=%s', finding.stage, round(finding.hours))
    when finding.section = 'quality' then '/reports/leads?issue=' || finding.subject
  end
$$;

comment on function pipeline_private.path_of_finding is 'Where the pages show what a report has found, or the leads behind it; null where nothing does.';
