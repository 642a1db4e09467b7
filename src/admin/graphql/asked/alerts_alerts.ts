// From src/admin/alerts/alerts.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const OpenAlerts: TypedDocumentNode<types.OpenAlertsSubscription, types.OpenAlertsSubscriptionVariables> = /* @__PURE__ */ gql(
  "subscription OpenAlerts{alertsChanged{openCount highCount unacknowledgedCount alerts{...AlertFacts}}}fragment AlertFacts on Alert{id type severity scope message occurrences createdAt lastRaisedAt acknowledged acknowledgedAt acknowledgedBy resolvedAt resolvedBy resolvedBecause lastToldAt escalatedAt vendorLead{id vendorName pipelineStage leadOwner{owner}}}",
)
export const MyAlerts: TypedDocumentNode<types.MyAlertsQuery, types.MyAlertsQueryVariables> = /* @__PURE__ */ gql(
  "query MyAlerts{alerts(filter:{resolvedAt:{isNull:true}mine:true}orderBy:[CREATED_AT_DESC]first:200){nodes{id}}}",
)
export const AlertRules: TypedDocumentNode<types.AlertRulesQuery, types.AlertRulesQueryVariables> = /* @__PURE__ */ gql(
  "query AlertRules{alertRules{nodes{type message todo}}}",
)
export const PastAlerts: TypedDocumentNode<types.PastAlertsQuery, types.PastAlertsQueryVariables> = /* @__PURE__ */ gql(
  "query PastAlerts($filter:AlertFilter!$after:Cursor){now alerts(filter:$filter orderBy:[CREATED_AT_DESC]first:50 after:$after){totalCount pageInfo{hasNextPage endCursor}nodes{...AlertFacts}}}fragment AlertFacts on Alert{id type severity scope message occurrences createdAt lastRaisedAt acknowledged acknowledgedAt acknowledgedBy resolvedAt resolvedBy resolvedBecause lastToldAt escalatedAt vendorLead{id vendorName pipelineStage leadOwner{owner}}}",
)
export const AcknowledgeAlert: TypedDocumentNode<types.AcknowledgeAlertMutation, types.AcknowledgeAlertMutationVariables> = /* @__PURE__ */ gql(
  "mutation AcknowledgeAlert($alertId:UUID!){acknowledgeAlert(input:{alertId:$alertId}){result{...AlertFacts}}}fragment AlertFacts on Alert{id type severity scope message occurrences createdAt lastRaisedAt acknowledged acknowledgedAt acknowledgedBy resolvedAt resolvedBy resolvedBecause lastToldAt escalatedAt vendorLead{id vendorName pipelineStage leadOwner{owner}}}",
)
export const EndAlert: TypedDocumentNode<types.EndAlertMutation, types.EndAlertMutationVariables> = /* @__PURE__ */ gql(
  "mutation EndAlert($alertId:UUID!$reason:String!){resolveAlert(input:{alertId:$alertId reason:$reason}){result{...AlertFacts}}}fragment AlertFacts on Alert{id type severity scope message occurrences createdAt lastRaisedAt acknowledged acknowledgedAt acknowledgedBy resolvedAt resolvedBy resolvedBecause lastToldAt escalatedAt vendorLead{id vendorName pipelineStage leadOwner{owner}}}",
)
export const AlertSilences: TypedDocumentNode<types.AlertSilencesQuery, types.AlertSilencesQueryVariables> = /* @__PURE__ */ gql(
  "query AlertSilences{now notEnded:alertSilences(filter:{endedAt:{isNull:true}}orderBy:[UNTIL_DESC]first:200){nodes{...Silence}}latest:alertSilences(orderBy:[ID_DESC]first:50){nodes{...Silence}}}fragment Silence on AlertSilence{id type scope reason silencedBy createdAt until endedAt endedBy}",
)
export const SilenceAlert: TypedDocumentNode<types.SilenceAlertMutation, types.SilenceAlertMutationVariables> = /* @__PURE__ */ gql(
  "mutation SilenceAlert($type:AlertType!$scope:String$until:Datetime!$reason:String!){silenceAlert(input:{type:$type scope:$scope until:$until reason:$reason}){result{id}}}",
)
export const EndSilence: TypedDocumentNode<types.EndSilenceMutation, types.EndSilenceMutationVariables> = /* @__PURE__ */ gql(
  "mutation EndSilence($silenceId:UUID!$reason:String!){endSilence(input:{silenceId:$silenceId reason:$reason}){result{id}}}",
)
export const WatchedRules: TypedDocumentNode<types.WatchedRulesQuery, types.WatchedRulesQueryVariables> = /* @__PURE__ */ gql(
  "query WatchedRules{now watchedValues{type scope amount outOf isWrong lately}alertRules(orderBy:[PRIMARY_KEY_ASC]){nodes{type measures enabled leastCount leastShare leastSample belowShare countsUpTo state{lookedAt failedBecause}}}}",
)
