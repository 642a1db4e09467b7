-- What must be, as whoever breaks it is told: refuse_facts() says it.
comment on constraint asking_price_is_in_range on domain pipeline.asking_price is 'an asking price is above £0, and £100,000,000 at most';
comment on constraint market_value_is_in_range on domain pipeline.market_value is 'a market value is above £0, and £100,000,000 at most';
comment on constraint offer_is_in_range on domain pipeline.offer_amount is 'an offer is above £0, and £100,000,000 at most';
comment on constraint bedrooms_are_in_range on domain pipeline.bedroom_count is 'a property has 0 to 50 bedrooms';
comment on constraint email_looks_like_one on domain pipeline.email_address is 'an e-mail address reads like name@example.com, with 254 characters at most';
comment on constraint address_is_not_blank on domain pipeline.property_address is 'an address says something';
comment on constraint condition_is_known on domain pipeline.property_condition is 'a condition is excellent, good, fair, poor or uninhabitable';
comment on constraint property_type_is_known on domain pipeline.property_type is 'a type of property is one that the rules know';
comment on constraint name_has_letters on domain pipeline.vendor_name is 'a name has letters, and 200 characters at most';

comment on constraint days_are_of_our_time on pipeline.deals is 'the days of a deal are of this century';
comment on constraint exchange_comes_before_completion on pipeline.deals is 'contracts are exchanged before a sale completes';
comment on constraint exchange_is_expected_before_completion on pipeline.deals is 'the exchange is expected before completion';
comment on constraint fees_are_in_range on pipeline.deals is 'a fee is not below £0, and no more than a house may cost';
comment on constraint investor_has_a_name on pipeline.deals is 'an investor has a name, of 200 characters at most';
comment on constraint price_is_in_range on pipeline.deals is 'an agreed price is above £0, and £100,000,000 at most';
comment on constraint solicitor_has_a_name on pipeline.deals is 'a solicitor has a name, of 200 characters at most';

comment on constraint below_share_is_a_share on pipeline.alert_rules is 'a share is above 0, and 1 at most';
comment on constraint share_is_a_share on pipeline.alert_rules is 'a share is above 0, and 1 at most';
comment on constraint severity_is_known on pipeline.alert_rules is 'an alert is LOW, MEDIUM or HIGH';
comment on constraint count_is_positive on pipeline.alert_rules is 'a rule counts from 1 on';
comment on constraint least_sample_is_positive on pipeline.alert_rules is 'a rule looks at 1 case at least';
comment on constraint threshold_is_counted_up_to on pipeline.alert_rules is 'a threshold is not beyond what is counted';
comment on constraint holds_for_is_sensible on pipeline.alert_rules is 'what is to last before it is told lasts 30 days at most';
comment on constraint pause_is_sensible on domain pipeline.notice_pause is 'between two notices lie 15 minutes to 30 days';

comment on constraint caps_are_sensible on pipeline.settings is 'a day has 1 text at least, and no more of rules than of all kinds';
comment on constraint company_has_a_name on pipeline.settings is 'a company has a name, of 60 characters at most';
comment on constraint confidence_is_a_share on pipeline.settings is 'a confidence is from 0 to 1';
comment on constraint grace_is_not_negative on pipeline.settings is 'the grace of a reminder is not below nothing';
comment on constraint owner_answers_in_time on pipeline.settings is 'an owner has 30 days at most to answer';
comment on constraint pace_is_positive on pipeline.settings is 'a minute has 1 text at least';
comment on constraint questions_overdue_in_time on pipeline.settings is 'a question is overdue after 30 days at most, and not at once';
comment on constraint reminder_grace_ends on pipeline.settings is 'the grace of a reminder is 30 days at most';
comment on constraint rounds_are_sensible on pipeline.settings is 'there are 1 to 20 rounds of offers';
comment on constraint segments_are_sensible on pipeline.settings is 'a text may have 1 to 20 segments';
comment on constraint send_window_is_open_some_time on pipeline.settings is 'the hours of texts begin before they end';

comment on constraint something_is_kept_for_some_time on pipeline.retention_rules is 'data is kept for 1 day to 100 years';
comment on constraint only_what_can_go_is_switched_on on pipeline.retention_rules is 'no rule erases this kind of data';
comment on constraint what_is_kept_for_ever_never_ends on pipeline.retention_rules is 'what is kept for ever is never erased: say first for how long it is kept';
