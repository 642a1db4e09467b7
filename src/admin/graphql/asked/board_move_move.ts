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
  "mutation Move($leadId:UUID!$toStage:StageName!$expectedStage:StageName$reason:String$fallThrough:String){requestTransition(input:{leadId:$leadId toStage:$toStage expectedStage:$expectedStage reason:$reason fallThrough:$fallThrough}){result{...MoveResult}}}fragment MoveResult on TransitionResult{moved code fromStage toStage missingFields legalStages}",
)
export const EditLead: TypedDocumentNode<types.EditLeadMutation, types.EditLeadMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditLead($input:EditLeadInput!){editLead(input:$input){result{saved code}}}",
)
export const DealOfLead: TypedDocumentNode<types.DealOfLeadQuery, types.DealOfLeadQueryVariables> = /* @__PURE__ */ gql(
  "query DealOfLead($leadId:UUID!){vendorLead(id:$leadId){deal{id}}}",
)
export const EditDeal: TypedDocumentNode<types.EditDealMutation, types.EditDealMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditDeal($input:EditDealInput!){editDeal(input:$input){result{saved code}}}",
)
