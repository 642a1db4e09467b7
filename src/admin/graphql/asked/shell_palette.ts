// From src/admin/shell/palette.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const LeadsCalled: TypedDocumentNode<types.LeadsCalledQuery, types.LeadsCalledQueryVariables> = /* @__PURE__ */ gql(
  "query LeadsCalled($text:String!){searchLeads(text:$text first:8){leadId vendorName vendorPhone propertyAddress propertyPostcode stage}}",
)
