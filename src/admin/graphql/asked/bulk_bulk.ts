// From src/admin/bulk/bulk.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const BulkChoices: TypedDocumentNode<types.BulkChoicesQuery, types.BulkChoicesQueryVariables> = /* @__PURE__ */ gql(
  "query BulkChoices{stages(first:100 orderBy:POSITION_ASC){nodes{stage title}}messageTemplates(first:200){nodes{template body}}}",
)
export const PreviewBulk: TypedDocumentNode<types.PreviewBulkQuery, types.PreviewBulkQueryVariables> = /* @__PURE__ */ gql(
  "query PreviewBulk($verb:BulkVerb!$leadIds:[UUID]$search:String$stages:[StageName]$source:String$owner:String$turn:Turn$toStage:StageName$atTime:Datetime$template:String$assignee:String$fallThrough:String){previewBulkAct(verb:$verb leadIds:$leadIds search:$search stages:$stages source:$source owner:$owner turn:$turn toStage:$toStage atTime:$atTime template:$template assignee:$assignee fallThrough:$fallThrough){...BulkPreviewFacts}}fragment BulkPreviewFacts on BulkPreview{matched doable refused asksFallThrough sampleText withNewWords kinds{kind itemCount}reasons{code why leadCount exampleIds examples}}",
)
export const PreviewItemAct: TypedDocumentNode<types.PreviewItemActQuery, types.PreviewItemActQueryVariables> = /* @__PURE__ */ gql(
  "query PreviewItemAct($verb:BulkVerb!$kinds:[ReviewKind]$search:String$owner:String$mine:Boolean$unassigned:Boolean$snoozed:Boolean$until:Datetime$assignee:String){previewItemAct(verb:$verb kinds:$kinds search:$search owner:$owner mine:$mine unassigned:$unassigned snoozed:$snoozed until:$until assignee:$assignee){...BulkPreviewFacts}}fragment BulkPreviewFacts on BulkPreview{matched doable refused asksFallThrough sampleText withNewWords kinds{kind itemCount}reasons{code why leadCount exampleIds examples}}",
)
export const PreviewUndoOfBulk: TypedDocumentNode<types.PreviewUndoOfBulkQuery, types.PreviewUndoOfBulkQueryVariables> = /* @__PURE__ */ gql(
  "query PreviewUndoOfBulk($actId:UUID!){previewUndoOfBulkAct(actId:$actId){...BulkPreviewFacts}}fragment BulkPreviewFacts on BulkPreview{matched doable refused asksFallThrough sampleText withNewWords kinds{kind itemCount}reasons{code why leadCount exampleIds examples}}",
)
export const BulkActsPage: TypedDocumentNode<types.BulkActsPageQuery, types.BulkActsPageQueryVariables> = /* @__PURE__ */ gql(
  "query BulkActsPage($after:Cursor){now bulkActs(first:30 after:$after orderBy:STARTED_AT_DESC){totalCount pageInfo{endCursor hasNextPage}nodes{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
export const BulkActLeads: TypedDocumentNode<types.BulkActLeadsQuery, types.BulkActLeadsQueryVariables> = /* @__PURE__ */ gql(
  "query BulkActLeads($actId:UUID!$after:Cursor){bulkAct(id:$actId){leads(first:200 after:$after){totalCount pageInfo{endCursor hasNextPage}nodes{vendorLeadId outcome code why undoneAt vendorLead{vendorName propertyPostcode}}}}}",
)
export const BulkActItems: TypedDocumentNode<types.BulkActItemsQuery, types.BulkActItemsQueryVariables> = /* @__PURE__ */ gql(
  "query BulkActItems($actId:UUID!$after:Cursor){bulkAct(id:$actId){items(first:200 after:$after){pageInfo{endCursor hasNextPage}nodes{...BulkActItemFacts}}}}fragment BulkActItemFacts on BulkActItem{reviewItemId outcome code why undoneAt reviewItem{kind vendorLeadId vendorLead{vendorName propertyPostcode}}}",
)
export const BulkRefused: TypedDocumentNode<types.BulkRefusedQuery, types.BulkRefusedQueryVariables> = /* @__PURE__ */ gql(
  "query BulkRefused($actId:UUID!){bulkAct(id:$actId){items(first:100 filter:{outcome:{equalTo:refused}}){nodes{...BulkActItemFacts}}leads(first:100 filter:{outcome:{equalTo:refused}}){totalCount nodes{vendorLeadId code why vendorLead{vendorName propertyPostcode}}}}}fragment BulkActItemFacts on BulkActItem{reviewItemId outcome code why undoneAt reviewItem{kind vendorLeadId vendorLead{vendorName propertyPostcode}}}",
)
export const StartBulk: TypedDocumentNode<types.StartBulkMutation, types.StartBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation StartBulk($input:StartBulkActInput!){startBulkAct(input:$input){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
export const StartItemAct: TypedDocumentNode<types.StartItemActMutation, types.StartItemActMutationVariables> = /* @__PURE__ */ gql(
  "mutation StartItemAct($input:StartItemActInput!){startItemAct(input:$input){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
export const PauseBulk: TypedDocumentNode<types.PauseBulkMutation, types.PauseBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation PauseBulk($actId:UUID!){pauseBulkAct(input:{actId:$actId}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
export const ResumeBulk: TypedDocumentNode<types.ResumeBulkMutation, types.ResumeBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation ResumeBulk($actId:UUID!){resumeBulkAct(input:{actId:$actId}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
export const CancelBulk: TypedDocumentNode<types.CancelBulkMutation, types.CancelBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation CancelBulk($actId:UUID!){cancelBulkAct(input:{actId:$actId}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
export const UndoBulk: TypedDocumentNode<types.UndoBulkMutation, types.UndoBulkMutationVariables> = /* @__PURE__ */ gql(
  "mutation UndoBulk($actId:UUID!$reason:String!$expected:Int){undoBulkAct(input:{actId:$actId reason:$reason expected:$expected}){result{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
export const FollowBulkActs: TypedDocumentNode<types.FollowBulkActsSubscription, types.FollowBulkActsSubscriptionVariables> = /* @__PURE__ */ gql(
  "subscription FollowBulkActs{bulkActsChanged{openCount acts{...BulkActFacts}}}fragment BulkActFacts on BulkAct{id verb reason toStage atTime template assignee fallThrough undoes ofItems status matched expected done refused undone askedBy startedAt stoppedBy finishedAt mayBeUndone chosenByHand filterSearch filterStages filterSource filterOwner filterTurn filterKinds filterMine filterUnassigned filterSnoozed}",
)
