// From src/admin/stop_switch/stops.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const StandingStops: TypedDocumentNode<types.StandingStopsQuery, types.StandingStopsQueryVariables> = /* @__PURE__ */ gql(
  "query StandingStops{now textStops(filter:{endedAt:{isNull:true}}first:50){nodes{id scope reason since stoppedBy}}}",
)
export const StopTexts: TypedDocumentNode<types.StopTextsMutation, types.StopTextsMutationVariables> = /* @__PURE__ */ gql(
  "mutation StopTexts($reason:String!){stopTexts(input:{scope:\"all\" reason:$reason}){result{id}}}",
)
export const ResumeTexts: TypedDocumentNode<types.ResumeTextsMutation, types.ResumeTextsMutationVariables> = /* @__PURE__ */ gql(
  "mutation ResumeTexts($scope:String!$reason:String!){resumeTexts(input:{scope:$scope reason:$reason}){result{id endedAt}}}",
)
