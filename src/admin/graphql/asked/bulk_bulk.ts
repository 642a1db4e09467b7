// From src/admin/bulk/bulk.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const BulkChoices: TypedDocumentNode<types.BulkChoicesQuery, types.BulkChoicesQueryVariables> = /* @__PURE__ */ gql(
  "query BulkChoices{stages(first:100 orderBy:POSITION_ASC){nodes{stage title}}messageTemplates(first:200){nodes{template body}}}",
)
export const PreviewBulk: TypedDocumentNode<types.PreviewBulkQuery, types.PreviewBulkQueryVariables> = /* @__PURE__ */ gql(
  "query PreviewBulk($verb:BulkVerb!$leadIds:[UUID]$search:String$stages:[StageName]$source:String$owner:String$turn:Turn$toStage:StageName$atTime:Datetime$template:String$assignee:String$fallThrough:String){previewBulkAct(verb:$verb leadIds:$leadIds search:$search stages:$stages source:$source owner:$owner turn:$turn toStage:$toStage atTime:$atTime template:$template assignee:$assignee fallThrough:$fallThrough){...BulkPreviewFacts}}fragment BulkPreviewFacts on BulkPreview{matched doable refused asksFallThrough sampleText reasons{code why leadCount exampleIds examples}}",
)
export const PreviewUndoOfBulk: TypedDocumentNode<types.PreviewUndoOfBulkQuery, types.PreviewUndoOfBulkQueryVariables> = /* @__PURE__ */ gql(
  "query PreviewUndoOfBulk($actId:UUID!){previewUndoOfBulkAct(actId:$actId){...BulkPreviewFacts}}fragment BulkPreviewFacts on BulkPreview{matched doable refused asksFallThrough sampleText reasons{code why leadCount exampleIds examples}}",
)
export const BulkActsPage: TypedDocumentNode<types.BulkActsPageQuery, types.BulkActsPageQueryVariables> = /* @__PURE__ */ gql(
  "query BulkActsPage($after:Cursor){now bulkActs(first:30 after:$after orderBy:STARTED_AT_DESC){totalCount pageInfo{endCursor hasNextPage}nodes{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn}",
)
export const BulkActLeads: TypedDocumentNode<types.BulkActLeadsQuery, types.BulkActLeadsQueryVariables> = /* @__PURE__ */ gql(
  "query BulkActLeads($actId:UUID!$after:Cursor){bulkAct(id:$actId){leads(first:200 after:$after){totalCount pageInfo{endCursor hasNextPage}nodes{vendorLeadId outcome code why undoneAt vendorLead{vendorName propertyPostcode}}}}}",
)
export const BulkRefused: TypedDocumentNode<types.BulkRefusedQuery, types.BulkRefusedQueryVariables> = /* @__PURE__ */ gql(
  "query BulkRefused($actId:UUID!){bulkAct(id:$actId){leads(first:100 filter:{outcome:{equalTo:refused}}){totalCount nodes{vendorLeadId code why vendorLead{vendorName propertyPostcode}}}}}",
)
export const StartBulk: TypedDocumentNode<types.StartBulkMutation, types.StartBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation StartBulk($input:StartBulkActInput!){startBulkAct(input:$input){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn}",
)
export const PauseBulk: TypedDocumentNode<types.PauseBulkMutation, types.PauseBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation PauseBulk($actId:UUID!){pauseBulkAct(input:{actId:$actId}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn}",
)
export const ResumeBulk: TypedDocumentNode<types.ResumeBulkMutation, types.ResumeBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation ResumeBulk($actId:UUID!){resumeBulkAct(input:{actId:$actId}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn}",
)
export const CancelBulk: TypedDocumentNode<types.CancelBulkMutation, types.CancelBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation CancelBulk($actId:UUID!){cancelBulkAct(input:{actId:$actId}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn}",
)
export const UndoBulk: TypedDocumentNode<types.UndoBulkMutation, types.UndoBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation UndoBulk($actId:UUID!$reason:String!$expected:Int){undoBulkAct(input:{actId:$actId reason:$reason expected:$expected}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn}",
)
export const FollowBulkActs: TypedDocumentNode<types.FollowBulkActsSubscription, types.FollowBulkActsSubscriptionVariables> = /* @__PURE__ */ gql(
  "subscription FollowBulkActs{bulkActsChanged{openCount acts{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn}",
)
