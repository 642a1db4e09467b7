// From src/admin/notices/notices.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const UnreadNotices: TypedDocumentNode<types.UnreadNoticesSubscription, types.UnreadNoticesSubscriptionVariables> = /* @__PURE__ */ gql(
  "subscription UnreadNotices{noticesChanged{unreadCount notices{...NoticeFacts}}}fragment NoticeFacts on Notice{id cause occurrences lastAt readAt causedBy channel reviewItem{id kind resolvedAt}vendorLead{id vendorName propertyAddress pipelineStage}}",
)
export const MyNotices: TypedDocumentNode<types.MyNoticesQuery, types.MyNoticesQueryVariables> = /* @__PURE__ */ gql(
  "query MyNotices{myNotices(first:50){...NoticeFacts}}fragment NoticeFacts on Notice{id cause occurrences lastAt readAt causedBy channel reviewItem{id kind resolvedAt}vendorLead{id vendorName propertyAddress pipelineStage}}",
)
export const ReadNotices: TypedDocumentNode<types.ReadNoticesMutation, types.ReadNoticesMutationVariables> = /* @__PURE__ */ gql(
  "mutation ReadNotices($input:ReadNoticesInput!){readNotices(input:$input){result}}",
)
export const MyNoticeChoices: TypedDocumentNode<types.MyNoticeChoicesQuery, types.MyNoticeChoicesQueryVariables> = /* @__PURE__ */ gql(
  "query MyNoticeChoices{myNoticeChoices{...NoticeChoiceFacts}}fragment NoticeChoiceFacts on NoticeChoice{popupCauses emailCauses slackCauses emailAddress hasSlack emailProblem slackProblem ownHours worksFrom worksUntil worksDays version}",
)
export const ChooseNotices: TypedDocumentNode<types.ChooseNoticesMutation, types.ChooseNoticesMutationVariables> = /* @__PURE__ */ gql(
  "mutation ChooseNotices($input:ChooseNoticesInput!){chooseNotices(input:$input){result{...NoticeChoiceFacts}}}fragment NoticeChoiceFacts on NoticeChoice{popupCauses emailCauses slackCauses emailAddress hasSlack emailProblem slackProblem ownHours worksFrom worksUntil worksDays version}",
)
export const TestNotice: TypedDocumentNode<types.TestNoticeMutation, types.TestNoticeMutationVariables> = /* @__PURE__ */ gql(
  "mutation TestNotice($input:TestNoticeInput!){testNotice(input:$input){result{id}}}",
)
export const NoticeDeliveries: TypedDocumentNode<types.NoticeDeliveriesQuery, types.NoticeDeliveriesQueryVariables> = /* @__PURE__ */ gql(
  "query NoticeDeliveries{myNotices(first:20){id deliveries{nodes{status error}}}}",
)
