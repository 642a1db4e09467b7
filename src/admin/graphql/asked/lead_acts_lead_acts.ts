// From src/admin/lead/acts/lead_acts.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const HoldForCare: TypedDocumentNode<types.HoldForCareMutation, types.HoldForCareMutationVariables> = /* @__PURE__ */ gql(
  "mutation HoldForCare($leadId:UUID!$reason:String!){holdForCare(input:{leadId:$leadId reason:$reason}){result{id}}}",
)
export const Archive: TypedDocumentNode<types.ArchiveMutation, types.ArchiveMutationVariables> = /* @__PURE__ */ gql(
  "mutation Archive($leadId:UUID!$reason:String!){archiveLead(input:{leadId:$leadId reason:$reason}){result{id}}}",
)
export const Unarchive: TypedDocumentNode<types.UnarchiveMutation, types.UnarchiveMutationVariables> = /* @__PURE__ */ gql(
  "mutation Unarchive($leadId:UUID!$reason:String!){unarchiveLead(input:{leadId:$leadId reason:$reason}){result{id}}}",
)
export const Reactivate: TypedDocumentNode<types.ReactivateMutation, types.ReactivateMutationVariables> = /* @__PURE__ */ gql(
  "mutation Reactivate($leadId:UUID!$reason:String!){reactivateLead(input:{leadId:$leadId reason:$reason}){result{...MoveResult}}}fragment MoveResult on TransitionResult{moved code fromStage toStage missingFields legalStages}",
)
export const RunAgent: TypedDocumentNode<types.RunAgentMutation, types.RunAgentMutationVariables> = /* @__PURE__ */ gql(
  "mutation RunAgent($leadId:UUID!$reason:String!$expectedStage:StageName!){runAgentNow(input:{leadId:$leadId reason:$reason expectedStage:$expectedStage}){result{id agent purpose}}}",
)
export const EditNote: TypedDocumentNode<types.EditNoteMutation, types.EditNoteMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditNote($noteId:UUID!$body:String$isPinned:Boolean){editNote(input:{noteId:$noteId body:$body isPinned:$isPinned}){result{id}}}",
)
