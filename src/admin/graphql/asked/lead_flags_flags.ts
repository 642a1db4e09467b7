// From src/admin/lead/flags/flags.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const FlagRules: TypedDocumentNode<types.FlagRulesQuery, types.FlagRulesQueryVariables> = /* @__PURE__ */ gql(
  "query FlagRules{flagRules(first:50 orderBy:PRIMARY_KEY_ASC){nodes{flag title description}}}",
)
export const FlagProperty: TypedDocumentNode<types.FlagPropertyMutation, types.FlagPropertyMutationVariables> = /* @__PURE__ */ gql(
  "mutation FlagProperty($leadId:UUID!$flag:String!$said:String!){flagProperty(input:{leadId:$leadId flag:$flag said:$said}){result{id}}}",
)
export const WithdrawFlag: TypedDocumentNode<types.WithdrawFlagMutation, types.WithdrawFlagMutationVariables> = /* @__PURE__ */ gql(
  "mutation WithdrawFlag($flagId:UUID!$reason:String!){withdrawFlag(input:{flagId:$flagId reason:$reason}){result{id withdrawnAt}}}",
)
