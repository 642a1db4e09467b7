// From src/admin/lead/rights/rights.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const RightsRules: TypedDocumentNode<types.RightsRulesQuery, types.RightsRulesQueryVariables> = /* @__PURE__ */ gql(
  "query RightsRules{rightsRules(first:20 orderBy:PRIMARY_KEY_ASC){nodes{kind title description}}}",
)
export const LogRight: TypedDocumentNode<types.LogRightMutation, types.LogRightMutationVariables> = /* @__PURE__ */ gql(
  "mutation LogRight($leadId:UUID!$kind:RightsKind!$cameBy:RightsWay!$said:String!$receivedAt:Datetime){logRightsRequest(input:{leadId:$leadId kind:$kind cameBy:$cameBy said:$said receivedAt:$receivedAt}){result{id dueOn}}}",
)
export const AcknowledgeRight: TypedDocumentNode<types.AcknowledgeRightMutation, types.AcknowledgeRightMutationVariables> = /* @__PURE__ */ gql(
  "mutation AcknowledgeRight($requestId:UUID!){acknowledgeRightsRequest(input:{requestId:$requestId}){result{id acknowledged}}}",
)
export const ExtendRight: TypedDocumentNode<types.ExtendRightMutation, types.ExtendRightMutationVariables> = /* @__PURE__ */ gql(
  "mutation ExtendRight($requestId:UUID!$reason:String!){extendRightsRequest(input:{requestId:$requestId reason:$reason}){result{id dueOn status}}}",
)
export const SettleRight: TypedDocumentNode<types.SettleRightMutation, types.SettleRightMutationVariables> = /* @__PURE__ */ gql(
  "mutation SettleRight($requestId:UUID!$asWhat:RightsStatus!$outcome:String!){settleRightsRequest(input:{requestId:$requestId asWhat:$asWhat outcome:$outcome}){result{id status}}}",
)
export const ExportSubjectData: TypedDocumentNode<types.ExportSubjectDataMutation, types.ExportSubjectDataMutationVariables> = /* @__PURE__ */ gql(
  "mutation ExportSubjectData($requestId:UUID!){exportSubjectData(input:{requestId:$requestId}){result}}",
)
