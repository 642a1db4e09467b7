// Generated from pipeline_private.known_facts (npm run db:types). Do not edit.
/** What may be told of a lead, in the order in which it is listed. */
export const factList = [
  {
    "column": "vendor_name",
    "field": "vendorName",
    "label": "name",
    "kind": "text",
    "choices": [],
    "sqlType": "pipeline.one_line",
    "forAgents": true,
    "about": "Who sells; null until known."
  },
  {
    "column": "vendor_email",
    "field": "vendorEmail",
    "label": "email",
    "kind": "text",
    "choices": [],
    "sqlType": "pipeline.one_line",
    "forAgents": false,
    "about": "Their e-mail address; null when not known."
  },
  {
    "column": "property_address",
    "field": "propertyAddress",
    "label": "address",
    "kind": "text",
    "choices": [],
    "sqlType": "pipeline.one_line",
    "forAgents": true,
    "about": "Number, street and town; null until known."
  },
  {
    "column": "property_postcode",
    "field": "propertyPostcode",
    "label": "postcode",
    "kind": "text",
    "choices": [],
    "sqlType": "text",
    "forAgents": true,
    "about": "Upper case with one space; written in any form, stored in this one. What is no postcode of an area that exists is refused (VL018)."
  },
  {
    "column": "asking_price",
    "field": "askingPrice",
    "label": "price",
    "kind": "money",
    "choices": [],
    "sqlType": "numeric",
    "forAgents": true,
    "about": "What the vendor wants, GBP; null until known."
  },
  {
    "column": "property_type",
    "field": "propertyType",
    "label": "type",
    "kind": "choice",
    "choices": [
      "detached",
      "semi_detached",
      "terraced",
      "end_terrace",
      "flat",
      "maisonette",
      "bungalow",
      "other"
    ],
    "sqlType": "text",
    "forAgents": true,
    "about": "detached, semi_detached, terraced, end_terrace, flat, maisonette, bungalow or other; null until known."
  },
  {
    "column": "bedrooms",
    "field": "bedrooms",
    "label": "bedrooms",
    "kind": "count",
    "choices": [],
    "sqlType": "integer",
    "forAgents": true,
    "about": "How many; 0 is a studio. Null until known."
  },
  {
    "column": "condition",
    "field": "condition",
    "label": "condition",
    "kind": "choice",
    "choices": [
      "excellent",
      "good",
      "fair",
      "poor",
      "uninhabitable"
    ],
    "sqlType": "text",
    "forAgents": true,
    "about": "excellent, good, fair, poor or uninhabitable, as the vendor tells it; null until known."
  }
] as const
