-- Generated from the schemas of the built-in agents (npm run db:types). Do not edit.
create or replace function pipeline_private.agent_defaults()
  returns table (
    agent text, place integer, parameter text, is_list boolean, is_whole boolean, at_least numeric, is_above boolean, at_most numeric,
    usual jsonb, meaning text
  )
  language sql
  immutable
  rows 50
as $$
  values
    ('deal_validator', 1, 'minComparables', false, true, 3, false, null::numeric, jsonb '3', 'Fewest sales a value may rest on; surveyors take at least three.'),
    ('deal_validator', 2, 'minConfidence', false, false, 0, false, 1, jsonb '0.5', 'Below this confidence (0 to 1) in the value a person decides.'),
    ('deal_validator', 3, 'minAskingToMedian', false, false, 0, true, null::numeric, jsonb '0.3', 'An asking price below this multiple of the median sale is taken for a slip.'),
    ('deal_validator', 4, 'maxAskingToMedian', false, false, 0, true, 10, jsonb '3', 'An asking price above this multiple of the median sale is taken for a slip.'),
    ('deal_validator', 5, 'maxWorksShare', false, false, 0, false, 0.9, jsonb '0.4', 'When the condition takes more than this share off the median sale, a person decides.'),
    ('deal_validator', 6, 'minBmvPct', false, false, -100, false, 100, jsonb '0', 'Least discount of the asking price from the market value, per cent; negative allows asking prices above it.'),
    ('deal_validator', 7, 'maxAskingOverCeilingPct', false, false, 0, false, 100, jsonb '15', 'How far above our ceiling the asking price may be, per cent of the ceiling: the room to bargain.'),
    ('deal_validator', 8, 'refurb.ratePerM2.excellent', false, false, 0, false, 10000, jsonb '0', 'Cost of works by condition, GBP per square metre of floor.'),
    ('deal_validator', 9, 'refurb.ratePerM2.good', false, false, 0, false, 10000, jsonb '25', 'Cost of works by condition, GBP per square metre of floor.'),
    ('deal_validator', 10, 'refurb.ratePerM2.fair', false, false, 0, false, 10000, jsonb '175', 'Cost of works by condition, GBP per square metre of floor.'),
    ('deal_validator', 11, 'refurb.ratePerM2.poor', false, false, 0, false, 10000, jsonb '600', 'Cost of works by condition, GBP per square metre of floor.'),
    ('deal_validator', 12, 'refurb.ratePerM2.uninhabitable', false, false, 0, false, 10000, jsonb '1400', 'Cost of works by condition, GBP per square metre of floor.'),
    ('deal_validator', 13, 'refurb.contingency.excellent', false, false, 0, false, 1, jsonb '0.1', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('deal_validator', 14, 'refurb.contingency.good', false, false, 0, false, 1, jsonb '0.1', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('deal_validator', 15, 'refurb.contingency.fair', false, false, 0, false, 1, jsonb '0.15', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('deal_validator', 16, 'refurb.contingency.poor', false, false, 0, false, 1, jsonb '0.2', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('deal_validator', 17, 'refurb.contingency.uninhabitable', false, false, 0, false, 1, jsonb '0.2', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('deal_validator', 18, 'refurb.floorAreaByBedrooms', true, true, 0, true, 10000, jsonb '[37,45,65,85,120]', 'Floor area in square metres of a studio, a 1-bed, a 2-bed, … home.'),
    ('deal_validator', 19, 'refurb.floorAreaPerFurtherBedroom', false, true, 0, false, 1000, jsonb '30', 'Square metres added for each bedroom beyond the list.'),
    ('deal_validator', 20, 'allowance.shareOfValueAfterWorks', false, false, 0, true, 1, jsonb '0.75', 'All costs together may reach this share of the value after works; 0.75 is what a lender refinances.'),
    ('deal_validator', 21, 'allowance.legals', false, false, 0, false, 1000000, jsonb '1500', 'Legal fees and searches, GBP.'),
    ('deal_validator', 22, 'allowance.finance', false, false, 0, false, 1000000, jsonb '0', 'Cost of borrowing until refinanced or sold, GBP; 0 is a cash buyer.'),
    ('deal_validator', 23, 'allowance.sourcingFee', false, false, 0, false, 1000000, jsonb '3000', 'Our fee, paid by the investor, GBP.'),
    ('offer_engine', 24, 'openingShare', false, false, 0, true, 1, jsonb '0.92', 'The first offer as a share of our ceiling (0.92 is 92 %).'),
    ('offer_engine', 25, 'concessionShare', false, false, 0, true, 1, jsonb '0.5', 'How much of what is left below our limit we give when the vendor asks for more, as a share.'),
    ('offer_engine', 26, 'maxRounds', false, true, 1, false, 20, jsonb '3', 'Most offers to one vendor; afterwards a person decides.'),
    ('offer_engine', 27, 'leastShareOfValue', false, false, 0, true, 1, jsonb '0.5', 'An offer below this share of what the property is worth is for a person to make (0.5 is half).'),
    ('offer_engine', 28, 'refurb.ratePerM2.excellent', false, false, 0, false, 10000, jsonb '0', 'Cost of works by condition, GBP per square metre of floor.'),
    ('offer_engine', 29, 'refurb.ratePerM2.good', false, false, 0, false, 10000, jsonb '25', 'Cost of works by condition, GBP per square metre of floor.'),
    ('offer_engine', 30, 'refurb.ratePerM2.fair', false, false, 0, false, 10000, jsonb '175', 'Cost of works by condition, GBP per square metre of floor.'),
    ('offer_engine', 31, 'refurb.ratePerM2.poor', false, false, 0, false, 10000, jsonb '600', 'Cost of works by condition, GBP per square metre of floor.'),
    ('offer_engine', 32, 'refurb.ratePerM2.uninhabitable', false, false, 0, false, 10000, jsonb '1400', 'Cost of works by condition, GBP per square metre of floor.'),
    ('offer_engine', 33, 'refurb.contingency.excellent', false, false, 0, false, 1, jsonb '0.1', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('offer_engine', 34, 'refurb.contingency.good', false, false, 0, false, 1, jsonb '0.1', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('offer_engine', 35, 'refurb.contingency.fair', false, false, 0, false, 1, jsonb '0.15', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('offer_engine', 36, 'refurb.contingency.poor', false, false, 0, false, 1, jsonb '0.2', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('offer_engine', 37, 'refurb.contingency.uninhabitable', false, false, 0, false, 1, jsonb '0.2', 'Added to the cost of works for what nobody foresaw, as a share (0.1 is 10 %).'),
    ('offer_engine', 38, 'refurb.floorAreaByBedrooms', true, true, 0, true, 10000, jsonb '[37,45,65,85,120]', 'Floor area in square metres of a studio, a 1-bed, a 2-bed, … home.'),
    ('offer_engine', 39, 'refurb.floorAreaPerFurtherBedroom', false, true, 0, false, 1000, jsonb '30', 'Square metres added for each bedroom beyond the list.'),
    ('offer_engine', 40, 'allowance.shareOfValueAfterWorks', false, false, 0, true, 1, jsonb '0.75', 'All costs together may reach this share of the value after works; 0.75 is what a lender refinances.'),
    ('offer_engine', 41, 'allowance.legals', false, false, 0, false, 1000000, jsonb '1500', 'Legal fees and searches, GBP.'),
    ('offer_engine', 42, 'allowance.finance', false, false, 0, false, 1000000, jsonb '0', 'Cost of borrowing until refinanced or sold, GBP; 0 is a cash buyer.'),
    ('offer_engine', 43, 'allowance.sourcingFee', false, false, 0, false, 1000000, jsonb '3000', 'Our fee, paid by the investor, GBP.')
$$;

comment on function pipeline_private.agent_defaults is
  'What the built-in agents may be told: each parameter by its path, its bounds (is_above: it has to lie above the least), what it is while nobody says otherwise, and what it means.';

create or replace function pipeline_private.agent_words()
  returns table (agent text, parameter text, pattern text, may_be text)
  language sql
  immutable
  rows 5
as $$
  values
    ('sms_agent', 'model', '^"(on|off)"$', 'on or off'),
    ('sms_agent', 'freeWords', '^(true|false)$', 'true or false'),
    ('sms_agent', 'prompt', '^"[a-z]+_\d{1,4}"$', 'a name like reply_1')
$$;

comment on function pipeline_private.agent_words is
  'What the built-in agents may be told that is no number: each parameter, a pattern for its JSON, and what it may be in words.';
