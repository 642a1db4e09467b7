// From src/admin/inbox/inbox.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const Inbox: TypedDocumentNode<types.InboxQuery, types.InboxQueryVariables> = /* @__PURE__ */ gql(
  "query Inbox($urgent:ReviewItemFilter!$others:ReviewItemFilter!$selected:[UUID!]!$first:Int!$all:ReviewItemFilter!$mine:ReviewItemFilter!$nobodys:ReviewItemFilter!$care:ReviewItemFilter!$vendor:ReviewItemFilter!$agents:ReviewItemFilter!$failed:ReviewItemFilter!$texts:ReviewItemFilter!$strangers:ReviewItemFilter!$due:ReviewItemFilter!){now urgent:reviewItems(filter:$urgent orderBy:[OPENED_AT_ASC]first:$first){totalCount nodes{...InboxItem}}others:reviewItems(filter:$others orderBy:[OPENED_AT_ASC]first:$first){totalCount nodes{...InboxItem}}selected:reviewItems(filter:{id:{in:$selected}}first:1){nodes{...InboxItem}}drafts(filter:{state:{equalTo:open}}){totalCount}snoozed:reviewItems(filter:{resolvedAt:{isNull:true}snoozed:{equalTo:true}}){totalCount}all:reviewItems(filter:$all){totalCount}mine:reviewItems(filter:$mine){totalCount}nobodys:reviewItems(filter:$nobodys){totalCount}care:reviewItems(filter:$care){totalCount}vendor:reviewItems(filter:$vendor){totalCount}agents:reviewItems(filter:$agents){totalCount}failed:reviewItems(filter:$failed){totalCount}texts:reviewItems(filter:$texts){totalCount}strangers:reviewItems(filter:$strangers){totalCount}due:reviewItems(filter:$due){totalCount}}fragment InboxItem on ReviewItem{id kind about reason openedAt stage assignedTo passedOnTo snoozedUntil shownUpTo waitingTexts resolvedAt resolvedBy resolution closedBecause agentRun{id agent purpose error}message{phone body createdAt}notes(first:5 orderBy:[WRITTEN_AT_DESC]){nodes{id body writtenBy writtenAt}}vendorLead{...InboxLead askingPrice offerAmount heldAt takenOverBy leadOwner{owner}drafts(first:1 filter:{state:{equalTo:open}author:{notEqualTo:\"person\"}}orderBy:[WRITTEN_AT_DESC]){nodes{id body author newerTexts}}}}fragment InboxLead on VendorLead{id vendorName propertyAddress propertyPostcode pipelineStage messages(first:6 orderBy:[TEXT_NO_DESC]){nodes{id textNo direction body intent createdAt author status}}}",
)
export const InboxRows: TypedDocumentNode<types.InboxRowsQuery, types.InboxRowsQueryVariables> = /* @__PURE__ */ gql(
  "query InboxRows($filter:ReviewItemFilter!$after:Cursor){reviewItems(filter:$filter orderBy:[OPENED_AT_ASC]first:200 after:$after){pageInfo{hasNextPage endCursor}nodes{id kind reason openedAt stage assignedTo passedOnTo snoozedUntil vendorLead{id vendorName propertyPostcode leadOwner{owner}}}}}",
)
export const AnswerItem: TypedDocumentNode<types.AnswerItemMutation, types.AnswerItemMutationVariables> = /* @__PURE__ */ gql(
  "mutation AnswerItem($itemId:UUID!$resolution:String!$seenUpTo:BigInt){resolveReviewItem(input:{itemId:$itemId resolution:$resolution seenUpTo:$seenUpTo}){result{id resolvedAt resolvedBy resolution}}}",
)
export const AskAgain: TypedDocumentNode<types.AskAgainMutation, types.AskAgainMutationVariables> = /* @__PURE__ */ gql(
  "mutation AskAgain($itemId:UUID!$reason:String!){reopenReviewItem(input:{itemId:$itemId reason:$reason}){result{id}}}",
)
export const AssignItem: TypedDocumentNode<types.AssignItemMutation, types.AssignItemMutationVariables> = /* @__PURE__ */ gql(
  "mutation AssignItem($itemId:UUID!$assignee:String$insteadOf:String!){assignReviewItem(input:{itemId:$itemId assignee:$assignee insteadOf:$insteadOf}){result{id assignedTo}}}",
)
export const UnassignItem: TypedDocumentNode<types.UnassignItemMutation, types.UnassignItemMutationVariables> = /* @__PURE__ */ gql(
  "mutation UnassignItem($itemId:UUID!){unassignReviewItem(input:{itemId:$itemId}){result{id assignedTo}}}",
)
export const SnoozeItem: TypedDocumentNode<types.SnoozeItemMutation, types.SnoozeItemMutationVariables> = /* @__PURE__ */ gql(
  "mutation SnoozeItem($itemId:UUID!$until:Datetime!){snoozeReviewItem(input:{itemId:$itemId until:$until}){result{id snoozedUntil}}}",
)
export const WakeItem: TypedDocumentNode<types.WakeItemMutation, types.WakeItemMutationVariables> = /* @__PURE__ */ gql(
  "mutation WakeItem($itemId:UUID!){wakeReviewItem(input:{itemId:$itemId}){result{id snoozedUntil}}}",
)
export const NoteItem: TypedDocumentNode<types.NoteItemMutation, types.NoteItemMutationVariables> = /* @__PURE__ */ gql(
  "mutation NoteItem($itemId:UUID!$body:String!){addItemNote(input:{itemId:$itemId body:$body}){result{id}}}",
)
export const ReplayRuns: TypedDocumentNode<types.ReplayRunsMutation, types.ReplayRunsMutationVariables> = /* @__PURE__ */ gql(
  "mutation ReplayRuns($filter:RunsToReplay!$reason:String!){replayAgentRuns(input:{filter:$filter reason:$reason}){result{runId replayed why}}}",
)
export const LeadsToMatch: TypedDocumentNode<types.LeadsToMatchQuery, types.LeadsToMatchQueryVariables> = /* @__PURE__ */ gql(
  "query LeadsToMatch($search:String!){stageBoard(first:4 search:$search){stage title cards{leadId vendorName outwardCode}}}",
)
export const InboxDrafts: TypedDocumentNode<types.InboxDraftsQuery, types.InboxDraftsQueryVariables> = /* @__PURE__ */ gql(
  "query InboxDrafts($filter:DraftFilter!){now drafts(filter:$filter orderBy:[WRITTEN_AT_ASC]first:200){totalCount nodes{...InboxDraft}}}fragment InboxDraft on Draft{id body author writtenBy writtenAt editedBy editedAt newerTexts vendorLead{...InboxLead}}fragment InboxLead on VendorLead{id vendorName propertyAddress propertyPostcode pipelineStage messages(first:6 orderBy:[TEXT_NO_DESC]){nodes{id textNo direction body intent createdAt author status}}}",
)
