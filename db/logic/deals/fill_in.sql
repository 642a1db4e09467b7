create or replace function pipeline_private.tg_deals__fill_in()
  returns trigger
  language plpgsql
as $$
begin
  new.updated_at := pipeline.now();
  return new;
end
$$;

create or replace trigger _100_fill_in
  before update on pipeline.deals
  for each row
  when (new is distinct from old)
  execute function pipeline_private.tg_deals__fill_in();

comment on function pipeline_private.tg_deals__fill_in is
  'A deal says when it last changed, whoever changed it: one that nobody touches is told of, and who saw it before is refused.';
