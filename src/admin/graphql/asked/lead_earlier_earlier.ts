// From src/admin/lead/earlier/earlier.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const EarlierTexts: TypedDocumentNode<types.EarlierTextsQuery, types.EarlierTextsQueryVariables> = /* @__PURE__ */ gql(
  "query EarlierTexts($id:UUID!$after:Cursor){vendorLead(id:$id){id messages(first:100 after:$after orderBy:TEXT_NO_DESC){...LeadTexts}}}fragment LeadTexts on LeadMessageConnection{nodes{id textNo direction author body purpose status statusReason cancelledBecause unbackedClaims segments carrierSegments price priceCurrency media{url contentType}intent intentAmount enteredBy createdAt writtenAt sentAt deliveredAt notBefore scheduledFor}pageInfo{endCursor}}",
)
export const EarlierEvents: TypedDocumentNode<types.EarlierEventsQuery, types.EarlierEventsQueryVariables> = /* @__PURE__ */ gql(
  "query EarlierEvents($id:UUID!$after:Cursor){vendorLead(id:$id){id events(first:100 after:$after orderBy:ID_DESC){...LeadEvents}}}fragment LeadEvents on PipelineEventConnection{nodes{id eventType fromStage toStage actorKind actor reason createdAt metadata{agent purpose outcome timer template amount messageId others{name value}}}pageInfo{endCursor}}",
)
export const EarlierNotes: TypedDocumentNode<types.EarlierNotesQuery, types.EarlierNotesQueryVariables> = /* @__PURE__ */ gql(
  "query EarlierNotes($id:UUID!$after:Cursor){vendorLead(id:$id){id notes(first:100 after:$after orderBy:WRITTEN_AT_DESC){...LeadNotes}}}fragment LeadNotes on NoteConnection{nodes{id body isPinned writtenBy writtenAt correctedAt reviewItemId}pageInfo{endCursor}}",
)
