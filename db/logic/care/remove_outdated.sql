create or replace function pipeline_private.remove_outdated(most integer default 1000)
  returns table (kind text, removed integer)
  language plpgsql
  security definer
  rows 10
as $$
declare
  ages pipeline.settings;
  acting_before text[] := pipeline_private.act_as('worker', 'clean_up');
begin
  select * into ages from pipeline.settings;
  return query
    with sessions as (
      delete from pipeline_private.user_sessions as gone
      where gone.id in (
        select old.id
        from pipeline_private.user_sessions as old
        where least(old.ended_at, old.expires_at) < pipeline_private.later(now(), - ages.ended_sessions_kept_for)
        limit coalesce(most, 1000)
        for update skip locked
      )
      returning 1
    ),
    tokens as (
      delete from pipeline_private.api_tokens as gone
      where gone.id in (
        select old.id
        from pipeline_private.api_tokens as old
        where least(old.revoked_at, old.expires_at) < pipeline_private.later(now(), - ages.spent_access_kept_for)
        limit coalesce(most, 1000)
        for update skip locked
      )
      returning 1
    ),
    -- Whoever has no other way in keeps it: what is spent opens nothing.
    links as (
      update pipeline_private.users as gone
      set link_hash = null, link_expires_at = null
      where gone.id in (
        select old.id
        from pipeline_private.users as old
        where old.link_expires_at < pipeline_private.later(now(), - ages.spent_access_kept_for)
          and (old.password_hash is not null or old.oidc_subject is not null)
        limit coalesce(most, 1000)
        for update skip locked
      )
      returning 1
    ),
    tries as (
      delete from pipeline_private.sign_in_tries as gone
      where gone.key_hash in (
        select old.key_hash
        from pipeline_private.sign_in_tries as old
        where old.began_at < pipeline_private.later(now(), - ages.sign_in_tries_kept_for)
        limit coalesce(most, 1000)
        for update skip locked
      )
      returning 1
    ),
    imports as (
      delete from pipeline.lead_imports as gone
      where gone.id in (
        select old.id
        from pipeline.lead_imports as old
        where old.ended_at < pipeline_private.later(pipeline.now(), - ages.imports_kept_for)
        limit coalesce(most, 1000)
        for update skip locked
      )
      returning 1
    ),
    drafts as (
      delete from pipeline.drafts as gone
      where gone.id in (
        select old.id
        from pipeline.drafts as old
        join pipeline.vendor_leads as leads on leads.id = old.vendor_lead_id
        join pipeline.stages as stages on stages.stage = leads.pipeline_stage
        where coalesce(old.ended_at, greatest(old.written_at, old.edited_at)) < pipeline_private.later(pipeline.now(), - ages.drafts_kept_for)
          and (old.state <> 'open' or stages.is_terminal)
        limit coalesce(most, 1000)
        for update of old skip locked
      )
      returning 1
    )
    select counted.kind, counted.removed::integer
    from (
      select 'ended_sessions' as kind, count(*) as removed from sessions
      union all
      select 'spent_tokens', count(*) from tokens
      union all
      select 'spent_sign_in_links', count(*) from links
      union all
      select 'sign_in_tries', count(*) from tries
      union all
      select 'imports', count(*) from imports
      union all
      select 'drafts', count(*) from drafts
    ) as counted
    where counted.removed > 0;
  perform pipeline_private.act_as_before(acting_before);
end
$$;

comment on function pipeline_private.remove_outdated is
  'Removes what nobody needs any more and has been kept for as long as settings say, so many of each kind at most: sessions that have ended, API tokens and sign-in links that no longer count, failed sign-ins, reports of imports, drafts. Returns how many of each kind; no row when there are no more.';

grant execute on function pipeline_private.remove_outdated to pipeline_worker;
