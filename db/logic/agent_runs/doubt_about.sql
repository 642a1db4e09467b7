create or replace function pipeline_private.doubt_about(
  lead pipeline.vendor_leads,
  run pipeline.agent_runs,
  meaning pipeline.stage_outcomes,
  result jsonb
)
  returns text
  language plpgsql
  stable
as $$
declare
  rules pipeline.settings;
  agent pipeline.agents;
  previous pipeline.offers;
  amount numeric := (result -> 'offer' ->> 'amount')::numeric;
  missing text[];
  asking numeric;
  worth numeric;
  segments integer;
  unbacked text;
begin
  select * into rules from pipeline.settings;
  select * into agent from pipeline.agents as agents where agents.agent = run.agent;

  if agent.shadows is not null then
    return format('%s runs in the shadow of %s, and decides nothing', run.agent, agent.shadows);
  end if;
  if result ->> 'outcome' = 'ask_human' then
    return coalesce(nullif(btrim(result ->> 'reason'), ''), format('%s asks for a person', run.agent));
  end if;
  if result ->> 'outcome' not in ('opt_out', 'wrong_number')
    and exists (select from jsonb_array_elements(result -> 'readings') as reading where reading ->> 'intent' = 'opt_out')
  then
    return format('%s heard a plea to be left alone, and answers %s', run.agent, result ->> 'outcome');
  end if;
  if meaning.stage is null then
    return format('%s answered %s, which has no meaning at %s', run.agent, result ->> 'outcome', run.stage);
  end if;

  if result ->> 'outcome' = 'accept' then
    if not exists (select from pipeline.offers as offers where offers.vendor_lead_id = lead.id and offers.status = 'sent') then
      return 'The vendor accepts, but no offer is on the table';
    end if;
    if exists (
      select from pipeline.offers as offers
      where offers.vendor_lead_id = lead.id and offers.status = 'sent' and offers.expires_at <= pipeline.now()
    ) then
      return 'The vendor accepts an offer that has ended';
    end if;
    if coalesce((
      select max((reading ->> 'confidence')::numeric)
      from jsonb_array_elements(result -> 'readings') as reading
      where reading ->> 'intent' = 'acceptance'
    ), 0) < rules.acceptance_confidence then
      return 'It is not certain that the vendor accepts';
    end if;
    -- What a person typed in is that person's word, not the vendor's.
    if not exists (
      select
      from jsonb_array_elements(result -> 'readings') as reading
      join pipeline.lead_messages as said on said.id = (reading ->> 'messageId')::uuid
      where reading ->> 'intent' = 'acceptance' and said.entered_by is null
        and (reading ->> 'confidence')::numeric >= rules.acceptance_confidence
    ) then
      return 'The vendor accepts, but only in texts that were entered by hand: confirm it, then move the lead';
    end if;
    if pipeline_private.proposed_facts(lead, agent, result) is not null then
      return 'The vendor accepts, but corrects facts on which the offer rests';
    end if;
  end if;

  if result ? 'valuation' and not agent.may_value or result ? 'offer' and not agent.may_offer then
    return format('%s may not set a valuation or an offer', run.agent);
  end if;

  if result ? 'valuation' or result -> 'facts' ? 'askingPrice' then
    asking := coalesce((result -> 'facts' ->> 'askingPrice')::numeric, lead.asking_price);
    worth := coalesce((result -> 'valuation' ->> 'estimatedMarketValue')::numeric, lead.estimated_market_value);
    if asking < worth / 2 or asking > worth * 2 then
      return format('An asking price of %s beside a value of %s: one of them may be wrong', pipeline_private.pounds(asking), pipeline_private.pounds(worth));
    end if;
  end if;

  if meaning.template is null and result ? 'message' then
    segments := pipeline_private.segments(pipeline_private.gsm_text(result -> 'message' ->> 'body'));
    if segments > rules.max_segments then
      return format('The text of %s would have %s segments, %s at most', run.agent, segments, rules.max_segments);
    end if;
  end if;

  if amount is not null then
    select * into previous from pipeline.offers as offers where offers.vendor_lead_id = lead.id order by offers.round desc limit 1;
    if amount > (result -> 'offer' ->> 'ceiling')::numeric
      or amount > coalesce(lead.estimated_market_value, 0)
    then
      return format('An offer of %s is above its ceiling or the market value', pipeline_private.pounds(amount));
    end if;
    if previous.round >= rules.max_offer_rounds then
      return format('All %s rounds of offers are used up', rules.max_offer_rounds);
    end if;
    if amount < previous.amount then
      return format('An offer of %s is below the one before, %s', pipeline_private.pounds(amount), pipeline_private.pounds(previous.amount));
    end if;
  end if;

  if meaning.template is null and result -> 'message' ->> 'body' is not null then
    select string_agg(format('"%s"', claims.words), ', ') into unbacked
    from pipeline_private.unbacked_claims(lead, result -> 'message' ->> 'body', false, array_remove(array[amount], null)) as claims;
    if unbacked is not null then
      return format('The text of %s says %s, which no row backs', run.agent, unbacked);
    end if;
  end if;

  -- Most moves demand nothing, and to work out the lead as it would be costs more than to see that.
  if meaning.to_stage is not null and exists (
    select
    from pipeline.stage_required_fields as required
    where required.from_stage = lead.pipeline_stage and required.to_stage = meaning.to_stage
  ) then
    missing := pipeline_private.missing_fields(
      pipeline_private.lead_as_answered(lead, agent, result), meaning.to_stage
    );
    if cardinality(missing) > 0 then
      return format('%s is done, but %s is still missing', run.agent, array_to_string(missing, ', '));
    end if;
  end if;

  if agent.drafts_only and meaning.template is null and result -> 'message' ->> 'body' is not null
    and result ->> 'outcome' not in ('opt_out', 'wrong_number')
  then
    return format('%s has written a draft, for a person to send', run.agent);
  end if;
  return null;
end
$$;

comment on function pipeline_private.doubt_about is
  'Why an answer must not be acted on by itself; null when it may be. No agent names a price outside the rules or claims what no row backs, values a house at less than half or more than twice what is asked, or closes a deal on a guess; and the texts of one that only drafts are a person''s to send.';
