-- What rules must never be, since leads would stand still or what is due would fail again and again. Looked at when a
-- release commits.
create or replace view pipeline_private.rule_faults as
  select stages.stage, fault.what, fault.hint
  from pipeline.stages as stages
  cross join lateral (
    select 'it has no way out' as what, 'Every live stage needs a legal move that is not only a way back.' as hint
    where not stages.is_terminal
      and not exists (select from pipeline.stage_transitions as legal where legal.from_stage = stages.stage and not legal.only_return)
    union all
    select 'it is terminal and has a way out', 'From a terminal stage people may only lead back.'
    where stages.is_terminal
      and exists (
        select from pipeline.stage_transitions as legal
        where legal.from_stage = stages.stage and (legal.class = 'automation' or not legal.only_return)
      )
    union all
    select 'it has no clock for our turn', 'Every live stage needs a timer that counts our turn.'
    where not stages.is_terminal
      and not exists (select from pipeline.stage_timers as timers where timers.stage = stages.stage and timers.counted_from = 'our_turn')
    union all
    select 'it has no clock for the vendor''s turn', 'Where the vendor''s silence counts, a timer has to wait for its end.'
    where not exists (select from pipeline.stage_timers as timers where timers.stage = stages.stage and timers.counted_from = 'vendor_silence')
      and stages.entry_turn = 'vendor'
    union all
    select 'it is where new leads begin, and terminal', 'New leads begin at a live stage.'
    where stages.is_initial and stages.is_terminal
    union all
    select format('it starts %s, whose answers mean nothing there', started.agent), 'Say in stage_outcomes what they mean, or start no agent.'
    from (
      select stages.entry_agent
      union
      select stages.reply_agent
      union
      select meanings.next_agent from pipeline.stage_outcomes as meanings where meanings.stage = stages.stage
    ) as started (agent)
    where started.agent is not null
      and not exists (
        select from pipeline.stage_outcomes as meanings where meanings.stage = stages.stage and meanings.agent = started.agent
      )
    union all
    select 'an opt-out ends a lead there, and no move of automation leads to DEAD_LEAD',
      'Add the edge, open to automation and without required fields, or have people asked: opt_out_ends = false.'
    where stages.opt_out_ends
      and not exists (
        select from pipeline.stage_transitions as legal
        where legal.from_stage = stages.stage and legal.to_stage = 'DEAD_LEAD' and legal.class = 'automation' and not legal.only_return
          and not exists (
            select from pipeline.stage_required_fields as required
            where required.from_stage = legal.from_stage and required.to_stage = legal.to_stage
          )
      )
  ) as fault
  union all
  select work.stage, format('its %s moves to %s, %s', work.name, work.to_stage, fault.what), fault.hint
  from (
    select timers.stage, format('timer %s', timers.name) as name, timers.to_stage, true as is_timer
    from pipeline.stage_timers as timers
    where timers.to_stage is not null
    union all
    select meanings.stage, format('%s with %s', meanings.agent, meanings.outcome), meanings.to_stage, false
    from pipeline.stage_outcomes as meanings
    where meanings.to_stage is not null
  ) as work
  left join pipeline.stage_transitions as legal on legal.from_stage = work.stage and legal.to_stage = work.to_stage
  cross join lateral (
    select 'for which there is no edge' as what, 'Add the edge to stage_transitions.' as hint
    where legal.to_stage is null
    union all
    select 'which only people may do', 'Open the edge to automation, or have a person asked.'
    where legal.class = 'operator'
    union all
    select 'which is only a way back', 'Lead automation along edges that are always legal.'
    where legal.only_return
    union all
    select 'which wants a reason that it cannot give', 'Require no reason of automation''s own moves.'
    where legal.reason_required and legal.class = 'automation' and legal.to_stage <> 'DEAD_LEAD'
    union all
    select 'without the text that the vendor is to answer there', 'Let the edge bring the stage''s text: brings_entry_text.'
    from pipeline.stages as entered
    where work.is_timer and not legal.brings_entry_text
      and entered.stage = work.to_stage and entered.entry_turn = 'vendor' and entered.entry_template is not null
    union all
    select format('which needs %s', string_agg(required.field, ', ' order by required.field)), 'A timer cannot fill anything in: require nothing of its move, or have a person asked.'
    from pipeline.stage_required_fields as required
    where work.is_timer and required.from_stage = work.stage and required.to_stage = work.to_stage
    having count(*) > 0
    union all
    select format('which needs %s of the deal', string_agg(required.field, ', ' order by required.field)), 'No agent may fill in a deal: require nothing of it for an agent''s move, or have a person asked.'
    from pipeline.stage_required_fields as required
    where not work.is_timer and required.subject = 'deal' and required.from_stage = work.stage and required.to_stage = work.to_stage
    having count(*) > 0
  ) as fault
  union all
  select late.stage, format('its timer %s comes after %s, which moves the lead', late.name, mover.name), 'Put it before the move, or take it away.'
  from pipeline.stage_timers as mover
  join pipeline.stage_timers as late
    on late.stage = mover.stage and late.counted_from = mover.counted_from and late.after > mover.after
  where mover.action = 'move'
  union all
  select timers.stage, format('its timer %s raises %s, which a move or the end of the turn would not end', timers.name, rules.type),
    'Let the alert end with what it warns of: ends_with_visit, ends_with_turn.'
  from pipeline.stage_timers as timers
  join pipeline.alert_rules as rules on rules.type = timers.alert_type
  where not (rules.ends_with_visit and rules.ends_with_turn)
  union all
  select null, 'there is no stage where new leads begin', 'Mark one: is_initial.'
  where not exists (select from pipeline.stages where stages.is_initial)
  union all
  select null, 'there is no terminal stage DEAD_LEAD', 'Opt-outs and refusals end there.'
  where not exists (select from pipeline.stages where stages.stage = 'DEAD_LEAD' and stages.is_terminal)
  union all
  select null, format('%s writes %s, which is no fact for agents', agents.agent, written.fact), 'The facts stand in pipeline_private.lead_facts.'
  from pipeline.agents as agents
  cross join unnest(agents.writes) as written (fact)
  where not exists (select from pipeline_private.lead_facts as facts where facts.fact = written.fact and facts.for_agents)
  union all
  select required.from_stage, format('its move to %s needs %s, which nobody can fill in', required.to_stage, required.field),
    'Demand a fact of pipeline_private.lead_facts, or what a valuation, an offer or a refusal brings.'
  from pipeline.stage_required_fields as required
  where required.subject = 'lead'
    and required.field not in ('validation_passed', 'estimated_market_value', 'bmv_score', 'offer_amount', 'rejection_reason')
    and not exists (select from pipeline_private.lead_facts as facts where facts.fact = required.field)
  union all
  select null, 'there is no row of settings', 'Insert it in the same transaction.'
  where not exists (select from pipeline.settings);

comment on view pipeline_private.rule_faults is
  'What in the rules would strand leads, and what to do about it: stages without a way out or a clock, moves that timers and agents are to make and may not. Empty in good health.';
