// From src/admin/figures/figures.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const Figures: TypedDocumentNode<types.FiguresQuery, types.FiguresQueryVariables> = /* @__PURE__ */ gql(
  "query Figures($from:Date!$to:Date!$fromBefore:Date!$toBefore:Date!){now figures(first:120 orderBy:POSITION_ASC){nodes{...FigureMeant figureDaysByFigure(filter:{scope:{equalTo:\"\"}day:{greaterThanOrEqualTo:$from}}first:92){nodes{day amount outOf}}}}present:figureValues(fromDay:$from toDay:$to){...FigureOfPeriod}before:figureValues(fromDay:$fromBefore toDay:$toBefore){figure scope value}funnel(createdFrom:$from createdTo:$to){stage title leads shareOfPrevious shareOfAll}stages(first:50 orderBy:POSITION_ASC){nodes{stage title}}}fragment FigureMeant on Figure{figure title unit counts dividedBy isDivided sumsUp hasSpread maturity leastCases target targetIs}fragment FigureOfPeriod on FigureValue{figure scope amount outOf value median p90 isEnough isMature matureValue isMet asOf}",
)
export const LeadsBehind: TypedDocumentNode<types.LeadsBehindQuery, types.LeadsBehindQueryVariables> = /* @__PURE__ */ gql(
  "query LeadsBehind($figure:String!$scope:String$from:Date!$to:Date!$first:Int!){now figureLeads(figure:$figure scope:$scope fromDay:$from toDay:$to first:$first){leadId scope at amount outOf vendorLead{id vendorName propertyPostcode pipelineStage}}}",
)
