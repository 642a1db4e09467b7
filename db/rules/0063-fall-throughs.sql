-- What buyers and sellers most often stumble over between a handshake and the exchange of contracts.
insert into pipeline.fall_through_kinds (kind, title, position)
values
  ('survey_or_condition', 'Survey or condition', 10),
  ('mortgage_or_chain', 'Mortgage or chain', 20),
  ('title_or_lease', 'Title or lease', 30),
  ('vendor_changed_mind', 'The vendor changed their mind', 40),
  ('vendor_sold_elsewhere', 'The vendor sold to somebody else', 50),
  ('investor_withdrew', 'The investor withdrew', 60),
  ('price_not_agreed_again', 'No agreement on another price', 70),
  ('vendor_not_reached', 'The vendor no longer answers', 80),
  ('something_else', 'Something else', 90);

insert into pipeline.figures (
  position, figure, title, unit, divided_by, is_divided, sums_up, by_cohort, has_spread, maturity, matures_after, settles_after, least_cases,
  counts, more_is_better
)
values
  (
    545, 'fall_through_rate_of_stage', 'Fell through at a stage', 'share', 'stage', true, true, false, false, 'A deal takes some months.',
    '120 days', '400 days', 5,
    'Of the deals agreed that came to a stage, those that fell through there and were not taken up again.', false
  ),
  (
    552, 'fall_throughs_by_reason', 'Deals that fell through, by reason', 'count', 'reason', false, true, false, false, null, null,
    '400 days', 1,
    'Deals that fell through, by the standard reason that somebody gave (not told: nobody did).', false
  ),
  (
    554, 'investors_lost', 'Investors that fell away', 'count', 'reason', false, true, false, false, null, null, '9 days', 1,
    'Leads that went back from an investor to be offered to another, by the standard reason, without moves that were taken back.', false
  );
