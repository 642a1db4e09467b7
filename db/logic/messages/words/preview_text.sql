create or replace function pipeline.preview_text(body pipeline.free_text, lead_id uuid default null, offering numeric default null)
  returns pipeline.text_preview
  language sql
  stable
  security definer
as $$
  select row (
    text.body, case when text.body is not null then pipeline_private.segments(text.body) end,
    (select settings.max_segments from pipeline.settings as settings),
    case when not pipeline_private.is_gsm(text.body) then pipeline_private.beyond_gsm(text.body) end,
    case
      when preview_text.lead_id is null then (select array_agg(claims) from pipeline_private.claims_of_template(preview_text.body) as claims)
      else (
        select array_agg(claims)
        from pipeline.vendor_leads as leads
        cross join lateral pipeline_private.unbacked_claims(leads, text.body, true, array_remove(array[preview_text.offering], null)) as claims
        where leads.id = preview_text.lead_id
      )
    end
  )::pipeline.text_preview
  from (
    select case when filled.body is not null then pipeline_private.gsm_text(filled.body) end as body
    from (
      select coalesce(
        (select pipeline_private.rendered(preview_text.body, leads) from pipeline.vendor_leads as leads where leads.id = preview_text.lead_id),
        case when preview_text.lead_id is null then pipeline_private.longest_rendering(preview_text.body) end
      ) as body
    ) as filled
  ) as text
$$;

comment on function pipeline.preview_text is
  'What a text made of these words, with their places filled in, would say to a lead, in how many segments it would leave, and what it would claim that no row backs; without a lead, the longest that it could become. offering: the offer that is to be made with it, which backs its figure. It keeps and sends nothing. Null for a lead that nobody knows, or without the offer that the words name.';

create or replace function pipeline.message_templates_segments(template pipeline.message_templates)
  returns integer
  language sql
  stable
  security definer
as $$
  select pipeline_private.segments(pipeline_private.gsm_text(pipeline_private.longest_rendering(template.body)))
$$;

comment on function pipeline.message_templates_segments is 'In how many segments a text made of it leaves at most, with its places filled in.';

grant execute on function pipeline.preview_text, pipeline.message_templates_segments to pipeline_viewer;
