// From src/admin/rules/rules.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const RuleStages: TypedDocumentNode<types.RuleStagesQuery, types.RuleStagesQueryVariables> = /* @__PURE__ */ gql(
  "query RuleStages($since:Date!){now stageFigures{stage leads}timeInStage(leftFrom:$since){stage medianHours}stages(first:50 orderBy:POSITION_ASC){nodes{stage title description owner isTerminal entryTemplate stageTimersByStage(first:20){nodes{name after{...Wait}countedFrom action toStage template alertType}}stageTransitionsByFromStage(first:20){nodes{toStage class}}}}}fragment Wait on Interval{days hours minutes}",
)
export const TimerPreview: TypedDocumentNode<types.TimerPreviewQuery, types.TimerPreviewQueryVariables> = /* @__PURE__ */ gql(
  "query TimerPreview($stage:StageName!$name:String!$after:IntervalInput!){previewTimer(stage:$stage name:$name after:$after){waiting dueAtOnce movedByPeople}}",
)
export const EditTimer: TypedDocumentNode<types.EditTimerMutation, types.EditTimerMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditTimer($stage:StageName!$name:String!$after:IntervalInput!$insteadOf:IntervalInput!$reason:String!){editTimer(input:{stage:$stage name:$name after:$after insteadOf:$insteadOf reason:$reason}){result{name}}}",
)
export const RuleTexts: TypedDocumentNode<types.RuleTextsQuery, types.RuleTextsQueryVariables> = /* @__PURE__ */ gql(
  "query RuleTexts{now messageTemplates(first:100){nodes{template textClass body isPlaceholder segments stagesByEntryTemplate(first:5){nodes{title}}stageTimersByTemplate(first:5){nodes{stageDetails{title}}}}}}",
)
export const LeadsToPreview: TypedDocumentNode<types.LeadsToPreviewQuery, types.LeadsToPreviewQueryVariables> = /* @__PURE__ */ gql(
  "query LeadsToPreview{vendorLeads(first:20 orderBy:STAGE_ENTERED_AT_DESC){nodes{id vendorName pipelineStage}}}",
)
export const EditTemplate: TypedDocumentNode<types.EditTemplateMutation, types.EditTemplateMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditTemplate($template:String!$body:String!$insteadOf:String!$reason:String!){editTemplate(input:{template:$template body:$body insteadOf:$insteadOf reason:$reason}){result{body}}}",
)
export const RuleAlerts: TypedDocumentNode<types.RuleAlertsQuery, types.RuleAlertsQueryVariables> = /* @__PURE__ */ gql(
  "query RuleAlerts{now alertRules(first:100){nodes{type severity enabled message measures leastCount leastShare leastSample belowShare holdsFor{...Wait}repeatsEvery{...Wait}escalatesAfter{...Wait}}}}fragment Wait on Interval{days hours minutes}",
)
export const EditAlertRule: TypedDocumentNode<types.EditAlertRuleMutation, types.EditAlertRuleMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditAlertRule($type:AlertType!$severity:AlertSeverity$enabled:Boolean$leastCount:Int$leastShare:BigFloat$leastSample:Int$belowShare:BigFloat$holdsFor:IntervalInput$repeatsEvery:IntervalInput$escalatesAfter:IntervalInput$insteadOf:AlertRuleSeenInput!$reason:String!){editAlertRule(input:{type:$type severity:$severity enabled:$enabled leastCount:$leastCount leastShare:$leastShare leastSample:$leastSample belowShare:$belowShare holdsFor:$holdsFor repeatsEvery:$repeatsEvery escalatesAfter:$escalatesAfter insteadOf:$insteadOf reason:$reason}){result{type}}}",
)
export const RuleThresholds: TypedDocumentNode<types.RuleThresholdsQuery, types.RuleThresholdsQueryVariables> = /* @__PURE__ */ gql(
  "query RuleThresholds{now settings(first:1){nodes{companyName videoUrl sendFrom sendUntil dailyCap dailyHardCap textsPerMinute maxSegments acceptanceConfidence maxOfferRounds questionsOverdueAfter{...Wait}ownerAnswersWithin{...Wait}}}}fragment Wait on Interval{days hours minutes}",
)
export const AgentNumbers: TypedDocumentNode<types.AgentNumbersQuery, types.AgentNumbersQueryVariables> = /* @__PURE__ */ gql(
  "query AgentNumbers{now agents(first:20){nodes{agent title}}agentParameters(first:200){nodes{agent place parameter meaning value usual isList atLeast isAbove atMost}}}",
)
export const AgentNumberPreview: TypedDocumentNode<types.AgentNumberPreviewQuery, types.AgentNumberPreviewQueryVariables> = /* @__PURE__ */ gql(
  "query AgentNumberPreview($parameter:String!$value:JSON$agent:AgentName){previewAgentParameter(parameter:$parameter value:$value agent:$agent){tried differing{agent vendorLeadId vendorName now wouldBe}}}",
)
export const EditAgentNumber: TypedDocumentNode<types.EditAgentNumberMutation, types.EditAgentNumberMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditAgentNumber($parameter:String!$value:JSON$agent:AgentName$insteadOf:JSON!$reason:String!){editAgentParameter(input:{parameter:$parameter value:$value agent:$agent insteadOf:$insteadOf reason:$reason}){result}}",
)
export const AlertRulePreview: TypedDocumentNode<types.AlertRulePreviewQuery, types.AlertRulePreviewQueryVariables> = /* @__PURE__ */ gql(
  "query AlertRulePreview($type:AlertType!$enabled:Boolean$leastCount:Int$leastShare:BigFloat$leastSample:Int$belowShare:BigFloat){previewAlertRule(type:$type enabled:$enabled leastCount:$leastCount leastShare:$leastShare leastSample:$leastSample belowShare:$belowShare){openNow wouldRaise wouldEnd}}",
)
export const EditSettings: TypedDocumentNode<types.EditSettingsMutation, types.EditSettingsMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditSettings($input:EditSettingsInput!){editSettings(input:$input){result{companyName}}}",
)
export const ChangedRules: TypedDocumentNode<types.ChangedRulesQuery, types.ChangedRulesQueryVariables> = /* @__PURE__ */ gql(
  "query ChangedRules{now changedRules(first:200){nodes{tableName rowId columnName presentValue releasedValue auditId changedBy changedAt reason}}}",
)
