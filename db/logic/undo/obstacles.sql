create or replace function pipeline_private.obstacle(of_table text, of_row text, now_is jsonb, because text)
  returns jsonb
  language sql
  immutable
as $$
  select jsonb_build_object('table', of_table, 'rowId', of_row, 'now', now_is, 'because', because)
$$;

comment on function pipeline_private.obstacle is
  'Why a change cannot be taken back: the row that stands in the way, what it is now, and a word for people, without personal data.';

create or replace function pipeline_private.obstacles_of(chosen pipeline.audit_log, changes pipeline_private.undone_row[])
  returns jsonb
  language sql
  stable
as $$
  select coalesce(jsonb_agg(obstacle), '[]')
  from (
    select undone.obstacle from unnest(changes) as undone where undone.obstacle is not null
    union all
    select pipeline_private.obstacle(
      'audit_log', chosen.id::text, jsonb_build_object('leadId', undone.vendor_lead_id, 'undoneAt', undone.undone_at), 'taken back already'
    )
    from pipeline_private.undone_changes as undone
    where undone.vendor_lead_id in (select changed.vendor_lead_id from unnest(changes) as changed)
      and undone.transaction_id = chosen.transaction_id
      and undone.changed_at = chosen.created_at
    union all
    select * from pipeline_private.obstacles_of_leads(chosen, changes)
    union all
    select * from pipeline_private.places_taken(changes)
    union all
    select pipeline_private.obstacle(
      'lead_messages', messages.id::text, jsonb_build_object('status', messages.status), 'the text with the offer is on its way'
    )
    from pipeline_private.offers_to_untell(changes) as offers
    join pipeline.lead_messages as messages on messages.id = offers.message_id
    where messages.status not in ('queued', 'cancelled')
    union all
    select pipeline_private.obstacle('drafts', undone.row_id, jsonb_build_object('state', 'sent'), 'it became a text; withdraw that while it waits')
    from unnest(changes) as undone
    where undone.table_name = 'drafts' and undone.after ->> 'state' = 'sent'
  ) as found (obstacle)
$$;

comment on function pipeline_private.obstacles_of is 'All that stands in the way of taking these changes back.';

create or replace function pipeline_private.obstacles_of_leads(chosen pipeline.audit_log, changes pipeline_private.undone_row[])
  returns setof jsonb
  language sql
  stable
as $$
  select pipeline_private.obstacle(why.of_table, leads.id::text, why.now_is, why.because)
  from unnest(changes) as undone
  join pipeline.vendor_leads as leads on leads.id = undone.vendor_lead_id
  left join pipeline.stages as stages on stages.stage = undone.before ->> 'pipeline_stage'
  left join lateral (
    select entries.transaction_id
    from pipeline.audit_log as entries
    where entries.table_name = 'message_suppressions'
      and entries.row_id = coalesce(undone.writes ->> 'vendor_phone', leads.vendor_phone)
      and entries.created_at >= chosen.created_at
      and (
        entries.transaction_id = chosen.transaction_id
        or (stages.opt_out_ends or undone.writes ? 'vendor_phone')
          and exists (select from pipeline.message_suppressions as stop where stop.phone = entries.row_id)
      )
    limit 1
  ) as listed on true
  cross join lateral (
    select undone.before ? 'opted_out_at' as is_changed, (leads.opted_out_at >= chosen.created_at) is true as is_late
  ) as opt_out
  cross join lateral (values
    (
      'erased, which cannot be taken back, nor what was before',
      exists (select from pipeline.erasures as known where known.vendor_lead_id = leads.id),
      'vendor_leads', '{}'::jsonb
    ),
    (
      'finished since, so it cannot be put on hold again',
      undone.before ->> 'held_at' is not null and not undone.before ? 'pipeline_stage' and leads.turn is null,
      'vendor_leads', jsonb_build_object('pipeline_stage', leads.pipeline_stage)
    ),
    (
      'the change moved it to and fro; move it by hand',
      undone.before ? 'stage_visit' and not undone.before ? 'pipeline_stage',
      'vendor_leads', jsonb_build_object('pipeline_stage', leads.pipeline_stage)
    ),
    (
      'merged into another lead since; take the merge back first',
      leads.merged_into is not null and not undone.before ? 'merged_into',
      'vendor_leads', jsonb_build_object('pipeline_stage', leads.pipeline_stage)
    ),
    (
      'an undo merges nothing; use merge_leads()',
      undone.before ->> 'merged_into' is not null,
      'vendor_leads', jsonb_build_object('merged_into', undone.before -> 'merged_into')
    ),
    -- They are answered where they are.
    (
      'unanswered texts of the vendor came along with the merge, and stay',
      undone.after ->> 'merged_into' is not null and exists (
        select from pipeline.pipeline_events as merges
        where merges.vendor_lead_id = leads.id and merges.transaction_id = chosen.transaction_id
          and merges.event_type = 'lead_merged' and (merges.metadata ->> 'unansweredTexts')::integer > 0
      ),
      'lead_messages', jsonb_build_object('vendor_lead_id', undone.after -> 'merged_into')
    ),
    (
      'no undo touches an opt-out; use allow_again() or mark_opted_out()',
      opt_out.is_changed,
      'vendor_leads', jsonb_build_object('opted_out_at', leads.opted_out_at)
    ),
    (
      'the vendor opted out since',
      not opt_out.is_changed and opt_out.is_late and stages.opt_out_ends,
      'vendor_leads', jsonb_build_object('opted_out_at', leads.opted_out_at)
    ),
    (
      'no undo touches the list of numbers; use allow_again() or mark_opted_out()',
      not opt_out.is_changed and not opt_out.is_late and listed.transaction_id = chosen.transaction_id,
      'vendor_leads', '{}'
    ),
    (
      'its number must not be texted since',
      not opt_out.is_changed and not opt_out.is_late and listed.transaction_id <> chosen.transaction_id,
      'vendor_leads', '{}'
    )
  ) as why (because, is_so, of_table, now_is)
  where undone.table_name = 'vendor_leads' and why.is_so
$$;

comment on function pipeline_private.obstacles_of_leads is
  'Leads whose place in the pipeline an undo cannot give back, or that it would have to merge again; and what a vendor said of being texted, which an undo neither lifts nor puts back.';

create or replace function pipeline_private.places_taken(changes pipeline_private.undone_row[])
  returns setof jsonb
  language sql
  stable
as $$
  select pipeline_private.obstacle('vendor_leads', other.id::text, jsonb_build_object('external_ref', other.external_ref), 'has the reference now')
  from unnest(changes) as undone
  join pipeline.vendor_leads as leads on leads.id = undone.vendor_lead_id
  join pipeline.vendor_leads as other
    on other.id <> leads.id
    and other.source = coalesce(undone.writes ->> 'source', leads.source)
    and other.external_ref = coalesce(undone.writes ->> 'external_ref', leads.external_ref)
  where undone.table_name = 'vendor_leads' and undone.writes ?| array['source', 'external_ref']
  union all
  select pipeline_private.obstacle('offers', other.id::text, jsonb_build_object('status', other.status, 'round', other.round), 'was made since')
  from unnest(changes) as undone
  left join pipeline.offers as offers on offers.id::text = undone.row_id
  join pipeline.offers as other on other.vendor_lead_id = undone.vendor_lead_id and other.id::text <> undone.row_id
  where undone.table_name = 'offers' and undone.operation <> 'INSERT'
    and (
      coalesce(undone.writes ->> 'status', offers.status) in ('made', 'sent') and other.status in ('made', 'sent')
      or undone.operation = 'DELETE' and other.round = (undone.writes ->> 'round')::integer
    )
    and not exists (
      select from unnest(changes) as goes
      where goes.table_name = 'offers' and goes.row_id = other.id::text
        and (goes.operation = 'INSERT' or goes.writes ->> 'status' not in ('made', 'sent'))
    )
  union all
  select pipeline_private.obstacle('deals', other.id::text, '{}', 'was made since')
  from unnest(changes) as undone
  join pipeline.deals as other on other.vendor_lead_id = undone.vendor_lead_id and other.id::text <> undone.row_id
  where undone.table_name = 'deals' and undone.operation = 'DELETE'
  union all
  select pipeline_private.obstacle('drafts', other.id::text, '{}', 'was begun since')
  from unnest(changes) as undone
  join pipeline.drafts as drafts on drafts.id::text = undone.row_id
  join pipeline.drafts as other
    on other.vendor_lead_id = drafts.vendor_lead_id and other.written_by = drafts.written_by and other.state = 'open' and other.id <> drafts.id
  where undone.table_name = 'drafts' and undone.writes ->> 'state' = 'open'
  union all
  select pipeline_private.obstacle(undone.table_name, undone.row_id, jsonb_build_object('owner', users.name), 'its owner may not look after leads any more')
  from unnest(changes) as undone
  join pipeline_private.users as users on users.name = undone.writes ->> 'owner'
  where undone.table_name in ('lead_owners', 'owner_rules') and (users.disabled_at is not null or users.role = 'viewer')
$$;

comment on function pipeline_private.places_taken is
  'What has taken the place of something that an undo would put back: a source''s reference, an open offer, a deal, an open draft; and owners who have left.';
