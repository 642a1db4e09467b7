-- Up Migration
-- The API takes a column of a type for never null unless its comment says when.
set local role pipeline_owner;

comment on column pipeline.next_action.detail is
  'Which agent, text, review item or step of the timer; null when there is nothing to say of it.';

-- Whatever is JSON of no one shape says so, and what its parts are called.
comment on column pipeline.agents.config is 'The agent''s own parameters, as JSON: each agent has others, an agent of yours whatever it likes. agent_parameters has those of ours one by one, each with its bounds.';
comment on column pipeline.agent_runs.result is 'The agent''s whole answer, as JSON by the contract of agents (docs/schemas): what it holds depends on the agent and its purpose, and an agent of yours may say more. What was made of it stands in columns of the lead, its texts, offers and facts; null before it.';
comment on column pipeline.agent_runs.kept_answer is 'What the agent answered, or how it failed, while somebody had the lead locked, as JSON as it came: settled as soon as the lead is free. Null otherwise.';
comment on column pipeline.lead_messages.kept_word is 'What the carrier said of it while somebody had the lead locked, as JSON as it came: written down as soon as the lead is free. Null otherwise.';
comment on column pipeline.alerts.detail is 'The figures and names behind it; each type of alert has others.';
comment on column pipeline.review_items.detail is 'What the person needs to decide; each kind has other names.';

reset role;
