-- Up Migration
-- What hardly any row refers to needs no place in an index: whoever looks there asks for a row's number, never for none, and
-- each move, run and text wrote such a place. A foreign key finds its rows by these as well.
set local role pipeline_owner;

drop index pipeline.vendor_leads_merged_into;
create index vendor_leads_merged_into on pipeline.vendor_leads (merged_into) where merged_into is not null;

drop index pipeline.lead_messages_agent_run;
create index lead_messages_agent_run on pipeline.lead_messages (agent_run_id) where agent_run_id is not null;

drop index pipeline.lead_messages_answered_by;
create index lead_messages_answered_by on pipeline.lead_messages (answered_by) where answered_by is not null;

drop index pipeline.lead_messages_resends;
create index lead_messages_resends on pipeline.lead_messages (resends) where resends is not null;

reset role;
