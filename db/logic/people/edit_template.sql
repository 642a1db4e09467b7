create or replace function pipeline.edit_template(
  template text,
  body pipeline.free_text,
  reason pipeline.free_text,
  instead_of pipeline.free_text default null
)
  returns pipeline.message_templates
  language plpgsql
  security definer
as $$
declare
  acting_before text[] := pipeline_private.act_for_people('change what texts say', edit_template.reason);
  changed pipeline.message_templates;
begin
  select * into changed from pipeline.message_templates as templates where templates.template = edit_template.template for update;
  perform pipeline_private.refuse_unseen(
    changed.body, edit_template.body, instead_of, 'message_templates', jsonb_build_object('template', edit_template.template)
  ) where changed.template is not null;
  begin
    update pipeline.message_templates as templates
    set body = btrim(edit_template.body)
    where templates.template = edit_template.template
    returning * into changed;
  exception
    when check_violation then
      raise exception 'a template has 1 to 1,000 characters, and no places but {first_name}, {company}, {address}, {offer_amount} and {video_url}'
        using
          errcode = 'VL013', detail = jsonb_build_object('template', edit_template.template)::text, hint = 'Look at it first with preview_text().',
          schema = 'pipeline', table = 'message_templates', column = 'body';
  end;
  perform pipeline_private.refuse_unknown(
    'template', 'template', edit_template.template, 'message_templates', hint => 'A new one comes with a release of the rules.'
  ) where changed.template is null;
  perform pipeline_private.act_as_before(acting_before);
  return changed;
end
$$;

comment on function pipeline.edit_template is
  'Other words for a template: texts made from now on say them, those that wait already do not. With instead_of, the words that one last saw, nobody''s other words are overwritten. undo_manual_change() takes it back. Raises VL003 without a reason, VL004 for automation, VL010 for an unknown template, VL013 for words that could be too long, have places that nobody fills in or claim what no row backs, VL041 when others stand there than instead_of says.';

grant execute on function pipeline.edit_template to pipeline_admin;
