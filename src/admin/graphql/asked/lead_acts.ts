// From src/admin/lead/acts.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const TakeOver: TypedDocumentNode<types.TakeOverMutation, types.TakeOverMutationVariables> = /* @__PURE__ */ gql(
  "mutation TakeOver($leadId:UUID!){takeOverLead(input:{leadId:$leadId}){result{id takenOverBy}}}",
)
export const HandBack: TypedDocumentNode<types.HandBackMutation, types.HandBackMutationVariables> = /* @__PURE__ */ gql(
  "mutation HandBack($leadId:UUID!$insteadOf:String!){handBackLead(input:{leadId:$leadId insteadOf:$insteadOf}){result{id takenOverBy}}}",
)
export const Hold: TypedDocumentNode<types.HoldMutation, types.HoldMutationVariables> = /* @__PURE__ */ gql(
  "mutation Hold($leadId:UUID!$reason:String!$until:Datetime$insteadOf:String!){holdLead(input:{leadId:$leadId reason:$reason until:$until insteadOf:$insteadOf}){result{id heldAt}}}",
)
export const Release: TypedDocumentNode<types.ReleaseMutation, types.ReleaseMutationVariables> = /* @__PURE__ */ gql(
  "mutation Release($leadId:UUID!$insteadOf:String!){releaseLead(input:{leadId:$leadId insteadOf:$insteadOf}){result{id heldAt}}}",
)
export const SendText: TypedDocumentNode<types.SendTextMutation, types.SendTextMutationVariables> = /* @__PURE__ */ gql(
  "mutation SendText($leadId:UUID!$body:String!$sendAt:Datetime$onceKey:String!){sendMessage(input:{leadId:$leadId body:$body sendAt:$sendAt onceKey:$onceKey}){result{id status}}}",
)
export const TextNow: TypedDocumentNode<types.TextNowQuery, types.TextNowQueryVariables> = /* @__PURE__ */ gql(
  "query TextNow($id:UUID!){leadMessage(id:$id){id body}}",
)
export const EditText: TypedDocumentNode<types.EditTextMutation, types.EditTextMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditText($messageId:UUID!$body:String!$insteadOf:String!$sendAt:Datetime){editMessage(input:{messageId:$messageId body:$body insteadOf:$insteadOf sendAt:$sendAt}){result{id}}}",
)
export const WithdrawText: TypedDocumentNode<types.WithdrawTextMutation, types.WithdrawTextMutationVariables> = /* @__PURE__ */ gql(
  "mutation WithdrawText($messageId:UUID!$reason:String!){withdrawMessage(input:{messageId:$messageId reason:$reason}){result{id status}}}",
)
export const Override: TypedDocumentNode<types.OverrideMutation, types.OverrideMutationVariables> = /* @__PURE__ */ gql(
  "mutation Override($leadId:UUID!$toStage:StageName!$reason:String!$runEffects:Boolean!$fallThrough:String$expectedStage:StageName!){overrideStage(input:{leadId:$leadId toStage:$toStage reason:$reason runEffects:$runEffects fallThrough:$fallThrough expectedStage:$expectedStage}){result{...MoveResult}}}fragment MoveResult on TransitionResult{moved code fromStage toStage missingFields legalStages}",
)
export const ManualChanges: TypedDocumentNode<types.ManualChangesQuery, types.ManualChangesQueryVariables> = /* @__PURE__ */ gql(
  "query ManualChanges($leadId:UUID!){auditLogs(filter:{vendorLeadId:{equalTo:$leadId}actorKind:{in:[user sql]}}orderBy:ID_DESC first:40){nodes{id tableName operation actor reason createdAt newValues{name value}}}}",
)
export const UndoPreview: TypedDocumentNode<types.UndoPreviewQuery, types.UndoPreviewQueryVariables> = /* @__PURE__ */ gql(
  "query UndoPreview($auditId:BigInt!){explainUndo(auditId:$auditId){auditId changedAt changedBy reason hold restarts requeues textsSentSince move{from to}rows{table does to{name value}}obstacles{table because}}}",
)
export const Undo: TypedDocumentNode<types.UndoMutation, types.UndoMutationVariables> = /* @__PURE__ */ gql(
  "mutation Undo($auditId:BigInt!$reason:String!){undoManualChange(input:{auditId:$auditId reason:$reason}){result{auditId}}}",
)
export const OptOut: TypedDocumentNode<types.OptOutMutation, types.OptOutMutationVariables> = /* @__PURE__ */ gql(
  "mutation OptOut($phone:String!$reason:String!){markOptedOut(input:{phone:$phone reason:$reason}){result{phone}}}",
)
export const Allow: TypedDocumentNode<types.AllowMutation, types.AllowMutationVariables> = /* @__PURE__ */ gql(
  "mutation Allow($phone:String!$reason:String!){allowAgain(input:{phone:$phone reason:$reason}){result}}",
)
export const WriteNote: TypedDocumentNode<types.WriteNoteMutation, types.WriteNoteMutationVariables> = /* @__PURE__ */ gql(
  "mutation WriteNote($leadId:UUID!$body:String!$isPinned:Boolean!){addNote(input:{leadId:$leadId body:$body isPinned:$isPinned}){result{id}}}",
)
export const LogCall: TypedDocumentNode<types.LogCallMutation, types.LogCallMutationVariables> = /* @__PURE__ */ gql(
  "mutation LogCall($leadId:UUID!$outcome:PhoneOutcome!$note:String$callBackAt:Datetime){logCall(input:{leadId:$leadId outcome:$outcome note:$note callBackAt:$callBackAt}){result{id}}}",
)
export const PlanCall: TypedDocumentNode<types.PlanCallMutation, types.PlanCallMutationVariables> = /* @__PURE__ */ gql(
  "mutation PlanCall($leadId:UUID!$dueAt:Datetime!$note:String$isFirst:Boolean!$insteadOf:Datetime){planCall(input:{leadId:$leadId dueAt:$dueAt note:$note isFirst:$isFirst insteadOf:$insteadOf}){result{id}}}",
)
export const GiveUpCall: TypedDocumentNode<types.GiveUpCallMutation, types.GiveUpCallMutationVariables> = /* @__PURE__ */ gql(
  "mutation GiveUpCall($leadId:UUID!$reason:String!){giveUpCall(input:{leadId:$leadId reason:$reason}){result{id}}}",
)
export const MoveTimer: TypedDocumentNode<types.MoveTimerMutation, types.MoveTimerMutationVariables> = /* @__PURE__ */ gql(
  "mutation MoveTimer($leadId:UUID!$dueAt:Datetime!$reason:String!$expectedStage:StageName!$insteadOf:Datetime){moveTimer(input:{leadId:$leadId dueAt:$dueAt reason:$reason expectedStage:$expectedStage insteadOf:$insteadOf}){result{dueAt}}}",
)
export const MakeOffer: TypedDocumentNode<types.MakeOfferMutation, types.MakeOfferMutationVariables> = /* @__PURE__ */ gql(
  "mutation MakeOffer($leadId:UUID!$amount:BigFloat!$body:String$lowersBecause:String$exceedsBecause:String$expiresAt:Datetime$expectedRound:Int!){makeOffer(input:{leadId:$leadId amount:$amount body:$body lowersBecause:$lowersBecause exceedsBecause:$exceedsBecause expiresAt:$expiresAt expectedRound:$expectedRound}){result{id}}}",
)
export const CorrectOffer: TypedDocumentNode<types.CorrectOfferMutation, types.CorrectOfferMutationVariables> = /* @__PURE__ */ gql(
  "mutation CorrectOffer($offerId:UUID!$amount:BigFloat!$body:String$reason:String!$exceedsBecause:String$insteadOf:BigFloat!){correctOffer(input:{offerId:$offerId amount:$amount body:$body reason:$reason exceedsBecause:$exceedsBecause insteadOf:$insteadOf}){result{id}}}",
)
export const WithdrawOffer: TypedDocumentNode<types.WithdrawOfferMutation, types.WithdrawOfferMutationVariables> = /* @__PURE__ */ gql(
  "mutation WithdrawOffer($offerId:UUID!$reason:String!){withdrawOffer(input:{offerId:$offerId reason:$reason}){result{id}}}",
)
export const CreateDeal: TypedDocumentNode<types.CreateDealMutation, types.CreateDealMutationVariables> = /* @__PURE__ */ gql(
  "mutation CreateDeal($leadId:UUID!$agreedPrice:BigFloat$reason:String){createDeal(input:{leadId:$leadId agreedPrice:$agreedPrice reason:$reason}){result{id}}}",
)
export const ReducePrice: TypedDocumentNode<types.ReducePriceMutation, types.ReducePriceMutationVariables> = /* @__PURE__ */ gql(
  "mutation ReducePrice($dealId:UUID!$amount:BigFloat!$evidence:String!$insteadOf:BigFloat){reducePrice(input:{dealId:$dealId amount:$amount evidence:$evidence insteadOf:$insteadOf}){result{id}}}",
)
