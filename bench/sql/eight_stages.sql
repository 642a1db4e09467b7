-- A pipeline of eight stages that agents alone walk through: each of the first seven starts one that only goes on.
insert into pipeline.agents (agent, title) values ('no_op', 'Goes straight on');

update pipeline.stages
set
  entry_template = null,
  entry_agent = case when position < 8 then 'no_op' end,
  entry_purpose = case when position < 8 then 'GO_ON' end
where position <= 8;

insert into pipeline.stage_outcomes (stage, agent, outcome, to_stage)
select this.stage, 'no_op', 'advance', next.stage
from pipeline.stages as this
join pipeline.stages as next on next.position = this.position + 1
where this.position < 8;
