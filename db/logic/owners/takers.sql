create or replace function pipeline_private.is_away(absence pipeline.absences)
  returns boolean
  language sql
  stable
as $$
  select absence.user_name is not null and (absence.until is null or absence.until > pipeline.now())
$$;

create or replace view pipeline_private.users_there as
  select users.name
  from pipeline_private.users as users
  left join pipeline.absences as absences on absences.user_name = users.name
  where users.disabled_at is null and users.role <> 'viewer' and not pipeline_private.is_away(absences);

comment on view pipeline_private.users_there is 'Users who may look after leads and are not away.';

create or replace view pipeline_private.takers as
  select rules.id as rule_id, rules.stage, coalesce(rules.source, '') as source, rules.owner
  from pipeline.owner_rules as rules
  join pipeline_private.users_there as there on there.name = rules.owner;

comment on view pipeline_private.takers is
  'Who takes turns by the owner rules of a stage and a source (empty: of all sources), in the order of the rules'' ids; who is away or may not sign in any more takes none.';

create or replace function pipeline.colleagues()
  returns setof pipeline.colleague
  language sql
  stable
  security definer
  rows 20
as $$
  select
    users.name, users.role, pipeline_private.is_away(absences), case when pipeline_private.is_away(absences) then absences.until end
  from pipeline_private.users as users
  left join pipeline.absences as absences on absences.user_name = users.name
  where users.disabled_at is null and users.role <> 'viewer'
  order by users.name
$$;

comment on function pipeline.colleagues is 'Everybody who may look after leads, by name: operators and admins who may sign in.';

-- Counted for whoever asks for it: somebody may have a hundred thousand.
create or replace function pipeline.colleague_lead_count(colleague pipeline.colleague)
  returns integer
  language sql
  stable
as $$
  select count(*)::integer
  from pipeline.lead_owners as owners
  join pipeline.vendor_leads as leads on leads.id = owners.vendor_lead_id
  where owners.owner = colleague.name and leads.turn is not null and leads.archived_at is null
$$;

comment on function pipeline.colleague_lead_count is 'How many live leads they look after.';

create or replace function pipeline.colleague_open_item_count(colleague pipeline.colleague)
  returns integer
  language sql
  stable
as $$
  select count(*)::integer from pipeline.review_items as items where items.assigned_to = colleague.name and items.resolved_at is null
$$;

comment on function pipeline.colleague_open_item_count is 'How many open questions are assigned to them.';

grant execute on function pipeline.colleagues, pipeline.colleague_lead_count, pipeline.colleague_open_item_count to pipeline_viewer;
