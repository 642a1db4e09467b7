create or replace function pipeline_private.keep_archive(archive jsonb, blocks jsonb)
  returns void
  language sql
  security definer
as $$
  insert into pipeline.archives (id, log, path, row_count, bytes, sha256, first_at, last_at)
  select given.id, given.log, given.path, given."rowCount", given.bytes, given.sha256, given."firstAt", given."lastAt"
  from jsonb_to_record(archive) as given (
    id uuid, log text, path text, "rowCount" bigint, bytes bigint, sha256 text, "firstAt" timestamptz, "lastAt" timestamptz
  )
  on conflict on constraint archives_pkey do nothing;

  insert into pipeline_private.archive_blocks
    (archive_id, block_no, vendor_lead_id, position, bytes, row_count, first_at, last_at, key)
  select (archive ->> 'id')::uuid, given."blockNo", given."leadId", given.position, given.bytes, given."rowCount", given."firstAt",
    given."lastAt", decode(given.key, 'base64')
  from jsonb_to_recordset(blocks) as given (
    "blockNo" integer, "leadId" uuid, position bigint, bytes integer, "rowCount" integer, "firstAt" timestamptz, "lastAt" timestamptz,
    key text
  );

  update pipeline_private.left_logs as known
  set archive_id = (archive ->> 'id')::uuid
  from jsonb_to_recordset(blocks) as given ("leadId" uuid)
  where known.vendor_lead_id = given."leadId" and known.log = archive ->> 'log'
$$;

comment on function pipeline_private.keep_archive is
  'Writes down an archive whose file is on the disk, and with it the keys of those of its blocks whose rows left: in the transaction that took them out. What else lies in the file nobody can read.';

create or replace function pipeline_private.kept_blocks(
  lead_id uuid default null, archive uuid default null, log text default null, from_at timestamptz default null, to_at timestamptz default null
)
  returns table (
    archive_id uuid, log text, path text, block_no integer, vendor_lead_id uuid, "position" bigint, bytes integer, row_count integer,
    key bytea
  )
  language sql
  stable
  security definer
  rows 1000
as $$
  select
    archives.id, archives.log::text, archives.path::text, blocks.block_no, blocks.vendor_lead_id, blocks.position, blocks.bytes,
    blocks.row_count, blocks.key
  from pipeline.archives as archives
  join pipeline_private.archive_blocks as blocks on blocks.archive_id = archives.id
  where archives.removed_at is null
    and (kept_blocks.lead_id is null or blocks.vendor_lead_id = kept_blocks.lead_id)
    and (kept_blocks.archive is null or archives.id = kept_blocks.archive)
    and (kept_blocks.log is null or archives.log = kept_blocks.log)
    and (kept_blocks.from_at is null or archives.last_at >= kept_blocks.from_at and blocks.last_at >= kept_blocks.from_at)
    and (kept_blocks.to_at is null or archives.first_at < kept_blocks.to_at and blocks.first_at < kept_blocks.to_at)
  order by archives.created_at, archives.id, blocks.block_no
$$;

comment on function pipeline_private.kept_blocks is
  'Where rows of a lead, or of all, from a time until before another lie in archives that are kept, and with which key they are read; its key is null where the lead was erased.';

grant execute on function pipeline_private.keep_archive, pipeline_private.kept_blocks to pipeline_archive;
grant usage on schema pipeline, pipeline_private to pipeline_archive;
