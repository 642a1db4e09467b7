create or replace function pipeline_private.lacks_words()
  returns boolean
  language plpgsql
as $$
begin
  if pipeline_private.words_are_ours() then
    return false;
  end if;
  -- Nobody sets them before what waits for them can be seen.
  perform from pipeline.settings for share;
  perform from pipeline.message_templates as templates where templates.is_placeholder for share;
  if pipeline_private.words_are_ours() then
    return false;
  end if;

  -- Once, not once for each text.
  if not exists (select from pipeline.alerts as alerts where alerts.type = 'PLACEHOLDERS_LEFT' and alerts.resolved_at is null) then
    perform pipeline_private.raise_alert(
      'PLACEHOLDERS_LEFT', 'all',
      (
        select format('Texts wait: as the first release left it: %s. See docs/run-it.md', string_agg(missing.what, ', ' order by missing.what))
        from pipeline_private.missing_words as missing
      )
    );
  end if;
  return true;
end
$$;

comment on function pipeline_private.lacks_words is
  'Whether texts have to wait since what they say is not the company''s own yet; raises PLACEHOLDERS_LEFT once.';

create or replace function pipeline_private.tg_words__let_texts_go()
  returns trigger
  language plpgsql
  security definer
as $$
begin
  if pipeline_private.words_are_ours() then
    update pipeline.alerts as alerts
    set resolved_at = pipeline.now()
    where alerts.type = 'PLACEHOLDERS_LEFT' and alerts.resolved_at is null;
    if exists (select from pipeline_private.free_again) then
      perform pipeline_private.wake_kept_back_soon();
    end if;
  end if;
  return null;
end
$$;

create or replace trigger _600_let_texts_go
  after update on pipeline.settings
  for each statement
  execute function pipeline_private.tg_words__let_texts_go();

create or replace trigger _600_let_texts_go
  after update or delete on pipeline.message_templates
  for each statement
  execute function pipeline_private.tg_words__let_texts_go();

comment on function pipeline_private.tg_words__let_texts_go is
  'When all that texts say is the company''s own, those that waited for it leave.';

create or replace function pipeline.approve_wording(reason pipeline.free_text)
  returns setof pipeline.message_templates
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('approve the wording of texts', approve_wording.reason);
begin
  return query
    update pipeline.message_templates as templates
    set is_placeholder = false
    where templates.is_placeholder
    returning templates.*;
  perform pipeline_private.act_as_before(acting_before);
end
$$;

comment on function pipeline.approve_wording is
  'Says that the texts of the first release that nobody has changed are as the company wants them, all of them. Returns those. No text leaves before, nor without a company name and a video link of one''s own. Raises VL003 without a reason, VL004 for automation.';

grant execute on function pipeline.approve_wording to pipeline_admin;
