-- Up Migration
-- Files of leads that people bring to the page: who they were, and which leads came of each. Agents whose texts a person sends.
set local role pipeline_owner;

alter table pipeline.lead_imports
  add column user_id uuid,
  add column lead_ids uuid[] not null default '{}';

comment on column pipeline.lead_imports.imported_by is 'Who imported it: the user''s name, or the login of the database.';
comment on column pipeline.lead_imports.user_id is 'The user who imported it; null for a login of the database.';
comment on column pipeline.lead_imports.lead_ids is 'The leads that it made, in the order of the file.';

alter table pipeline.agents add column drafts_only boolean;

comment on column pipeline.agents.drafts_only is 'Whether its texts wait as drafts for a person to send, who is asked each time; null means no. Texts of the rules leave as ever.';

reset role;
