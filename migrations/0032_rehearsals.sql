-- Up Migration
-- Nobody but the owner may make temporary tables; a dry run of an import asks it for one (prepare_rehearsal).
do $$
begin
  execute format('grant temporary on database %I to pipeline_owner', current_database());
end
$$;
