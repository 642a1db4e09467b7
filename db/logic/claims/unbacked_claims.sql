create or replace function pipeline_private.unbacked_claims(
  lead pipeline.vendor_leads,
  body text,
  says_a_person boolean,
  about_to_offer numeric[]
)
  returns setof pipeline.claim
  language plpgsql
  stable
  rows 10
as $$
declare
  said text := pipeline_private.text_for_claims(pipeline_private.without_handover_words(body));
  sums numeric[];
begin
  if not pipeline_private.may_claim(said) then
    return;
  end if;
  sums := pipeline_private.standing_sums(lead) || about_to_offer;
  said := pipeline_private.without_sums(pipeline_private.without_known_words(said, lead), sums);
  if not pipeline_private.may_claim(said) then
    return;
  end if;
  said := pipeline_private.without_their_figures(pipeline_private.without_other_spellings(said, sums), lead, says_a_person);
  said := pipeline_private.without_days(said, lead.id);
  said := replace(said, coalesce(lower('hi ' || pipeline_private.first_name(lead.vendor_name)), '§'), 'hi §');
  return query select * from pipeline_private.claims_in_plain(said);
end
$$;

comment on function pipeline_private.unbacked_claims is
  'What a text to a lead claims that no row backs; no row when there is nothing. about_to_offer: offers that are being written down with it.';

create or replace function pipeline_private.claims_of_template(body text)
  returns setof pipeline.claim
  language sql
  stable
  rows 10
as $$
  select claims.*
  from pipeline_private.unbacked_claims(null::pipeline.vendor_leads, regexp_replace(body, '\{\w+\}', 'it', 'g'), false, '{}') as claims
$$;

comment on function pipeline_private.claims_of_template is 'What every text made of a template would claim that no row backs, whatever is filled in.';
