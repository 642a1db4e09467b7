// From src/admin/owner/owner.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const Colleagues: TypedDocumentNode<types.ColleaguesQuery, types.ColleaguesQueryVariables> = /* @__PURE__ */ gql(
  "query Colleagues{colleagues{name isAway leadCount}}",
)
export const ColleagueNames: TypedDocumentNode<types.ColleagueNamesQuery, types.ColleagueNamesQueryVariables> = /* @__PURE__ */ gql(
  "query ColleagueNames{colleagues{name}}",
)
export const AssignLead: TypedDocumentNode<types.AssignLeadMutation, types.AssignLeadMutationVariables> = /* @__PURE__ */ gql(
  "mutation AssignLead($leadId:UUID!$owner:String$insteadOf:String!){assignLead(input:{leadId:$leadId owner:$owner insteadOf:$insteadOf}){result{id leadOwner{owner}}}}",
)
export const UnassignLead: TypedDocumentNode<types.UnassignLeadMutation, types.UnassignLeadMutationVariables> = /* @__PURE__ */ gql(
  "mutation UnassignLead($leadId:UUID!$insteadOf:String!){unassignLead(input:{leadId:$leadId insteadOf:$insteadOf}){result{id leadOwner{owner}}}}",
)
