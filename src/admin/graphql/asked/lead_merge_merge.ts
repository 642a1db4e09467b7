// From src/admin/lead/merge/merge.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const MergeLeads: TypedDocumentNode<types.MergeLeadsMutation, types.MergeLeadsMutationVariables> = /* @__PURE__ */ gql(
  "mutation MergeLeads($keepId:UUID!$dropId:UUID!$reason:String!$dryRun:Boolean){mergeLeads(input:{keepId:$keepId dropId:$dropId reason:$reason dryRun:$dryRun}){result{droppedStage facts{name value}otherPhone optOut unansweredTexts textsOfPeople plannedCall openOffer}}}",
)
