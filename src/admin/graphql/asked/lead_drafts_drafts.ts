// From src/admin/lead/drafts/drafts.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const SaveDraft: TypedDocumentNode<types.SaveDraftMutation, types.SaveDraftMutationVariables> = /* @__PURE__ */ gql(
  "mutation SaveDraft($leadId:UUID!$body:String!$insteadOf:String!){saveDraft(input:{leadId:$leadId body:$body insteadOf:$insteadOf}){result{id body}}}",
)
export const EditDraft: TypedDocumentNode<types.EditDraftMutation, types.EditDraftMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditDraft($draftId:UUID!$body:String!$insteadOf:String!){editDraft(input:{draftId:$draftId body:$body insteadOf:$insteadOf}){result{id body}}}",
)
export const DiscardDraft: TypedDocumentNode<types.DiscardDraftMutation, types.DiscardDraftMutationVariables> = /* @__PURE__ */ gql(
  "mutation DiscardDraft($draftId:UUID!){discardDraft(input:{draftId:$draftId}){result{id state}}}",
)
export const SendDraft: TypedDocumentNode<types.SendDraftMutation, types.SendDraftMutationVariables> = /* @__PURE__ */ gql(
  "mutation SendDraft($draftId:UUID!$body:String!$sendAt:Datetime$insteadOf:String){sendDraft(input:{draftId:$draftId body:$body sendAt:$sendAt insteadOf:$insteadOf}){result{id status}}}",
)
export const DraftNow: TypedDocumentNode<types.DraftNowQuery, types.DraftNowQueryVariables> = /* @__PURE__ */ gql(
  "query DraftNow($id:UUID!){draft(id:$id){id body editedBy writtenBy}}",
)
