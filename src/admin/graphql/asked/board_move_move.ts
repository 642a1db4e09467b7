// From src/admin/board/move/move.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const MoveNeeds: TypedDocumentNode<types.MoveNeedsQuery, types.MoveNeedsQueryVariables> = /* @__PURE__ */ gql(
  "query MoveNeeds($leadId:UUID!$toStage:StageName!){explainMove(leadId:$leadId toStage:$toStage){legal legalStages missingFields reasonRequired asksFallThrough}}",
)
export const FallThroughKinds: TypedDocumentNode<types.FallThroughKindsQuery, types.FallThroughKindsQueryVariables> = /* @__PURE__ */ gql(
  "query FallThroughKinds{fallThroughKinds(first:50 orderBy:POSITION_ASC){nodes{kind title}}}",
)
export const WhereTo: TypedDocumentNode<types.WhereToQuery, types.WhereToQueryVariables> = /* @__PURE__ */ gql(
  "query WhereTo($leadId:UUID!){explainLead(leadId:$leadId){moves{to people reasonRequired asksFallThrough missing note}}}",
)
export const Move: TypedDocumentNode<types.MoveMutation, types.MoveMutationVariables> = /* @__PURE__ */ gql(
  "mutation Move($leadId:UUID!$toStage:StageName!$expectedStage:StageName$reason:String$fallThrough:String){requestTransition(input:{leadId:$leadId toStage:$toStage expectedStage:$expectedStage reason:$reason fallThrough:$fallThrough}){result{moved code fromStage toStage missingFields legalStages}}}",
)
export const FillIn: TypedDocumentNode<types.FillInMutation, types.FillInMutationVariables> = /* @__PURE__ */ gql(
  "mutation FillIn($input:EditLeadInput!){editLead(input:$input){result{saved code}}}",
)
export const DealOfLead: TypedDocumentNode<types.DealOfLeadQuery, types.DealOfLeadQueryVariables> = /* @__PURE__ */ gql(
  "query DealOfLead($leadId:UUID!){vendorLead(id:$leadId){deal{id}}}",
)
export const FillInDeal: TypedDocumentNode<types.FillInDealMutation, types.FillInDealMutationVariables> = /* @__PURE__ */ gql(
  "mutation FillInDeal($dealId:UUID!$agreedPrice:BigFloat$vendorIdentityCheckedAt:Datetime$investorName:String$reservationFee:BigFloat$reservedAt:Datetime$solicitor:String$sourcingFee:BigFloat$legalFees:BigFloat$expectedExchangeOn:Date$exchangedOn:Date$expectedCompletionOn:Date$completedOn:Date$reason:String){editDeal(input:{dealId:$dealId agreedPrice:$agreedPrice vendorIdentityCheckedAt:$vendorIdentityCheckedAt investorName:$investorName reservationFee:$reservationFee reservedAt:$reservedAt solicitor:$solicitor sourcingFee:$sourcingFee legalFees:$legalFees expectedExchangeOn:$expectedExchangeOn exchangedOn:$exchangedOn expectedCompletionOn:$expectedCompletionOn completedOn:$completedOn reason:$reason}){result{saved code}}}",
)
