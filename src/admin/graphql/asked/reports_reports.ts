// From src/admin/reports/reports.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const ReportNow: TypedDocumentNode<types.ReportNowQuery, types.ReportNowQueryVariables> = /* @__PURE__ */ gql(
  "query ReportNow{now reportNow(kind:morning){...ReportShown}}fragment ReportShown on Report{kind day fromDay writtenAt figureRows(first:200){nodes{figure title unit counts toDay value before soFar isEnough isBetter target targetIs isMet trend{value}isMedian}}findingRows(first:200){nodes{place todoPlace section kind leadId leads stageTitle vendorName says todo path}}}",
)
export const ReportOfDay: TypedDocumentNode<types.ReportOfDayQuery, types.ReportOfDayQueryVariables> = /* @__PURE__ */ gql(
  "query ReportOfDay($kind:ReportKind!$day:Date!){now report(kind:$kind day:$day){...ReportShown}}fragment ReportShown on Report{kind day fromDay writtenAt figureRows(first:200){nodes{figure title unit counts toDay value before soFar isEnough isBetter target targetIs isMet trend{value}isMedian}}findingRows(first:200){nodes{place todoPlace section kind leadId leads stageTitle vendorName says todo path}}}",
)
export const Reports: TypedDocumentNode<types.ReportsQuery, types.ReportsQueryVariables> = /* @__PURE__ */ gql(
  "query Reports($first:Int!){now reports(first:$first orderBy:WRITTEN_AT_DESC){nodes{kind day fromDay writtenAt}}}",
)
export const StandingLeads: TypedDocumentNode<types.StandingLeadsQuery, types.StandingLeadsQueryVariables> = /* @__PURE__ */ gql(
  "query StandingLeads($stage:StageName!$before:Datetime!$first:Int!){now vendorLeads(filter:{pipelineStage:{equalTo:$stage}stageEnteredAt:{lessThan:$before}}orderBy:STAGE_ENTERED_AT_ASC first:$first){nodes{id vendorName propertyPostcode pipelineStage stageEnteredAt lastContactAt}}}",
)
export const LeadsWithIssue: TypedDocumentNode<types.LeadsWithIssueQuery, types.LeadsWithIssueQueryVariables> = /* @__PURE__ */ gql(
  "query LeadsWithIssue($issue:DataIssueKind!$first:Int!){now dataIssues(filter:{issue:{equalTo:$issue}}first:$first){nodes{vendorLead{id vendorName propertyPostcode pipelineStage stageEnteredAt lastContactAt}}}}",
)
