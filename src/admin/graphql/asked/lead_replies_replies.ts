// From src/admin/lead/replies/replies.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const FilledReplies: TypedDocumentNode<types.FilledRepliesQuery, types.FilledRepliesQueryVariables> = /* @__PURE__ */ gql(
  "query FilledReplies($leadId:UUID!){filledReplies(leadId:$leadId){title body segments missing}}",
)
export const SavedReplies: TypedDocumentNode<types.SavedRepliesQuery, types.SavedRepliesQueryVariables> = /* @__PURE__ */ gql(
  "query SavedReplies{savedReplies(first:200 orderBy:PRIMARY_KEY_ASC){nodes{title body}}}",
)
export const PreviewText: TypedDocumentNode<types.PreviewTextQuery, types.PreviewTextQueryVariables> = /* @__PURE__ */ gql(
  "query PreviewText($body:String!$leadId:UUID$offering:BigFloat){previewText(body:$body leadId:$leadId offering:$offering){body segments maxSegments beyondGsm unbackedClaims{kind words}}}",
)
export const SaveReply: TypedDocumentNode<types.SaveReplyMutation, types.SaveReplyMutationVariables> = /* @__PURE__ */ gql(
  "mutation SaveReply($title:String!$newTitle:String$body:String!$insteadOf:String!$reason:String!){saveReply(input:{title:$title newTitle:$newTitle body:$body insteadOf:$insteadOf reason:$reason}){result{title body}}}",
)
export const RemoveReply: TypedDocumentNode<types.RemoveReplyMutation, types.RemoveReplyMutationVariables> = /* @__PURE__ */ gql(
  "mutation RemoveReply($title:String!$reason:String!){removeReply(input:{title:$title reason:$reason}){result}}",
)
