-- Which text wants which consent (PECR): what the vendor asked for may also follow their own text, a reminder only a consent
-- that names us, and no reminder follows a no.
insert into pipeline.text_classes (text_class, title, leaves_on_request, must_name_us, leaves_after_no)
values
  ('answer', 'Answer to the vendor', true, false, true),
  ('service', 'What the vendor asked for', true, false, true),
  ('chaser', 'Reminder', false, true, false);

update pipeline.message_templates
set text_class = case template when 'validation_rejected' then 'service' else 'chaser' end;

-- Where leads come from. Whoever has no secret in the environment of the web process brings none.
insert into pipeline.lead_sources (
  source, title, is_live, proof, proof_name, key_variable, is_fetched, source_path, reference_path, form_path, test_path, ignore_path,
  consent_date_path, fact_paths
)
values
  -- The published form, and flat JSON of whoever renames its fields: known by their names.
  (
    'webhook', 'the webhook for leads', true, 'signature', 'X-Signature-256', 'LEAD_WEBHOOK_SECRET', false, '$.source', '$.reference', null,
    '$ ? (@.test == true || @.isTest == true || @.is_test == true)', null, null, '{}'
  ),
  (
    'facebook', 'Facebook', true, 'signature', 'X-Hub-Signature-256', 'FACEBOOK_APP_SECRET', true, null, '$.id', '$.form_id',
    '$.field_data[*].values[*] ? (@ starts with "<test lead")', null, '$.created_time',
    '{
      "vendor_name": "$.field_data[*] ? (@.name == \"full_name\").values[*]",
      "first_name": "$.field_data[*] ? (@.name == \"first_name\").values[*]",
      "last_name": "$.field_data[*] ? (@.name == \"last_name\").values[*]",
      "vendor_phone": ["$.field_data[*] ? (@.name == \"phone_number\").values[*]", "$.field_data[*] ? (@.name == \"work_phone_number\").values[*]"],
      "vendor_email": "$.field_data[*] ? (@.name == \"email\").values[*]",
      "property_address": ["$.field_data[*] ? (@.name == \"street_address\").values[*]", "$.field_data[*] ? (@.name == \"city\").values[*]"],
      "property_postcode": ["$.field_data[*] ? (@.name == \"post_code\").values[*]", "$.field_data[*] ? (@.name == \"zip_code\").values[*]", "$.field_data[*] ? (@.name == \"postcode\").values[*]"],
      "asking_price": "$.field_data[*] ? (@.name == \"asking_price\").values[*]",
      "property_type": "$.field_data[*] ? (@.name == \"property_type\").values[*]",
      "bedrooms": "$.field_data[*] ? (@.name == \"bedrooms\").values[*]",
      "condition": "$.field_data[*] ? (@.name == \"condition\").values[*]"
    }'
  ),
  (
    'google-ads', 'Google Ads', true, 'body_field', 'google_key', 'LEAD_GOOGLE_SECRET', false, null, '$.lead_id', '$.form_id',
    '$ ? (@.is_test == true)', null, null,
    '{
      "vendor_name": "$.user_column_data[*] ? (@.column_id == \"FULL_NAME\").string_value",
      "first_name": "$.user_column_data[*] ? (@.column_id == \"FIRST_NAME\").string_value",
      "last_name": "$.user_column_data[*] ? (@.column_id == \"LAST_NAME\").string_value",
      "vendor_phone": ["$.user_column_data[*] ? (@.column_id == \"PHONE_NUMBER\").string_value", "$.user_column_data[*] ? (@.column_id == \"WORK_PHONE\").string_value"],
      "vendor_email": ["$.user_column_data[*] ? (@.column_id == \"EMAIL\").string_value", "$.user_column_data[*] ? (@.column_id == \"WORK_EMAIL\").string_value"],
      "property_address": ["$.user_column_data[*] ? (@.column_id == \"STREET_ADDRESS\").string_value", "$.user_column_data[*] ? (@.column_id == \"CITY\").string_value"],
      "property_postcode": "$.user_column_data[*] ? (@.column_id == \"POSTAL_CODE\").string_value"
    }'
  ),
  -- Sellers come as an appraisal; whoever looks for a home, as an applicant, is none of ours.
  (
    'zoopla', 'Zoopla', true, 'header', 'Authorization', 'LEAD_ZOOPLA_SECRET', false, null, '$.appraisal.id', null, null, '$.applicant', null,
    '{
      "vendor_name": ["$.appraisal.contact.name", "$.appraisal.contact.fullName"],
      "first_name": "$.appraisal.contact.firstName",
      "last_name": "$.appraisal.contact.lastName",
      "vendor_phone": ["$.appraisal.contact.mobile", "$.appraisal.contact.phone", "$.appraisal.contact.phoneNumber", "$.appraisal.contact.telephone"],
      "vendor_email": ["$.appraisal.contact.email", "$.appraisal.contact.emailAddress"],
      "property_address": ["$.appraisal.propertyDetails.address", "$.appraisal.propertyDetails.address.line1", "$.appraisal.propertyDetails.address.line2", "$.appraisal.propertyDetails.address.town"],
      "property_postcode": ["$.appraisal.propertyDetails.postcode", "$.appraisal.propertyDetails.address.postcode"],
      "asking_price": ["$.appraisal.propertyDetails.askingPrice", "$.appraisal.propertyDetails.price"],
      "property_type": ["$.appraisal.propertyDetails.propertyType", "$.appraisal.propertyDetails.type"],
      "bedrooms": ["$.appraisal.propertyDetails.bedrooms", "$.appraisal.propertyDetails.numberOfBedrooms"]
    }'
  );

insert into pipeline.alert_rules (type, severity, message, is_looked_for, todo)
values
  (
    'LEAD_SOURCE_DOWN', 'HIGH', 'Leads of a source cannot be fetched', null,
    'Make the page''s token anew if it is no longer good; what waits is fetched by itself. System, Deliveries tells what came in.'
  ),
  (
    'LEAD_SOURCE_REFUSED', 'HIGH', 'Nothing of a source is let in any more', true,
    'Set the same secret there and here, and start the web process anew. System, Deliveries tells what came in.'
  );

-- For how many days what comes in is kept. A quarter of a year for what a vendor said, so that a complaint can be answered with what
-- came in; a month for reports on texts.
insert into pipeline.delivery_rules (door, title, keep_days)
values
  ('twilio_inbound', 'Texts of vendors, by Twilio', 90),
  ('twilio_status', 'What became of our texts, by Twilio', 30),
  ('simulated_inbound', 'Texts of vendors, by the simulated carrier', 90),
  ('leads', 'Leads, by the webhook and by other sources', 90),
  ('facebook', 'Leads, by Facebook', 90);
