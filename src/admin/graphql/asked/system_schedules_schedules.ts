// From src/admin/system/schedules/schedules.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const Schedules: TypedDocumentNode<types.SchedulesQuery, types.SchedulesQueryVariables> = /* @__PURE__ */ gql(
  "query Schedules{now scheduleStates{schedule title enabled comes nextAt startedAt finishedAt askedBy says failedBecause overlookedAt}}",
)
export const RunScheduleNow: TypedDocumentNode<types.RunScheduleNowMutation, types.RunScheduleNowMutationVariables> = /* @__PURE__ */ gql(
  "mutation RunScheduleNow($schedule:String!$reason:String!){runScheduleNow(input:{schedule:$schedule reason:$reason}){result{id}}}",
)
