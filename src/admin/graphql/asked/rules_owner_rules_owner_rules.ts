// From src/admin/rules/owner_rules/owner_rules.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const OwnerRules: TypedDocumentNode<types.OwnerRulesQuery, types.OwnerRulesQueryVariables> = /* @__PURE__ */ gql(
  "query OwnerRules{now ownerRules(first:200 orderBy:PRIMARY_KEY_ASC){nodes{id stage source owner}}stages(first:100 orderBy:POSITION_ASC){nodes{stage title isTerminal}}leadSources(first:200){nodes{source}}colleagues{name isAway leadCount}}",
)
export const AddOwnerRule: TypedDocumentNode<types.AddOwnerRuleMutation, types.AddOwnerRuleMutationVariables> = /* @__PURE__ */ gql(
  "mutation AddOwnerRule($stage:StageName!$owner:String!$source:String$reason:String){addOwnerRule(input:{stage:$stage owner:$owner source:$source reason:$reason}){result{id}}}",
)
export const RemoveOwnerRule: TypedDocumentNode<types.RemoveOwnerRuleMutation, types.RemoveOwnerRuleMutationVariables> = /* @__PURE__ */ gql(
  "mutation RemoveOwnerRule($ruleId:UUID!$reason:String){removeOwnerRule(input:{ruleId:$ruleId reason:$reason}){result{id}}}",
)
export const SayAway: TypedDocumentNode<types.SayAwayMutation, types.SayAwayMutationVariables> = /* @__PURE__ */ gql(
  "mutation SayAway($userName:String$until:Datetime){sayAway(input:{userName:$userName until:$until}){result{userName}}}",
)
export const SayBack: TypedDocumentNode<types.SayBackMutation, types.SayBackMutationVariables> = /* @__PURE__ */ gql(
  "mutation SayBack($userName:String){sayBack(input:{userName:$userName}){result}}",
)
