// From src/admin/lead/consent/consent.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const RecordConsent: TypedDocumentNode<types.RecordConsentMutation, types.RecordConsentMutationVariables> = /* @__PURE__ */ gql(
  "mutation RecordConsent($leadId:UUID!$wording:String!$givenAt:Datetime$proof:String){recordConsent(input:{leadId:$leadId wording:$wording givenAt:$givenAt proof:$proof}){result{id}}}",
)
