// From src/admin/rules/retention/retention.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const RetentionRules: TypedDocumentNode<types.RetentionRulesQuery, types.RetentionRulesQueryVariables> = /* @__PURE__ */ gql(
  "query RetentionRules{now retentionStates{kind due}retentionRules(first:50 orderBy:[PRIMARY_KEY_ASC]){nodes{kind title keptFor{...Age}countedFrom whatHappens legalBasis enabled}}}fragment Age on Interval{years months days}",
)
export const PreviewRetention: TypedDocumentNode<types.PreviewRetentionQuery, types.PreviewRetentionQueryVariables> = /* @__PURE__ */ gql(
  "query PreviewRetention($kind:String!$keptFor:IntervalInput){previewRetention(kind:$kind keptFor:$keptFor)}",
)
export const EditRetentionRule: TypedDocumentNode<types.EditRetentionRuleMutation, types.EditRetentionRuleMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditRetentionRule($kind:String!$keptFor:IntervalInput$enabled:Boolean$wouldGo:Int$insteadOf:IntervalInput$wasEnabled:Boolean!$reason:String!){editRetentionRule(input:{kind:$kind keptFor:$keptFor enabled:$enabled wouldGo:$wouldGo insteadOf:$insteadOf wasEnabled:$wasEnabled reason:$reason}){result{kind}}}",
)
export const LastErasures: TypedDocumentNode<types.LastErasuresQuery, types.LastErasuresQueryVariables> = /* @__PURE__ */ gql(
  "query LastErasures{now erasures(first:25 orderBy:[ERASED_AT_DESC]){nodes{id vendorLeadId kindDetails{title}erasedBy erasedAt}}scheduleRuns(first:10 filter:{schedule:{equalTo:\"apply_retention\"}}orderBy:[CREATED_AT_DESC]){nodes{id createdAt says failedBecause}}}",
)
