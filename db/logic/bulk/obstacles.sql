-- Why a lead would be refused, as SQL about `leads`, with the act as $1: an array of code and words, null when nothing is in the
-- way. Without a code it is so already. The preview asks it of all leads at once, the act of each again when it has locked it.
create or replace function pipeline_private.bulk_obstacle(verb text, is_meant text)
  returns text
  language sql
  immutable
as $$
  select case verb
    when 'move' then pipeline_private.obstacle_to_move('($1).to_stage')
    when 'reactivate' then format(
      $sql$case when leads.pipeline_stage <> 'DEAD_LEAD' then array[null, format('it is not dead, but at %%s', leads.pipeline_stage)] else %s end$sql$,
      pipeline_private.obstacle_to_move('leads.previous_stage')
    )
    when 'hold' then $sql$case
      when leads.turn is null then array['VL010', format('it is finished, at %s: there is nothing to hold', leads.pipeline_stage)]
      when leads.hold_id is not null and ($1).at_time is null then array[null, 'it is held already']
    end$sql$
    when 'release' then $sql$case when leads.hold_id is null then array[null, 'nobody holds it'] end$sql$
    when 'archive' then $sql$case
      when leads.archived_at is not null then array[null, 'it is archived already']
      when leads.turn is not null then array['VL026', format('it is live, at %s', leads.pipeline_stage)]
    end$sql$
    when 'unarchive' then $sql$case when leads.archived_at is null then array[null, 'it is not archived'] end$sql$
    when 'suppress' then $sql$case when exists (
      select from pipeline.message_suppressions as stops where stops.phone = leads.vendor_phone
    ) then array[null, 'its number is not texted anyway'] end$sql$
    when 'mark_opted_out' then $sql$case when leads.opted_out_at is not null then array[null, 'its vendor has opted out already'] end$sql$
    when 'assign' then $sql$case when (
      select owners.owner from pipeline.lead_owners as owners where owners.vendor_lead_id = leads.id
    ) is not distinct from ($1).assignee then array[null, coalesce(($1).assignee || ' looks after it already', 'nobody looks after it')] end$sql$
    else pipeline_private.filled_in(pipeline_private.obstacle_to_work(verb), array[is_meant])
  end
$$;

comment on function pipeline_private.bulk_obstacle is
  'What stands in the way of doing something to a lead, as SQL; is_meant: the condition that `others` are of the act, too.';

create or replace function pipeline_private.obstacle_to_move(target text)
  returns text
  language sql
  immutable
as $$
  select pipeline_private.filled_in(
    $sql$case
      when leads.pipeline_stage = {1} then array[null, format('it stands at %s already', {1})]
      when (
        select pipeline_private.is_legal(edges, leads.previous_stage)
        from pipeline.stage_transitions as edges
        where edges.from_stage = leads.pipeline_stage and edges.to_stage = {1}
      ) is not true then array['VL001', format('it may not move from %s to %s', leads.pipeline_stage, {1})]
      else (
        select case when cardinality(lacks.fields) > 0 then array[
          'VL002', format('to move from %s to %s it lacks %s', leads.pipeline_stage, {1}, array_to_string(lacks.fields, ', '))
        ] end
        from (select pipeline_private.missing_fields(leads, {1}) as fields offset 0) as lacks
      )
    end$sql$,
    array[target]
  )
$$;

comment on function pipeline_private.obstacle_to_move is 'The same for a move to this stage.';

create or replace function pipeline_private.obstacle_to_work(verb text)
  returns text
  language sql
  immutable
as $$
  select case verb
    when 'run_agent' then $sql$(
      select case
        when leads.held_at is not null then array['VL011', 'it is held: no agent works on it']
        when wanted.agent is null or wanted.answers and pipeline_private.is_for_person(leads.id)
          then array['VL010', format('no agent has anything to do at %s', leads.pipeline_stage)]
        when not wanted.answers and wanted.may_offer and exists (
          select from pipeline.offers as offers where offers.vendor_lead_id = leads.id and offers.status in ('made', 'sent')
        ) then array['VL026', 'an offer is on the table']
      end
      from (
        select owed.answers, agents.agent, agents.may_offer
        from pipeline.stages as stages
        cross join (select pipeline_private.owes_answer(leads.id) as answers) as owed
        left join pipeline.agents as agents on agents.agent = case when owed.answers then stages.reply_agent else stages.entry_agent end
        where stages.stage = leads.pipeline_stage
      ) as wanted
    )$sql$
    when 'replay_runs' then $sql$case when not exists (
      select from pipeline.agent_runs as runs
      where runs.vendor_lead_id = leads.id and runs.status = 'dead' and runs.stage_visit = leads.stage_visit and not exists (
        select from pipeline.agent_runs as later
        where later.vendor_lead_id = runs.vendor_lead_id and later.stage_visit = runs.stage_visit and later.agent = runs.agent
          and (later.created_at, later.id) > (runs.created_at, runs.id)
      )
    ) then array[null, 'no run was given up where it stands'] end$sql$
    when 'send_template' then $sql$case
      when leads.turn is null then array['VL010', format('it is finished, at %s', leads.pipeline_stage)]
      when pipeline_private.why_silent(leads) is not null then array['VL015', 'its number must not be texted']
      when pipeline_private.lacks_offer((
        select templates.body from pipeline.message_templates as templates where templates.template = ($1).template
      ), leads) then array['VL026', 'the text names an offer, and there is none']
      when exists (
        select
        from pipeline.vendor_leads as others
        where others.vendor_phone = leads.vendor_phone and others.turn is not null and others.id < leads.id and {1}
      ) then array[null, 'its vendor is texted about another lead of the number']
    end$sql$
    when 'move_timer' then $sql$case when leads.held_at is not null or not exists (
      select from pipeline.lead_timers as timers where timers.vendor_lead_id = leads.id
    ) then array['VL010', case when leads.held_at is null then 'no timer runs' else 'it is held: no timer runs' end] end$sql$
  end
$$;

comment on function pipeline_private.obstacle_to_work is
  'The same for agents, texts and timers; {1} stands for the condition that `others` are of the act.';
