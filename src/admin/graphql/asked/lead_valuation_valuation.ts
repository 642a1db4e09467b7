// From src/admin/lead/valuation/valuation.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const RecordValuation: TypedDocumentNode<types.RecordValuationMutation, types.RecordValuationMutationVariables> = /* @__PURE__ */ gql(
  "mutation RecordValuation($leadId:UUID!$marketValue:BigFloat$passed:Boolean$reason:String!$insteadOf:BigFloat!){recordValuation(input:{leadId:$leadId marketValue:$marketValue passed:$passed reason:$reason insteadOf:$insteadOf}){result{id}}}",
)
