// From the facts of a lead, by npm run db:types
export const leadFacts = [
  {
    "name": "vendorName",
    "column": "vendor_name",
    "label": "name",
    "kind": "text",
    "choices": []
  },
  {
    "name": "vendorEmail",
    "column": "vendor_email",
    "label": "email",
    "kind": "text",
    "choices": []
  },
  {
    "name": "propertyAddress",
    "column": "property_address",
    "label": "address",
    "kind": "text",
    "choices": []
  },
  {
    "name": "propertyPostcode",
    "column": "property_postcode",
    "label": "postcode",
    "kind": "text",
    "choices": []
  },
  {
    "name": "askingPrice",
    "column": "asking_price",
    "label": "price",
    "kind": "money",
    "choices": []
  },
  {
    "name": "propertyType",
    "column": "property_type",
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
    ]
  },
  {
    "name": "bedrooms",
    "column": "bedrooms",
    "label": "bedrooms",
    "kind": "count",
    "choices": []
  },
  {
    "name": "condition",
    "column": "condition",
    "label": "condition",
    "kind": "choice",
    "choices": [
      "excellent",
      "good",
      "fair",
      "poor",
      "uninhabitable"
    ]
  }
] as const
