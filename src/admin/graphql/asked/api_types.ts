// From the *.graphql of src/admin and db/schema.graphql, by npm run db:types

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Who did something. */
export type ActorKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An agent, with its answer. */
  | 'agent'
  /** An import of leads. */
  | 'import'
  /** A database session that did not say who it is. */
  | 'sql'
  /** Somebody signed in, or a program with a token. */
  | 'user'
  /** A provider that called us: a text, its delivery. */
  | 'webhook'
  /** The worker: timers, jobs, repairs. */
  | 'worker';

/** A filter to be used against ActorKind fields. All fields are combined with a logical ‘and.’ */
export type ActorKindFilter = {
  /** Equal to the specified value. */
  equalTo?: ActorKind | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: ActorKind | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: ActorKind | null | undefined;
  /** Included in the specified list. */
  in?: Array<ActorKind> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: ActorKind | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: ActorKind | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: ActorKind | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<ActorKind> | null | undefined;
};

/** A filter to be used against `Agent` object types. All fields are combined with a logical ‘and.’ */
export type AgentFilter = {
  /** Filter by the object’s `agent` field. */
  agent?: AgentNameFilter | null | undefined;
  /** Filter by the object’s `agentOutage` relation. */
  agentOutage?: AgentOutageFilter | null | undefined;
  /** A related `agentOutage` exists. */
  agentOutageExists?: boolean | null | undefined;
  /** Filter by the object’s `agentsByShadows` relation. */
  agentsByShadows?: AgentToManyAgentFilter | null | undefined;
  /** Some related `agentsByShadows` exist. */
  agentsByShadowsExist?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<AgentFilter> | null | undefined;
  /** Negates the expression. */
  not?: AgentFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AgentFilter> | null | undefined;
  /** Filter by the object’s `shadows` field. */
  shadows?: StringFilter | null | undefined;
  /** Filter by the object’s `shadowsDetails` relation. */
  shadowsDetails?: AgentFilter | null | undefined;
  /** A related `shadowsDetails` exists. */
  shadowsDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `stageOutcomesByAgent` relation. */
  stageOutcomesByAgent?: AgentToManyStageOutcomeFilter | null | undefined;
  /** Some related `stageOutcomesByAgent` exist. */
  stageOutcomesByAgentExist?: boolean | null | undefined;
  /** Filter by the object’s `stageOutcomesByNextAgent` relation. */
  stageOutcomesByNextAgent?: AgentToManyStageOutcomeFilter | null | undefined;
  /** Some related `stageOutcomesByNextAgent` exist. */
  stageOutcomesByNextAgentExist?: boolean | null | undefined;
  /** Filter by the object’s `stagesByEntryAgent` relation. */
  stagesByEntryAgent?: AgentToManyStageFilter | null | undefined;
  /** Some related `stagesByEntryAgent` exist. */
  stagesByEntryAgentExist?: boolean | null | undefined;
  /** Filter by the object’s `stagesByReplyAgent` relation. */
  stagesByReplyAgent?: AgentToManyStageFilter | null | undefined;
  /** Some related `stagesByReplyAgent` exist. */
  stagesByReplyAgentExist?: boolean | null | undefined;
};

/** An agent, as the rules name it. */
export type AgentName =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Deal Validator. */
  | 'deal_validator'
  /** Offer Engine. */
  | 'offer_engine'
  /** AI SMS Agent. */
  | 'sms_agent';

/** A filter to be used against AgentName fields. All fields are combined with a logical ‘and.’ */
export type AgentNameFilter = {
  /** Equal to the specified value. */
  equalTo?: AgentName | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: AgentName | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: AgentName | null | undefined;
  /** Included in the specified list. */
  in?: Array<AgentName> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: AgentName | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: AgentName | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: AgentName | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<AgentName> | null | undefined;
};

/** A filter to be used against `AgentOutage` object types. All fields are combined with a logical ‘and.’ */
export type AgentOutageFilter = {
  /** Filter by the object’s `agent` field. */
  agent?: AgentNameFilter | null | undefined;
  /** Filter by the object’s `agentDetails` relation. */
  agentDetails?: AgentFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<AgentOutageFilter> | null | undefined;
  /** Negates the expression. */
  not?: AgentOutageFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AgentOutageFilter> | null | undefined;
};

/** A filter to be used against `AgentRun` object types. All fields are combined with a logical ‘and.’ */
export type AgentRunFilter = {
  /** Filter by the object’s `agent` field. */
  agent?: AgentNameFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<AgentRunFilter> | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `finishedAt` field. */
  finishedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: AgentRunFilter | null | undefined;
  /** Filter by the object’s `offers` relation. */
  offers?: AgentRunToManyOfferFilter | null | undefined;
  /** Some related `offers` exist. */
  offersExist?: boolean | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AgentRunFilter> | null | undefined;
  /** Filter by the object’s `purpose` field. */
  purpose?: StringFilter | null | undefined;
  /** Filter by the object’s `reviewItems` relation. */
  reviewItems?: AgentRunToManyReviewItemFilter | null | undefined;
  /** Some related `reviewItems` exist. */
  reviewItemsExist?: boolean | null | undefined;
  /** Filter by the object’s `stageVisit` field. */
  stageVisit?: IntFilter | null | undefined;
  /** Filter by the object’s `startedAt` field. */
  startedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `status` field. */
  status?: RunStatusFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against many `Offer` object types. All fields are combined with a logical ‘and.’ */
export type AgentRunToManyOfferFilter = {
  /** Every related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: OfferFilter | null | undefined;
  /** No related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: OfferFilter | null | undefined;
  /** Some related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: OfferFilter | null | undefined;
};

/** A filter to be used against many `ReviewItem` object types. All fields are combined with a logical ‘and.’ */
export type AgentRunToManyReviewItemFilter = {
  /** Every related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: ReviewItemFilter | null | undefined;
  /** No related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: ReviewItemFilter | null | undefined;
  /** Some related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: ReviewItemFilter | null | undefined;
};

/** A filter to be used against many `Agent` object types. All fields are combined with a logical ‘and.’ */
export type AgentToManyAgentFilter = {
  /** Every related `Agent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AgentFilter | null | undefined;
  /** No related `Agent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AgentFilter | null | undefined;
  /** Some related `Agent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AgentFilter | null | undefined;
};

/** A filter to be used against many `Stage` object types. All fields are combined with a logical ‘and.’ */
export type AgentToManyStageFilter = {
  /** Every related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageFilter | null | undefined;
  /** No related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageFilter | null | undefined;
  /** Some related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageFilter | null | undefined;
};

/** A filter to be used against many `StageOutcome` object types. All fields are combined with a logical ‘and.’ */
export type AgentToManyStageOutcomeFilter = {
  /** Every related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageOutcomeFilter | null | undefined;
  /** No related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageOutcomeFilter | null | undefined;
  /** Some related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageOutcomeFilter | null | undefined;
};

/** A filter to be used against `AlertChannel` object types. All fields are combined with a logical ‘and.’ */
export type AlertChannelFilter = {
  /** Filter by the object’s `alertDeliveriesByChannel` relation. */
  alertDeliveriesByChannel?: AlertChannelToManyAlertDeliveryFilter | null | undefined;
  /** Some related `alertDeliveriesByChannel` exist. */
  alertDeliveriesByChannelExist?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<AlertChannelFilter> | null | undefined;
  /** Filter by the object’s `channel` field. */
  channel?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: AlertChannelFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertChannelFilter> | null | undefined;
  /** Filter by the object’s `states` relation. */
  states?: AlertChannelToManyAlertChannelStateFilter | null | undefined;
  /** Some related `states` exist. */
  statesExist?: boolean | null | undefined;
};

/** A filter to be used against `AlertChannelState` object types. All fields are combined with a logical ‘and.’ */
export type AlertChannelStateFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<AlertChannelStateFilter> | null | undefined;
  /** Filter by the object’s `channel` field. */
  channel?: StringFilter | null | undefined;
  /** Filter by the object’s `channelDetails` relation. */
  channelDetails?: AlertChannelFilter | null | undefined;
  /** Filter by the object’s `destination` field. */
  destination?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: AlertChannelStateFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertChannelStateFilter> | null | undefined;
};

/** A filter to be used against many `AlertChannelState` object types. All fields are combined with a logical ‘and.’ */
export type AlertChannelToManyAlertChannelStateFilter = {
  /** Every related `AlertChannelState` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertChannelStateFilter | null | undefined;
  /** No related `AlertChannelState` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertChannelStateFilter | null | undefined;
  /** Some related `AlertChannelState` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertChannelStateFilter | null | undefined;
};

/** A filter to be used against many `AlertDelivery` object types. All fields are combined with a logical ‘and.’ */
export type AlertChannelToManyAlertDeliveryFilter = {
  /** Every related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertDeliveryFilter | null | undefined;
  /** No related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertDeliveryFilter | null | undefined;
  /** Some related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertDeliveryFilter | null | undefined;
};

/** A filter to be used against `AlertDelivery` object types. All fields are combined with a logical ‘and.’ */
export type AlertDeliveryFilter = {
  /** Filter by the object’s `alert` relation. */
  alert?: AlertFilter | null | undefined;
  /** A related `alert` exists. */
  alertExists?: boolean | null | undefined;
  /** Filter by the object’s `alertId` field. */
  alertId?: UuidFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<AlertDeliveryFilter> | null | undefined;
  /** Filter by the object’s `channel` field. */
  channel?: StringFilter | null | undefined;
  /** Filter by the object’s `channelDetails` relation. */
  channelDetails?: AlertChannelFilter | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: AlertDeliveryFilter | null | undefined;
  /** Filter by the object’s `notice` relation. */
  notice?: NoticeFilter | null | undefined;
  /** A related `notice` exists. */
  noticeExists?: boolean | null | undefined;
  /** Filter by the object’s `noticeId` field. */
  noticeId?: UuidFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertDeliveryFilter> | null | undefined;
  /** Filter by the object’s `reportByReportKindAndReportDay` relation. */
  reportByReportKindAndReportDay?: ReportFilter | null | undefined;
  /** A related `reportByReportKindAndReportDay` exists. */
  reportByReportKindAndReportDayExists?: boolean | null | undefined;
};

/** A filter to be used against `Alert` object types. All fields are combined with a logical ‘and.’ */
export type AlertFilter = {
  /** Filter by the object’s `acknowledged` field. */
  acknowledged?: BooleanFilter | null | undefined;
  /** Filter by the object’s `alertDeliveries` relation. */
  alertDeliveries?: AlertToManyAlertDeliveryFilter | null | undefined;
  /** Some related `alertDeliveries` exist. */
  alertDeliveriesExist?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<AlertFilter> | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Only alerts about leads that whoever asks looks after; false: only the others. */
  mine?: boolean | null | undefined;
  /** Negates the expression. */
  not?: AlertFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertFilter> | null | undefined;
  /** Only alerts about leads that this user looks after; an empty name: about live ones that nobody does. */
  owner?: string | null | undefined;
  /** Filter by the object’s `resolvedAt` field. */
  resolvedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `severity` field. */
  severity?: AlertSeverityFilter | null | undefined;
  /** Filter by the object’s `type` field. */
  type?: AlertTypeFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against `AlertFinding` object types. All fields are combined with a logical ‘and.’ */
export type AlertFindingFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<AlertFindingFilter> | null | undefined;
  /** Negates the expression. */
  not?: AlertFindingFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertFindingFilter> | null | undefined;
  /** Filter by the object’s `scope` field. */
  scope?: StringFilter | null | undefined;
  /** Filter by the object’s `type` field. */
  type?: AlertTypeFilter | null | undefined;
  /** Filter by the object’s `typeDetails` relation. */
  typeDetails?: AlertRuleFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
};

/** A filter to be used against `AlertRule` object types. All fields are combined with a logical ‘and.’ */
export type AlertRuleFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<AlertRuleFilter> | null | undefined;
  /** Filter by the object’s `findings` relation. */
  findings?: AlertRuleToManyAlertFindingFilter | null | undefined;
  /** Some related `findings` exist. */
  findingsExist?: boolean | null | undefined;
  /** Negates the expression. */
  not?: AlertRuleFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertRuleFilter> | null | undefined;
  /** Filter by the object’s `silences` relation. */
  silences?: AlertRuleToManyAlertSilenceFilter | null | undefined;
  /** Some related `silences` exist. */
  silencesExist?: boolean | null | undefined;
  /** Filter by the object’s `stageTimersByAlertType` relation. */
  stageTimersByAlertType?: AlertRuleToManyStageTimerFilter | null | undefined;
  /** Some related `stageTimersByAlertType` exist. */
  stageTimersByAlertTypeExist?: boolean | null | undefined;
  /** Filter by the object’s `state` relation. */
  state?: AlertRuleStateFilter | null | undefined;
  /** A related `state` exists. */
  stateExists?: boolean | null | undefined;
  /** Filter by the object’s `type` field. */
  type?: AlertTypeFilter | null | undefined;
  /** Filter by the object’s `values` relation. */
  values?: AlertRuleToManyAlertValueFilter | null | undefined;
  /** Some related `values` exist. */
  valuesExist?: boolean | null | undefined;
};

/** A rule of alerts as somebody last saw it. */
export type AlertRuleSeenInput = {
  /** Below which share of all it is raised; null where that is not asked; also null where it does not change. */
  belowShare?: string | null | undefined;
  /** Whether it is watched at all; also null where it does not change. */
  enabled?: boolean | null | undefined;
  /** When nobody has looked after it for so long, it matters more and every channel is told, once; null when never; also null where it does not change. */
  escalatesAfter?: IntervalInput | null | undefined;
  /** For how long it must have been so before it is raised; null when at once; also null where it does not change. */
  holdsFor?: IntervalInput | null | undefined;
  /** From how many cases on it is raised, where cases are counted; null where they are not; also null where it does not change. */
  leastCount?: number | null | undefined;
  /** How many cases there must be before a share says anything; null where none is compared; also null where it does not change. */
  leastSample?: number | null | undefined;
  /** And from which share of all on, where they are compared with that; null where they are not; also null where it does not change. */
  leastShare?: string | null | undefined;
  /** How often it is told again while it is open and nobody looks after it; null when once is enough; also null where it does not change. */
  repeatsEvery?: IntervalInput | null | undefined;
  /** LOW, MEDIUM or HIGH; also null where it does not change. */
  severity?: AlertSeverity | null | undefined;
};

/** A filter to be used against `AlertRuleState` object types. All fields are combined with a logical ‘and.’ */
export type AlertRuleStateFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<AlertRuleStateFilter> | null | undefined;
  /** Negates the expression. */
  not?: AlertRuleStateFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertRuleStateFilter> | null | undefined;
  /** Filter by the object’s `type` field. */
  type?: AlertTypeFilter | null | undefined;
  /** Filter by the object’s `typeDetails` relation. */
  typeDetails?: AlertRuleFilter | null | undefined;
};

/** A filter to be used against many `AlertFinding` object types. All fields are combined with a logical ‘and.’ */
export type AlertRuleToManyAlertFindingFilter = {
  /** Every related `AlertFinding` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertFindingFilter | null | undefined;
  /** No related `AlertFinding` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertFindingFilter | null | undefined;
  /** Some related `AlertFinding` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertFindingFilter | null | undefined;
};

/** A filter to be used against many `AlertSilence` object types. All fields are combined with a logical ‘and.’ */
export type AlertRuleToManyAlertSilenceFilter = {
  /** Every related `AlertSilence` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertSilenceFilter | null | undefined;
  /** No related `AlertSilence` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertSilenceFilter | null | undefined;
  /** Some related `AlertSilence` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertSilenceFilter | null | undefined;
};

/** A filter to be used against many `AlertValue` object types. All fields are combined with a logical ‘and.’ */
export type AlertRuleToManyAlertValueFilter = {
  /** Every related `AlertValue` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertValueFilter | null | undefined;
  /** No related `AlertValue` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertValueFilter | null | undefined;
  /** Some related `AlertValue` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertValueFilter | null | undefined;
};

/** A filter to be used against many `StageTimer` object types. All fields are combined with a logical ‘and.’ */
export type AlertRuleToManyStageTimerFilter = {
  /** Every related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageTimerFilter | null | undefined;
  /** No related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageTimerFilter | null | undefined;
  /** Some related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageTimerFilter | null | undefined;
};

/** How much an alert matters. */
export type AlertSeverity =
  /** Look now. */
  | 'HIGH'
  /** Worth knowing. */
  | 'LOW'
  /** Look today. */
  | 'MEDIUM'
  /** Anything newer than this server. */
  | 'UNKNOWN';

/** A filter to be used against AlertSeverity fields. All fields are combined with a logical ‘and.’ */
export type AlertSeverityFilter = {
  /** Equal to the specified value. */
  equalTo?: AlertSeverity | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: AlertSeverity | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: AlertSeverity | null | undefined;
  /** Included in the specified list. */
  in?: Array<AlertSeverity> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: AlertSeverity | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: AlertSeverity | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: AlertSeverity | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<AlertSeverity> | null | undefined;
};

/** A filter to be used against `AlertSilence` object types. All fields are combined with a logical ‘and.’ */
export type AlertSilenceFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<AlertSilenceFilter> | null | undefined;
  /** Filter by the object’s `endedAt` field. */
  endedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: AlertSilenceFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertSilenceFilter> | null | undefined;
  /** Filter by the object’s `type` field. */
  type?: AlertTypeFilter | null | undefined;
  /** Filter by the object’s `typeDetails` relation. */
  typeDetails?: AlertRuleFilter | null | undefined;
  /** Filter by the object’s `until` field. */
  until?: DatetimeFilter | null | undefined;
};

/** A filter to be used against many `AlertDelivery` object types. All fields are combined with a logical ‘and.’ */
export type AlertToManyAlertDeliveryFilter = {
  /** Every related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertDeliveryFilter | null | undefined;
  /** No related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertDeliveryFilter | null | undefined;
  /** Some related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertDeliveryFilter | null | undefined;
};

/** What an alert warns of, as the rules name it. */
export type AlertType =
  /** An agent answers nobody. */
  | 'AGENT_DOWN'
  /** An agent failed for a lead. */
  | 'AGENT_FAILURE'
  /** Alerts do not reach people by one of the ways. */
  | 'ALERT_CHANNEL_DOWN'
  /** A rule of alerts cannot be looked at. */
  | 'ALERT_RULE_FAILED'
  /** Providers cost more than a day may. */
  | 'BUDGET_SPENT'
  /** The carrier takes no texts. */
  | 'CARRIER_DOWN'
  /** The carrier wants texts more slowly. */
  | 'CARRIER_SLOW'
  /** Jobs fail again and again. */
  | 'FAILING_JOBS'
  /** Vendors write far less than usual. */
  | 'FEW_ANSWERS'
  /** Far fewer leads come than usual. */
  | 'FEW_LEADS'
  /** Providers are called often. */
  | 'HIGH_API_USAGE'
  /** Agents fail often. */
  | 'HIGH_FAILURE_RATE'
  /** An agent fails for many leads. */
  | 'HIGH_FAILURE_SHARE'
  /** Something is as it must never be. */
  | 'INVARIANT_VIOLATED'
  /** A lead costs more than it may. */
  | 'LEAD_OVER_BUDGET'
  /** Leads of a source cannot be fetched. */
  | 'LEAD_SOURCE_DOWN'
  /** Nothing of a source is let in any more. */
  | 'LEAD_SOURCE_REFUSED'
  /** Few vendors complete. */
  | 'LOW_CONVERSION'
  /** Something is wrong with the data of many leads. */
  | 'MISSING_DATA'
  /** A language model does not answer, and the rules alone go on. */
  | 'MODEL_DOWN'
  /** Many vendors want no more texts after one of ours. */
  | 'OPT_OUTS_HIGH'
  /** Texts wait: the company's name, the video link or texts are those of the first release. */
  | 'PLACEHOLDERS_LEFT'
  /** What somebody asked by right is nearly due, or overdue. */
  | 'RIGHTS_REQUEST_DUE'
  /** Something that is done by the clock failed. */
  | 'SCHEDULE_FAILED'
  /** A source brings far fewer leads than usual. */
  | 'SOURCE_QUIET'
  /** A lead is overdue at its stage. */
  | 'STAGE_OVERDUE'
  /** Many leads wait for longer than their stage lets them. */
  | 'STALLED_PIPELINE'
  /** A job of the queue is stuck. */
  | 'STUCK_JOB'
  /** Carriers filter a text of ours. */
  | 'TEXTS_FILTERED'
  /** Somebody has stopped texts. */
  | 'TEXTS_STOPPED'
  /** Deadlines of leads pass and nothing happens. */
  | 'TIMERS_LATE'
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Fewer workers live than within a day before. */
  | 'WORKER_MISSING'
  /** Work is due and not begun. */
  | 'WORK_LATE';

/** A filter to be used against AlertType fields. All fields are combined with a logical ‘and.’ */
export type AlertTypeFilter = {
  /** Equal to the specified value. */
  equalTo?: AlertType | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: AlertType | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: AlertType | null | undefined;
  /** Included in the specified list. */
  in?: Array<AlertType> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: AlertType | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: AlertType | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: AlertType | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<AlertType> | null | undefined;
};

/** A filter to be used against `AlertValue` object types. All fields are combined with a logical ‘and.’ */
export type AlertValueFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<AlertValueFilter> | null | undefined;
  /** Filter by the object’s `hourAt` field. */
  hourAt?: DatetimeFilter | null | undefined;
  /** Negates the expression. */
  not?: AlertValueFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<AlertValueFilter> | null | undefined;
  /** Filter by the object’s `scope` field. */
  scope?: StringFilter | null | undefined;
  /** Filter by the object’s `type` field. */
  type?: AlertTypeFilter | null | undefined;
  /** Filter by the object’s `typeDetails` relation. */
  typeDetails?: AlertRuleFilter | null | undefined;
};

/** What was done to a row. */
export type AuditOperation =
  /** It was removed. */
  | 'DELETE'
  /** It was written. */
  | 'INSERT'
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** It was changed. */
  | 'UPDATE';

/** A filter to be used against BigFloat fields. All fields are combined with a logical ‘and.’ */
export type BigFloatFilter = {
  /** Equal to the specified value. */
  equalTo?: string | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: string | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: string | null | undefined;
  /** Included in the specified list. */
  in?: Array<string> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: string | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: string | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: string | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<string> | null | undefined;
};

/** A filter to be used against BigInt fields. All fields are combined with a logical ‘and.’ */
export type BigIntFilter = {
  /** Equal to the specified value. */
  equalTo?: string | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: string | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: string | null | undefined;
  /** Included in the specified list. */
  in?: Array<string> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: string | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: string | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: string | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<string> | null | undefined;
};

/** What the cards of a column are sorted by; those without such a value come last. */
export type BoardOrder =
  /** By when the vendor last wrote, the latest first. */
  | 'LAST_REPLY'
  /** By dueAt: what has waited longest for a person or is due soonest first. */
  | 'NEXT_ACTION'
  /** By our offer, the highest first. */
  | 'OFFER'
  /** By the time at the stage, the longest first. */
  | 'TIME_IN_STAGE'
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** By the offer, or the asking price where there is none, the highest first. */
  | 'VALUE';

/** A filter to be used against Boolean fields. All fields are combined with a logical ‘and.’ */
export type BooleanFilter = {
  /** Equal to the specified value. */
  equalTo?: boolean | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: boolean | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: boolean | null | undefined;
  /** Included in the specified list. */
  in?: Array<boolean> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: boolean | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: boolean | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: boolean | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<boolean> | null | undefined;
};

/** A filter to be used against `BulkAct` object types. All fields are combined with a logical ‘and.’ */
export type BulkActFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<BulkActFilter> | null | undefined;
  /** Filter by the object’s `askedBy` field. */
  askedBy?: StringFilter | null | undefined;
  /** Filter by the object’s `fallThroughDetails` relation. */
  fallThroughDetails?: FallThroughKindFilter | null | undefined;
  /** A related `fallThroughDetails` exists. */
  fallThroughDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `items` relation. */
  items?: BulkActToManyBulkActItemFilter | null | undefined;
  /** Some related `items` exist. */
  itemsExist?: boolean | null | undefined;
  /** Filter by the object’s `leads` relation. */
  leads?: BulkActToManyBulkActLeadFilter | null | undefined;
  /** Some related `leads` exist. */
  leadsExist?: boolean | null | undefined;
  /** Negates the expression. */
  not?: BulkActFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<BulkActFilter> | null | undefined;
  /** Filter by the object’s `startedAt` field. */
  startedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `status` field. */
  status?: BulkStatusFilter | null | undefined;
  /** Filter by the object’s `template` field. */
  template?: StringFilter | null | undefined;
  /** Filter by the object’s `templateDetails` relation. */
  templateDetails?: MessageTemplateFilter | null | undefined;
  /** A related `templateDetails` exists. */
  templateDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `toStage` field. */
  toStage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `toStageDetails` relation. */
  toStageDetails?: StageFilter | null | undefined;
  /** A related `toStageDetails` exists. */
  toStageDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `undoes` field. */
  undoes?: UuidFilter | null | undefined;
  /** Filter by the object’s `undoesDetails` relation. */
  undoesDetails?: BulkActFilter | null | undefined;
  /** A related `undoesDetails` exists. */
  undoesDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `undos` relation. */
  undos?: BulkActToManyBulkActFilter | null | undefined;
  /** Some related `undos` exist. */
  undosExist?: boolean | null | undefined;
  /** Filter by the object’s `verb` field. */
  verb?: BulkVerbFilter | null | undefined;
};

/** A filter to be used against `BulkActItem` object types. All fields are combined with a logical ‘and.’ */
export type BulkActItemFilter = {
  /** Filter by the object’s `act` relation. */
  act?: BulkActFilter | null | undefined;
  /** Filter by the object’s `actId` field. */
  actId?: UuidFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<BulkActItemFilter> | null | undefined;
  /** Negates the expression. */
  not?: BulkActItemFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<BulkActItemFilter> | null | undefined;
  /** Filter by the object’s `outcome` field. */
  outcome?: BulkOutcomeFilter | null | undefined;
  /** Filter by the object’s `reviewItem` relation. */
  reviewItem?: ReviewItemFilter | null | undefined;
  /** Filter by the object’s `reviewItemId` field. */
  reviewItemId?: UuidFilter | null | undefined;
};

/** A filter to be used against `BulkActLead` object types. All fields are combined with a logical ‘and.’ */
export type BulkActLeadFilter = {
  /** Filter by the object’s `act` relation. */
  act?: BulkActFilter | null | undefined;
  /** Filter by the object’s `actId` field. */
  actId?: UuidFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<BulkActLeadFilter> | null | undefined;
  /** Filter by the object’s `message` relation. */
  message?: LeadMessageFilter | null | undefined;
  /** A related `message` exists. */
  messageExists?: boolean | null | undefined;
  /** Filter by the object’s `messageId` field. */
  messageId?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: BulkActLeadFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<BulkActLeadFilter> | null | undefined;
  /** Filter by the object’s `outcome` field. */
  outcome?: BulkOutcomeFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against many `BulkAct` object types. All fields are combined with a logical ‘and.’ */
export type BulkActToManyBulkActFilter = {
  /** Every related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActFilter | null | undefined;
  /** No related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActFilter | null | undefined;
  /** Some related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActFilter | null | undefined;
};

/** A filter to be used against many `BulkActItem` object types. All fields are combined with a logical ‘and.’ */
export type BulkActToManyBulkActItemFilter = {
  /** Every related `BulkActItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActItemFilter | null | undefined;
  /** No related `BulkActItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActItemFilter | null | undefined;
  /** Some related `BulkActItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActItemFilter | null | undefined;
};

/** A filter to be used against many `BulkActLead` object types. All fields are combined with a logical ‘and.’ */
export type BulkActToManyBulkActLeadFilter = {
  /** Every related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActLeadFilter | null | undefined;
  /** No related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActLeadFilter | null | undefined;
  /** Some related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActLeadFilter | null | undefined;
};

/** What became of a lead, or a question, of a bulk act. */
export type BulkOutcome =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** It was done. */
  | 'done'
  /** The act was cancelled before. */
  | 'left'
  /** It could not be done. */
  | 'refused'
  /** Its turn has not come. */
  | 'waiting';

/** A filter to be used against BulkOutcome fields. All fields are combined with a logical ‘and.’ */
export type BulkOutcomeFilter = {
  /** Equal to the specified value. */
  equalTo?: BulkOutcome | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: BulkOutcome | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: BulkOutcome | null | undefined;
  /** Included in the specified list. */
  in?: Array<BulkOutcome> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: BulkOutcome | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: BulkOutcome | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: BulkOutcome | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<BulkOutcome> | null | undefined;
};

/** How far something is that is done to many leads, or questions. */
export type BulkStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** It ended before it had come to all. */
  | 'cancelled'
  /** All of it is settled. */
  | 'finished'
  /** It stands until somebody lets it go on. */
  | 'paused'
  /** A worker is at it. */
  | 'running';

/** A filter to be used against BulkStatus fields. All fields are combined with a logical ‘and.’ */
export type BulkStatusFilter = {
  /** Equal to the specified value. */
  equalTo?: BulkStatus | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: BulkStatus | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: BulkStatus | null | undefined;
  /** Included in the specified list. */
  in?: Array<BulkStatus> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: BulkStatus | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: BulkStatus | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: BulkStatus | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<BulkStatus> | null | undefined;
};

/** What is done to many leads, or to many questions, at once. */
export type BulkVerb =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Questions to people are answered, all with the same words. */
  | 'answer_items'
  /** Finished ones leave the usual lists. */
  | 'archive'
  /** Somebody is to look after them, or nobody. */
  | 'assign'
  /** Somebody is to answer the questions. */
  | 'assign_items'
  /** Automation stands still for them. */
  | 'hold'
  /** Their vendors want no more texts. */
  | 'mark_opted_out'
  /** They are moved to a stage, as far as the rules let each go there. */
  | 'move'
  /** Their timers fire at another time. */
  | 'move_timer'
  /** Dead ones come back to life where they died. */
  | 'reactivate'
  /** Their holds end. */
  | 'release'
  /** The runs that the questions are about start anew. */
  | 'replay_items'
  /** Runs that were given up start anew. */
  | 'replay_runs'
  /** The agent of their stage works on them now. */
  | 'run_agent'
  /** They get a text made of a template. */
  | 'send_template'
  /** The questions are put off. */
  | 'snooze_items'
  /** Their numbers are not texted any more, by our own decision. */
  | 'suppress'
  /** They come back into the usual lists. */
  | 'unarchive'
  /** What another act did to them is taken back. */
  | 'undo';

/** A filter to be used against BulkVerb fields. All fields are combined with a logical ‘and.’ */
export type BulkVerbFilter = {
  /** Equal to the specified value. */
  equalTo?: BulkVerb | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: BulkVerb | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: BulkVerb | null | undefined;
  /** Included in the specified list. */
  in?: Array<BulkVerb> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: BulkVerb | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: BulkVerb | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: BulkVerb | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<BulkVerb> | null | undefined;
};

/** All input for the `chooseNotices` mutation. */
export type ChooseNoticesInput = {
  /** What to empty: email_address, slack_webhook, or hours for those of the company. */
  clear?: Array<string | null | undefined> | null | undefined;
  /** Where e-mail is to go. */
  emailAddress?: string | null | undefined;
  /** What is to be told by e-mail. */
  emailCauses?: Array<NoticeCause | null | undefined> | null | undefined;
  /** version as you last saw it; refused with VL041 when they have chosen otherwise since. Null: whatever came between. */
  expectedVersion?: number | null | undefined;
  /** What the browser is to show as it happens. */
  popupCauses?: Array<NoticeCause | null | undefined> | null | undefined;
  /** What is to be told by Slack. */
  slackCauses?: Array<NoticeCause | null | undefined> | null | undefined;
  /** The address of an incoming webhook of Slack. It is kept, and never shown again. */
  slackWebhook?: string | null | undefined;
  /** On which ISO weekdays (1 is Monday). */
  worksDays?: Array<number | null | undefined> | null | undefined;
  /** From when on e-mail and Slack may disturb, local time of the company. */
  worksFrom?: string | null | undefined;
  /** Until when. */
  worksUntil?: string | null | undefined;
};

/** A filter to be used against `Consent` object types. All fields are combined with a logical ‘and.’ */
export type ConsentFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<ConsentFilter> | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: ConsentFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<ConsentFilter> | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against `DataIssue` object types. All fields are combined with a logical ‘and.’ */
export type DataIssueFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<DataIssueFilter> | null | undefined;
  /** Filter by the object’s `estimatedMarketValue` field. */
  estimatedMarketValue?: BigFloatFilter | null | undefined;
  /** Filter by the object’s `inactiveAfter` field. */
  inactiveAfter?: IntervalFilter | null | undefined;
  /** Filter by the object’s `issue` field. */
  issue?: DataIssueKindFilter | null | undefined;
  /** Filter by the object’s `lastActivityAt` field. */
  lastActivityAt?: DatetimeFilter | null | undefined;
  /** Negates the expression. */
  not?: DataIssueFilter | null | undefined;
  /** Filter by the object’s `offerAmount` field. */
  offerAmount?: BigFloatFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<DataIssueFilter> | null | undefined;
  /** Filter by the object’s `stage` field. */
  stage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** What is wrong with a lead's data. */
export type DataIssueKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Nobody knows what the vendor is called. */
  | 'name_missing'
  /** Nothing has happened for longer than its stage allows. */
  | 'no_activity'
  /** We offer more than the house is worth. */
  | 'offer_above_value'
  /** Its number is another's, or takes no texts. */
  | 'phone_missing';

/** A filter to be used against DataIssueKind fields. All fields are combined with a logical ‘and.’ */
export type DataIssueKindFilter = {
  /** Equal to the specified value. */
  equalTo?: DataIssueKind | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: DataIssueKind | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: DataIssueKind | null | undefined;
  /** Included in the specified list. */
  in?: Array<DataIssueKind> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: DataIssueKind | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: DataIssueKind | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: DataIssueKind | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<DataIssueKind> | null | undefined;
};

/** A filter to be used against Date fields. All fields are combined with a logical ‘and.’ */
export type DateFilter = {
  /** Equal to the specified value. */
  equalTo?: string | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: string | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: string | null | undefined;
  /** Included in the specified list. */
  in?: Array<string> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: string | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: string | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: string | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<string> | null | undefined;
};

/** A filter to be used against Datetime fields. All fields are combined with a logical ‘and.’ */
export type DatetimeFilter = {
  /** Equal to the specified value. */
  equalTo?: string | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: string | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: string | null | undefined;
  /** Included in the specified list. */
  in?: Array<string> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: string | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: string | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: string | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<string> | null | undefined;
};

/** What was given up. */
export type DeadLetterKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** What a webhook was brought and could not be read, or was not taken up. */
  | 'delivery'
  /** A notice of an alert, after a day in vain. */
  | 'notice'
  /** A run of an agent, after its last attempt. */
  | 'run'
  /** A text that the carrier did not take, or of which nobody knows whether it did. */
  | 'text';

/** A filter to be used against `Deal` object types. All fields are combined with a logical ‘and.’ */
export type DealFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<DealFilter> | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `dealReductions` relation. */
  dealReductions?: DealToManyDealReductionFilter | null | undefined;
  /** Some related `dealReductions` exist. */
  dealReductionsExist?: boolean | null | undefined;
  /** Filter by the object’s `fallThroughKindDetails` relation. */
  fallThroughKindDetails?: FallThroughKindFilter | null | undefined;
  /** A related `fallThroughKindDetails` exists. */
  fallThroughKindDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: DealFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<DealFilter> | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against `DealReduction` object types. All fields are combined with a logical ‘and.’ */
export type DealReductionFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<DealReductionFilter> | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `deal` relation. */
  deal?: DealFilter | null | undefined;
  /** Filter by the object’s `dealId` field. */
  dealId?: UuidFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: DealReductionFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<DealReductionFilter> | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against many `DealReduction` object types. All fields are combined with a logical ‘and.’ */
export type DealToManyDealReductionFilter = {
  /** Every related `DealReduction` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: DealReductionFilter | null | undefined;
  /** No related `DealReduction` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: DealReductionFilter | null | undefined;
  /** Some related `DealReduction` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: DealReductionFilter | null | undefined;
};

/** How what came in was judged. */
export type DeliveryVerdict =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** It was known. */
  | 'duplicate'
  /** It says nothing that concerns us. */
  | 'ignored'
  /** No lead could be made of it: a person is asked. */
  | 'refused'
  /** It was taken up. */
  | 'taken'
  /** A lead that is only a test: it is kept. */
  | 'test'
  /** A job takes it up. */
  | 'waiting';

/** A filter to be used against `Draft` object types. All fields are combined with a logical ‘and.’ */
export type DraftFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<DraftFilter> | null | undefined;
  /** Filter by the object’s `author` field. */
  author?: StringFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `message` relation. */
  message?: LeadMessageFilter | null | undefined;
  /** A related `message` exists. */
  messageExists?: boolean | null | undefined;
  /** Filter by the object’s `messageId` field. */
  messageId?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: DraftFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<DraftFilter> | null | undefined;
  /** Filter by the object’s `state` field. */
  state?: DraftStateFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
  /** Filter by the object’s `writtenAt` field. */
  writtenAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `writtenBy` field. */
  writtenBy?: StringFilter | null | undefined;
};

/** How far a draft is. */
export type DraftState =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Nobody is to send it. */
  | 'discarded'
  /** Somebody may go on with it. */
  | 'open'
  /** It became a text. */
  | 'sent';

/** A filter to be used against DraftState fields. All fields are combined with a logical ‘and.’ */
export type DraftStateFilter = {
  /** Equal to the specified value. */
  equalTo?: DraftState | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: DraftState | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: DraftState | null | undefined;
  /** Included in the specified list. */
  in?: Array<DraftState> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: DraftState | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: DraftState | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: DraftState | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<DraftState> | null | undefined;
};

/** All input for the `editDeal` mutation. */
export type EditDealInput = {
  /** The offer that was accepted, GBP. */
  agreedPrice?: string | null | undefined;
  /** Columns to empty, by their names in the database. */
  clear?: Array<string | null | undefined> | null | undefined;
  /** Date of legal completion. */
  completedOn?: string | null | undefined;
  /** The deal. */
  dealId: string;
  /** When contracts were exchanged; null before. */
  exchangedOn?: string | null | undefined;
  /** When the sale should complete; null when not known. */
  expectedCompletionOn?: string | null | undefined;
  /** When contracts should be exchanged; null when not known. */
  expectedExchangeOn?: string | null | undefined;
  /** updatedAt as you last saw it; refused when the lead was changed since. Null: whatever came between. */
  expectedUpdatedAt?: string | null | undefined;
  /** Which of the standard reasons it was; null when it has not fallen through, and until somebody says. */
  fallThroughKind?: string | null | undefined;
  /** Who buys; null until known, and when no investor is needed. */
  investorName?: string | null | undefined;
  /** What we pay of the vendor's legal costs, GBP; null when none. */
  legalFees?: string | null | undefined;
  /** Why; it goes into the history. */
  reason?: string | null | undefined;
  /** What the investor paid to reserve, GBP; null until paid. */
  reservationFee?: string | null | undefined;
  /** When the investor reserved; null before. */
  reservedAt?: string | null | undefined;
  /** Who does the legal work; null until known. */
  solicitor?: string | null | undefined;
  /** What the investor pays us for the deal, GBP; null when not agreed. */
  sourcingFee?: string | null | undefined;
  /** When the vendor's identity and authority to sell were checked (Money Laundering Regulations 2017); needed before the investor pack goes out. */
  vendorIdentityCheckedAt?: string | null | undefined;
};

/** All input for the `editLead` mutation. */
export type EditLeadInput = {
  /** What the vendor wants, GBP; null until known. */
  askingPrice?: string | null | undefined;
  /** How many; 0 is a studio. Null until known. */
  bedrooms?: number | null | undefined;
  /** Columns to empty, by their names in the database. */
  clear?: Array<string | null | undefined> | null | undefined;
  /** excellent, good, fair, poor or uninhabitable, as the vendor tells it; null until known. */
  condition?: PropertyCondition | null | undefined;
  /** updatedAt as you last saw it; refused when the lead was changed since. Null: whatever came between. */
  expectedUpdatedAt?: string | null | undefined;
  /** The words that one last saw there, empty for none: others are not overwritten. */
  insteadOf?: FactsSeen | null | undefined;
  /** The lead. */
  leadId: string;
  /** Number, street and town; null until known. */
  propertyAddress?: string | null | undefined;
  /** Upper case with one space; written in any form, stored in this one. What is no postcode of an area that exists is refused (VL018). */
  propertyPostcode?: string | null | undefined;
  /** detached, semi_detached, terraced, end_terrace, flat, maisonette, bungalow or other; null until known. */
  propertyType?: PropertyType | null | undefined;
  /** Why; it goes into the history. */
  reason?: string | null | undefined;
  /** Their e-mail address; null when not known. */
  vendorEmail?: string | null | undefined;
  /** Who sells; null until known. */
  vendorName?: string | null | undefined;
  /** E.164, for example +447700900123; written in any form, stored in this one. A number that cannot be texted is refused (VL018). */
  vendorPhone?: string | null | undefined;
};

/** All input for the `editSettings` mutation. */
export type EditSettingsInput = {
  /** How sure an agent has to be that an offer is accepted, from 0 to 1; left out, it stays. */
  acceptanceConfidence?: string | null | undefined;
  /** What texts call us; left out, it stays. */
  companyName?: string | null | undefined;
  /** How many texts of rules a number gets in 24 hours; left out, it stays. */
  dailyCap?: number | null | undefined;
  /** How many texts of any kind it gets in 24 hours; left out, it stays. */
  dailyHardCap?: number | null | undefined;
  /** What one last saw of those that one changes; refused with VL041 when one of them is otherwise by now. Null: whatever came between. */
  insteadOf?: SettingsSeenInput | null | undefined;
  /** How many offers a lead may be made; left out, it stays. */
  maxOfferRounds?: number | null | undefined;
  /** Of how many segments a text may be; left out, it stays. */
  maxSegments?: number | null | undefined;
  /** How long the owner has before it goes to everybody; left out, it stays. */
  ownerAnswersWithin?: IntervalInput | null | undefined;
  /** How long a question may wait before it goes to the owner of its lead; left out, it stays. */
  questionsOverdueAfter?: IntervalInput | null | undefined;
  /** Why; it goes into the history. */
  reason: string;
  /** Least time between a reminder that went out and the move that closes the lead; left out, it stays. */
  reminderGrace?: IntervalInput | null | undefined;
  /** From when in the day texts that answer nobody leave; left out, it stays. */
  sendFrom?: string | null | undefined;
  /** Until when in the day they do; left out, it stays. */
  sendUntil?: string | null | undefined;
  /** How many texts leave in a minute; left out, it stays. */
  textsPerMinute?: number | null | undefined;
  /** The address of the video that explains how we buy; left out, it stays. */
  videoUrl?: string | null | undefined;
};

/** Why a run, a text or a question was ended before it came to its own end. */
export type EndCause =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An agent answers. */
  | 'agent_answers'
  /** The number may be texted again. */
  | 'allowed_again'
  /** The answer was dropped before it left. */
  | 'answer_dropped'
  /** Somebody ended it by hand. */
  | 'by_hand'
  /** The carrier said itself that it has the text. */
  | 'carrier_has_it'
  /** The vendor has consented to texts. */
  | 'consent_given'
  /** The deal was written. */
  | 'deal_written'
  /** The conversation was handed back. */
  | 'handed_back'
  /** The conversation was held for a person. */
  | 'held'
  /** The lead was brought again, or read again, and is there. */
  | 'lead_read'
  /** Leads were merged. */
  | 'merged'
  /** The lead moved on. */
  | 'moved_on'
  /** The vendor has not consented to such texts. */
  | 'no_consent'
  /** The lead has no offer any more. */
  | 'no_offer'
  /** The number is a lead’s. */
  | 'number_known'
  /** The offer was changed. */
  | 'offer_changed'
  /** A person wrote. */
  | 'person_wrote'
  /** Somebody rang the vendor. */
  | 'rang'
  /** The run was replayed. */
  | 'replayed'
  /** What was asked by right is settled. */
  | 'request_settled'
  /** The vendor said no, and this was a reminder. */
  | 'said_no'
  /** Texts were stopped. */
  | 'stopped'
  /** The number must not be texted. */
  | 'suppressed'
  /** Too many texts in 24 hours. */
  | 'too_many_texts'
  /** It said what no row backs. */
  | 'unbacked_claims'
  /** The change that led to it was taken back. */
  | 'undone'
  /** The vendor wrote again. */
  | 'vendor_wrote'
  /** It is the vendor's turn. */
  | 'vendors_turn';

/** A filter to be used against `Erasure` object types. All fields are combined with a logical ‘and.’ */
export type ErasureFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<ErasureFilter> | null | undefined;
  /** Filter by the object’s `erasedAt` field. */
  erasedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `kind` field. */
  kind?: StringFilter | null | undefined;
  /** Filter by the object’s `kindDetails` relation. */
  kindDetails?: RetentionRuleFilter | null | undefined;
  /** A related `kindDetails` exists. */
  kindDetailsExists?: boolean | null | undefined;
  /** Negates the expression. */
  not?: ErasureFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<ErasureFilter> | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** What happened. */
export type EventType =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** A person started an agent. */
  | 'agent_called'
  /** A try of an agent failed. */
  | 'agent_failed'
  /** The number may be texted again. */
  | 'allowed_again'
  /** The vendor wrote START. */
  | 'asked_for_texts'
  /** Something was done to many leads, as far as it could be. */
  | 'bulk_act_ended'
  /** Something began to be done to many leads. */
  | 'bulk_act_started'
  /** A planned call was given up. */
  | 'call_given_up'
  /** Somebody noted a call. */
  | 'call_logged'
  /** A call was planned. */
  | 'call_planned'
  /** A source brought the lead once more. */
  | 'came_again'
  /** No text reaches the number. */
  | 'cannot_be_texted'
  /** The vendor blocked us at the carrier. */
  | 'carrier_block'
  /** Texts leave by another carrier. */
  | 'carrier_changed'
  /** The vendor complained. */
  | 'complaint'
  /** Automation leads it again. */
  | 'conversation_handed_back'
  /** A person leads the conversation. */
  | 'conversation_taken_over'
  /** What is held about a vendor was written out for them. */
  | 'data_exported'
  /** The database was restored from a backup. */
  | 'database_restored'
  /** The deal was written. */
  | 'deal_created'
  /** The deal was changed. */
  | 'deal_edited'
  /** What came in was taken up again. */
  | 'deliveries_replayed'
  /** A draft was discarded. */
  | 'draft_discarded'
  /** Somebody began a text to the vendor. */
  | 'draft_written'
  /** A red flag of the property was noted. */
  | 'flag_noted'
  /** A red flag was found not to hold. */
  | 'flag_withdrawn'
  /** A timer sent a reminder. */
  | 'follow_up'
  /** The end or the reason of a hold became another. */
  | 'hold_changed'
  /** A move was refused. */
  | 'invalid_transition_attempt'
  /** An agent answered too late. */
  | 'late_result'
  /** A finished lead left the usual lists. */
  | 'lead_archived'
  /** A lead became somebody's, or nobody's. */
  | 'lead_assigned'
  /** Facts were changed. */
  | 'lead_edited'
  /** Nothing tells any more whose lead this was. */
  | 'lead_erased'
  /** Automation waits for a person. */
  | 'lead_held'
  /** Two leads became one. */
  | 'lead_merged'
  /** A lead was read once more. */
  | 'lead_read_again'
  /** A hold ended. */
  | 'lead_released'
  /** A lead came back into the usual lists. */
  | 'lead_unarchived'
  /** A change made by hand was taken back. */
  | 'manual_change_undone'
  /** A text was dropped before it left. */
  | 'message_dropped'
  /** A text was changed before it left. */
  | 'message_edited'
  /** A text could not be sent. */
  | 'message_failed'
  /** The vendor wrote. */
  | 'message_received'
  /** A text left. */
  | 'message_sent'
  /** A text that had not arrived was sent anew. */
  | 'message_sent_anew'
  /** A person wrote to the vendor. */
  | 'message_written'
  /** Somebody wrote a note. */
  | 'note_written'
  /** A vendor who had opted out got another number. */
  | 'number_after_opt_out'
  /** The vendor accepted. */
  | 'offer_accepted'
  /** An offer was corrected before the vendor knew it. */
  | 'offer_corrected'
  /** An offer was made. */
  | 'offer_made'
  /** A timer of the rules fired. */
  | 'offer_timeout'
  /** An offer was taken off the table. */
  | 'offer_withdrawn'
  /** The vendor wants no more texts. */
  | 'opt_out'
  /** One of us decided that the number must not be texted. */
  | 'person'
  /** The agreed price was reduced. */
  | 'price_reduced'
  /** A person corrected what an agent had read. */
  | 'reading_corrected'
  /** The reconciler mended something. */
  | 'reconciled'
  /** A timer of the rules fired. */
  | 'retry_timeout'
  /** A question became somebody's. */
  | 'review_assigned'
  /** A question that was to wait is back. */
  | 'review_back'
  /** A person is asked. */
  | 'review_opened'
  /** An overdue question went to the owner of its lead, or to everybody. */
  | 'review_passed_on'
  /** A question is asked again. */
  | 'review_reopened'
  /** A question was answered, or closed by itself. */
  | 'review_resolved'
  /** A question is to wait. */
  | 'review_snoozed'
  /** They were told that it has come. */
  | 'right_acknowledged'
  /** Somebody asked for something by right. */
  | 'right_asked_for'
  /** What was asked by right got more time. */
  | 'right_extended'
  /** What was asked by right was answered, refused or taken back. */
  | 'right_settled'
  /** A run was started anew. */
  | 'run_replayed'
  /** An admin started a scheduled task. */
  | 'schedule_started'
  /** Texts may leave from this database. */
  | 'sending_allowed'
  /** This database is a copy: no text leaves. */
  | 'sending_withheld'
  /** A lead came to a stage. */
  | 'stage_change'
  /** A text may have left twice. */
  | 'text_left_again'
  /** Texts of a number found their lead. */
  | 'texts_matched'
  /** A stop ended. */
  | 'texts_resumed'
  /** Texts and agents were stopped. */
  | 'texts_stopped'
  /** Somebody moved the timer. */
  | 'timer_moved'
  /** A person valued the property. */
  | 'valued_by_hand'
  /** A timer of the rules fired. */
  | 'video_timeout'
  /** The number is not the vendor's. */
  | 'wrong_number';

/** A filter to be used against EventType fields. All fields are combined with a logical ‘and.’ */
export type EventTypeFilter = {
  /** Equal to the specified value. */
  equalTo?: EventType | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: EventType | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: EventType | null | undefined;
  /** Included in the specified list. */
  in?: Array<EventType> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: EventType | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: EventType | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: EventType | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<EventType> | null | undefined;
};

/** What somebody last saw of the facts that they change; what is left out asks nothing. */
export type FactsSeen = {
  /** The price, as text; null: not known. */
  askingPrice?: string | null | undefined;
  /** The bedrooms, as text; null: not known. */
  bedrooms?: string | null | undefined;
  /** The condition, as text; null: not known. */
  condition?: string | null | undefined;
  /** The address, as text; null: not known. */
  propertyAddress?: string | null | undefined;
  /** The postcode, as text; null: not known. */
  propertyPostcode?: string | null | undefined;
  /** The type, as text; null: not known. */
  propertyType?: string | null | undefined;
  /** The email, as text; null: not known. */
  vendorEmail?: string | null | undefined;
  /** The name, as text; null: not known. */
  vendorName?: string | null | undefined;
  /** The phone, as text; null: not known. */
  vendorPhone?: string | null | undefined;
};

/** A filter to be used against `FallThroughKind` object types. All fields are combined with a logical ‘and.’ */
export type FallThroughKindFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<FallThroughKindFilter> | null | undefined;
  /** Filter by the object’s `kind` field. */
  kind?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: FallThroughKindFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<FallThroughKindFilter> | null | undefined;
  /** Filter by the object’s `position` field. */
  position?: IntFilter | null | undefined;
};

/** What the scopes of a figure are. */
export type FigureDivision =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Agents. */
  | 'agent'
  /** Bands of a share, in per cent. */
  | 'band'
  /** Facts of a lead, or reply for what an agent took a reply for. */
  | 'fact'
  /** Kinds of what it counts. */
  | 'kind'
  /** It has only the one of all. */
  | 'nothing'
  /** Users. */
  | 'person'
  /** Who is called outside. */
  | 'provider'
  /** Reasons. */
  | 'reason'
  /** What texts were sent from. */
  | 'sender'
  /** Sources of leads. */
  | 'source'
  /** Stages. */
  | 'stage'
  /** Templates of texts, or the purpose of texts in somebody's own words. */
  | 'template';

/** What a figure is in. */
export type FigureUnit =
  /** Pounds. */
  | 'GBP'
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** So many. */
  | 'count'
  /** Days. */
  | 'days'
  /** Hours. */
  | 'hours'
  /** Seconds. */
  | 'seconds'
  /** From 0 to 1. */
  | 'share';

/** A filter to be used against `FlagRule` object types. All fields are combined with a logical ‘and.’ */
export type FlagRuleFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<FlagRuleFilter> | null | undefined;
  /** Filter by the object’s `flag` field. */
  flag?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: FlagRuleFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<FlagRuleFilter> | null | undefined;
  /** Filter by the object’s `propertyFlagsByFlag` relation. */
  propertyFlagsByFlag?: FlagRuleToManyPropertyFlagFilter | null | undefined;
  /** Some related `propertyFlagsByFlag` exist. */
  propertyFlagsByFlagExist?: boolean | null | undefined;
};

/** A filter to be used against many `PropertyFlag` object types. All fields are combined with a logical ‘and.’ */
export type FlagRuleToManyPropertyFlagFilter = {
  /** Every related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: PropertyFlagFilter | null | undefined;
  /** No related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: PropertyFlagFilter | null | undefined;
  /** Some related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: PropertyFlagFilter | null | undefined;
};

/** A filter to be used against `HandoverText` object types. All fields are combined with a logical ‘and.’ */
export type HandoverTextFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<HandoverTextFilter> | null | undefined;
  /** Filter by the object’s `language` field. */
  language?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: HandoverTextFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<HandoverTextFilter> | null | undefined;
  /** Filter by the object’s `template` field. */
  template?: StringFilter | null | undefined;
  /** Filter by the object’s `templateDetails` relation. */
  templateDetails?: MessageTemplateFilter | null | undefined;
};

/** What becomes of a hold. */
export type HoldBack =
  /** The lead is put on hold again. */
  | 'hold'
  /** It is released. */
  | 'release';

/** A filter to be used against Int fields. All fields are combined with a logical ‘and.’ */
export type IntFilter = {
  /** Equal to the specified value. */
  equalTo?: number | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: number | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: number | null | undefined;
  /** Included in the specified list. */
  in?: Array<number> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: number | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: number | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: number | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<number> | null | undefined;
};

/** A filter to be used against Interval fields. All fields are combined with a logical ‘and.’ */
export type IntervalFilter = {
  /** Equal to the specified value. */
  equalTo?: IntervalInput | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: IntervalInput | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: IntervalInput | null | undefined;
  /** Included in the specified list. */
  in?: Array<IntervalInput> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: IntervalInput | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: IntervalInput | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: IntervalInput | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<IntervalInput> | null | undefined;
};

/** An interval of time that has passed where the smallest distinct unit is a second. */
export type IntervalInput = {
  /** A quantity of days. */
  days?: number | null | undefined;
  /** A quantity of hours. */
  hours?: number | null | undefined;
  /** A quantity of minutes. */
  minutes?: number | null | undefined;
  /** A quantity of months. */
  months?: number | null | undefined;
  /**
   * A quantity of seconds. This is the only non-integer field, as all the other
   * fields will dump their overflow into a smaller unit of time. Intervals don’t
   * have a smaller unit than seconds.
   */
  seconds?: number | null | undefined;
  /** A quantity of years. */
  years?: number | null | undefined;
};

/** What a change still does to very many leads. */
export type LargeChangeKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Clocks that a stop of texts held run again. */
  | 'clocks'
  /** Leads of a user who looks after nothing any more go to others, or are nobody’s. */
  | 'owners'
  /** Texts that wait for hours or limits that have changed wait by the new ones. */
  | 'texts'
  /** Leads of a stage whose timers have changed are timed anew. */
  | 'timers';

/** A filter to be used against `LeadMessage` object types. All fields are combined with a logical ‘and.’ */
export type LeadMessageFilter = {
  /** Filter by the object’s `acknowledgedRequests` relation. */
  acknowledgedRequests?: LeadMessageToManyRightsRequestFilter | null | undefined;
  /** Some related `acknowledgedRequests` exist. */
  acknowledgedRequestsExist?: boolean | null | undefined;
  /** Filter by the object’s `agentRun` relation. */
  agentRun?: AgentRunFilter | null | undefined;
  /** A related `agentRun` exists. */
  agentRunExists?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<LeadMessageFilter> | null | undefined;
  /** Filter by the object’s `answeredAt` field. */
  answeredAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `answeredByDetails` relation. */
  answeredByDetails?: LeadMessageFilter | null | undefined;
  /** A related `answeredByDetails` exists. */
  answeredByDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `author` field. */
  author?: MessageAuthorFilter | null | undefined;
  /** Filter by the object’s `bulkActLeadsByMessageId` relation. */
  bulkActLeadsByMessageId?: LeadMessageToManyBulkActLeadFilter | null | undefined;
  /** Some related `bulkActLeadsByMessageId` exist. */
  bulkActLeadsByMessageIdExist?: boolean | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `direction` field. */
  direction?: MessageDirectionFilter | null | undefined;
  /** Filter by the object’s `drafts` relation. */
  drafts?: LeadMessageToManyDraftFilter | null | undefined;
  /** Some related `drafts` exist. */
  draftsExist?: boolean | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `intent` field. */
  intent?: ReplyIntentFilter | null | undefined;
  /** Filter by the object’s `intentKey` field. */
  intentKey?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: LeadMessageFilter | null | undefined;
  /** Filter by the object’s `offersByMessageId` relation. */
  offersByMessageId?: LeadMessageToManyOfferFilter | null | undefined;
  /** Some related `offersByMessageId` exist. */
  offersByMessageIdExist?: boolean | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<LeadMessageFilter> | null | undefined;
  /** Filter by the object’s `propertyFlags` relation. */
  propertyFlags?: LeadMessageToManyPropertyFlagFilter | null | undefined;
  /** Some related `propertyFlags` exist. */
  propertyFlagsExist?: boolean | null | undefined;
  /** Filter by the object’s `providerMessageId` field. */
  providerMessageId?: StringFilter | null | undefined;
  /** Filter by the object’s `purpose` field. */
  purpose?: StringFilter | null | undefined;
  /** Filter by the object’s `resendsDetails` relation. */
  resendsDetails?: LeadMessageFilter | null | undefined;
  /** A related `resendsDetails` exists. */
  resendsDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `reviewItemsByMessageId` relation. */
  reviewItemsByMessageId?: LeadMessageToManyReviewItemFilter | null | undefined;
  /** Some related `reviewItemsByMessageId` exist. */
  reviewItemsByMessageIdExist?: boolean | null | undefined;
  /** Filter by the object’s `rightsRequests` relation. */
  rightsRequests?: LeadMessageToManyRightsRequestFilter | null | undefined;
  /** Some related `rightsRequests` exist. */
  rightsRequestsExist?: boolean | null | undefined;
  /** Filter by the object’s `scheduledFor` field. */
  scheduledFor?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `sentAt` field. */
  sentAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `status` field. */
  status?: MessageStatusFilter | null | undefined;
  /** Filter by the object’s `textNo` field. */
  textNo?: BigIntFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against many `BulkActLead` object types. All fields are combined with a logical ‘and.’ */
export type LeadMessageToManyBulkActLeadFilter = {
  /** Every related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActLeadFilter | null | undefined;
  /** No related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActLeadFilter | null | undefined;
  /** Some related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActLeadFilter | null | undefined;
};

/** A filter to be used against many `Draft` object types. All fields are combined with a logical ‘and.’ */
export type LeadMessageToManyDraftFilter = {
  /** Every related `Draft` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: DraftFilter | null | undefined;
  /** No related `Draft` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: DraftFilter | null | undefined;
  /** Some related `Draft` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: DraftFilter | null | undefined;
};

/** A filter to be used against many `Offer` object types. All fields are combined with a logical ‘and.’ */
export type LeadMessageToManyOfferFilter = {
  /** Every related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: OfferFilter | null | undefined;
  /** No related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: OfferFilter | null | undefined;
  /** Some related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: OfferFilter | null | undefined;
};

/** A filter to be used against many `PropertyFlag` object types. All fields are combined with a logical ‘and.’ */
export type LeadMessageToManyPropertyFlagFilter = {
  /** Every related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: PropertyFlagFilter | null | undefined;
  /** No related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: PropertyFlagFilter | null | undefined;
  /** Some related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: PropertyFlagFilter | null | undefined;
};

/** A filter to be used against many `ReviewItem` object types. All fields are combined with a logical ‘and.’ */
export type LeadMessageToManyReviewItemFilter = {
  /** Every related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: ReviewItemFilter | null | undefined;
  /** No related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: ReviewItemFilter | null | undefined;
  /** Some related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: ReviewItemFilter | null | undefined;
};

/** A filter to be used against many `RightsRequest` object types. All fields are combined with a logical ‘and.’ */
export type LeadMessageToManyRightsRequestFilter = {
  /** Every related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: RightsRequestFilter | null | undefined;
  /** No related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: RightsRequestFilter | null | undefined;
  /** Some related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: RightsRequestFilter | null | undefined;
};

/** A filter to be used against `LeadOwner` object types. All fields are combined with a logical ‘and.’ */
export type LeadOwnerFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<LeadOwnerFilter> | null | undefined;
  /** Negates the expression. */
  not?: LeadOwnerFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<LeadOwnerFilter> | null | undefined;
  /** Filter by the object’s `owner` field. */
  owner?: StringFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against `LeadPhone` object types. All fields are combined with a logical ‘and.’ */
export type LeadPhoneFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<LeadPhoneFilter> | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: LeadPhoneFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<LeadPhoneFilter> | null | undefined;
  /** Filter by the object’s `phone` field. */
  phone?: StringFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against `LeadTimer` object types. All fields are combined with a logical ‘and.’ */
export type LeadTimerFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<LeadTimerFilter> | null | undefined;
  /** Filter by the object’s `dueAt` field. */
  dueAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `name` field. */
  name?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: LeadTimerFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<LeadTimerFilter> | null | undefined;
  /** Filter by the object’s `stage` field. */
  stage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** Facts as a person writes them in place of what a source brought. */
export type MendedFacts = {
  /** The price, as text; left out: as it came. */
  askingPrice?: string | null | undefined;
  /** The bedrooms, as text; left out: as it came. */
  bedrooms?: string | null | undefined;
  /** The condition, as text; left out: as it came. */
  condition?: string | null | undefined;
  /** The address, as text; left out: as it came. */
  propertyAddress?: string | null | undefined;
  /** The postcode, as text; left out: as it came. */
  propertyPostcode?: string | null | undefined;
  /** The type, as text; left out: as it came. */
  propertyType?: string | null | undefined;
  /** The email, as text; left out: as it came. */
  vendorEmail?: string | null | undefined;
  /** The name, as text; left out: as it came. */
  vendorName?: string | null | undefined;
  /** The phone, as text; left out: as it came. */
  vendorPhone?: string | null | undefined;
};

/** Who wrote a text. */
export type MessageAuthor =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An agent. */
  | 'agent'
  /** The rules, from a template. */
  | 'automation'
  /** One of us. */
  | 'person'
  /** The vendor. */
  | 'vendor';

/** A filter to be used against MessageAuthor fields. All fields are combined with a logical ‘and.’ */
export type MessageAuthorFilter = {
  /** Equal to the specified value. */
  equalTo?: MessageAuthor | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: MessageAuthor | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: MessageAuthor | null | undefined;
  /** Included in the specified list. */
  in?: Array<MessageAuthor> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: MessageAuthor | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: MessageAuthor | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: MessageAuthor | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<MessageAuthor> | null | undefined;
};

/** Which way a text went. */
export type MessageDirection =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** From the vendor. */
  | 'inbound'
  /** To the vendor. */
  | 'outbound';

/** A filter to be used against MessageDirection fields. All fields are combined with a logical ‘and.’ */
export type MessageDirectionFilter = {
  /** Equal to the specified value. */
  equalTo?: MessageDirection | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: MessageDirection | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: MessageDirection | null | undefined;
  /** Included in the specified list. */
  in?: Array<MessageDirection> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: MessageDirection | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: MessageDirection | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: MessageDirection | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<MessageDirection> | null | undefined;
};

/** How far a text is. */
export type MessageStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** No longer wanted; it never left. */
  | 'cancelled'
  /** It reached the phone. */
  | 'delivered'
  /** The carrier did not take it. */
  | 'failed'
  /** To be sent. */
  | 'queued'
  /** The vendor wrote it. */
  | 'received'
  /** The carrier is being asked to take it. */
  | 'sending'
  /** The carrier took it. */
  | 'sent'
  /** The carrier may have it; never sent again blindly. */
  | 'uncertain'
  /** The carrier could not deliver it. */
  | 'undelivered';

/** A filter to be used against MessageStatus fields. All fields are combined with a logical ‘and.’ */
export type MessageStatusFilter = {
  /** Equal to the specified value. */
  equalTo?: MessageStatus | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: MessageStatus | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: MessageStatus | null | undefined;
  /** Included in the specified list. */
  in?: Array<MessageStatus> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: MessageStatus | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: MessageStatus | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: MessageStatus | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<MessageStatus> | null | undefined;
};

/** A filter to be used against `MessageTemplate` object types. All fields are combined with a logical ‘and.’ */
export type MessageTemplateFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<MessageTemplateFilter> | null | undefined;
  /** Filter by the object’s `bulkActsByTemplate` relation. */
  bulkActsByTemplate?: MessageTemplateToManyBulkActFilter | null | undefined;
  /** Some related `bulkActsByTemplate` exist. */
  bulkActsByTemplateExist?: boolean | null | undefined;
  /** Filter by the object’s `handoverTextsByTemplate` relation. */
  handoverTextsByTemplate?: MessageTemplateToManyHandoverTextFilter | null | undefined;
  /** Some related `handoverTextsByTemplate` exist. */
  handoverTextsByTemplateExist?: boolean | null | undefined;
  /** Negates the expression. */
  not?: MessageTemplateFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<MessageTemplateFilter> | null | undefined;
  /** Filter by the object’s `rightsRulesByAcknowledgedBy` relation. */
  rightsRulesByAcknowledgedBy?: MessageTemplateToManyRightsRuleFilter | null | undefined;
  /** Some related `rightsRulesByAcknowledgedBy` exist. */
  rightsRulesByAcknowledgedByExist?: boolean | null | undefined;
  /** Filter by the object’s `stageOutcomesByTemplate` relation. */
  stageOutcomesByTemplate?: MessageTemplateToManyStageOutcomeFilter | null | undefined;
  /** Some related `stageOutcomesByTemplate` exist. */
  stageOutcomesByTemplateExist?: boolean | null | undefined;
  /** Filter by the object’s `stageTimersByTemplate` relation. */
  stageTimersByTemplate?: MessageTemplateToManyStageTimerFilter | null | undefined;
  /** Some related `stageTimersByTemplate` exist. */
  stageTimersByTemplateExist?: boolean | null | undefined;
  /** Filter by the object’s `stagesByEntryTemplate` relation. */
  stagesByEntryTemplate?: MessageTemplateToManyStageFilter | null | undefined;
  /** Some related `stagesByEntryTemplate` exist. */
  stagesByEntryTemplateExist?: boolean | null | undefined;
  /** Filter by the object’s `template` field. */
  template?: StringFilter | null | undefined;
};

/** A filter to be used against many `BulkAct` object types. All fields are combined with a logical ‘and.’ */
export type MessageTemplateToManyBulkActFilter = {
  /** Every related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActFilter | null | undefined;
  /** No related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActFilter | null | undefined;
  /** Some related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActFilter | null | undefined;
};

/** A filter to be used against many `HandoverText` object types. All fields are combined with a logical ‘and.’ */
export type MessageTemplateToManyHandoverTextFilter = {
  /** Every related `HandoverText` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: HandoverTextFilter | null | undefined;
  /** No related `HandoverText` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: HandoverTextFilter | null | undefined;
  /** Some related `HandoverText` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: HandoverTextFilter | null | undefined;
};

/** A filter to be used against many `RightsRule` object types. All fields are combined with a logical ‘and.’ */
export type MessageTemplateToManyRightsRuleFilter = {
  /** Every related `RightsRule` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: RightsRuleFilter | null | undefined;
  /** No related `RightsRule` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: RightsRuleFilter | null | undefined;
  /** Some related `RightsRule` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: RightsRuleFilter | null | undefined;
};

/** A filter to be used against many `Stage` object types. All fields are combined with a logical ‘and.’ */
export type MessageTemplateToManyStageFilter = {
  /** Every related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageFilter | null | undefined;
  /** No related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageFilter | null | undefined;
  /** Some related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageFilter | null | undefined;
};

/** A filter to be used against many `StageOutcome` object types. All fields are combined with a logical ‘and.’ */
export type MessageTemplateToManyStageOutcomeFilter = {
  /** Every related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageOutcomeFilter | null | undefined;
  /** No related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageOutcomeFilter | null | undefined;
  /** Some related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageOutcomeFilter | null | undefined;
};

/** A filter to be used against many `StageTimer` object types. All fields are combined with a logical ‘and.’ */
export type MessageTemplateToManyStageTimerFilter = {
  /** Every related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageTimerFilter | null | undefined;
  /** No related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageTimerFilter | null | undefined;
  /** Some related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageTimerFilter | null | undefined;
};

/** Who may make a move. */
export type MoveClass =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Everybody. */
  | 'automation'
  /** People only. */
  | 'operator';

/** What happens next with a lead. */
export type NextActionKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An agent is called. */
  | 'agent'
  /** Somebody calls, as planned. */
  | 'call'
  /** Who leads the conversation hands it back. */
  | 'hand_back'
  /** It is finished. */
  | 'nothing'
  /** The hold ends: a person ends it, or its time comes. */
  | 'release'
  /** A person ends a stop. */
  | 'resume'
  /** A person answers a question. */
  | 'review'
  /** A text leaves. */
  | 'text'
  /** A timer fires. */
  | 'timer'
  /** Nobody knows; the reconciler mends it. */
  | 'unknown'
  /** A person says that the words of our texts are right. */
  | 'wording';

/** Who owes what happens next. */
export type NextActionOwner =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An agent. */
  | 'agent'
  /** It is finished, or comes by itself. */
  | 'nobody'
  /** The outbox: the text leaves by itself. */
  | 'outbox'
  /** One of us. */
  | 'person'
  /** The vendor. */
  | 'vendor';

/** A filter to be used against `Note` object types. All fields are combined with a logical ‘and.’ */
export type NoteFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<NoteFilter> | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `isPinned` field. */
  isPinned?: BooleanFilter | null | undefined;
  /** Negates the expression. */
  not?: NoteFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<NoteFilter> | null | undefined;
  /** Filter by the object’s `reviewItem` relation. */
  reviewItem?: ReviewItemFilter | null | undefined;
  /** A related `reviewItem` exists. */
  reviewItemExists?: boolean | null | undefined;
  /** Filter by the object’s `reviewItemId` field. */
  reviewItemId?: UuidFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
  /** Filter by the object’s `writtenAt` field. */
  writtenAt?: DatetimeFilter | null | undefined;
};

/** Why a person is told something. */
export type NoticeCause =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Somebody else gave them a question. */
  | 'item_assigned'
  /** Somebody else gave them a lead to look after. */
  | 'lead_assigned'
  /** A lead that they look after, or have a question about, is overdue. */
  | 'overdue'
  /** They tried whether notices get through. */
  | 'test'
  /** A vendor wrote whose conversation they have taken over. */
  | 'vendor_answered'
  /** An address of theirs takes nothing. */
  | 'way_down';

/** A way to a person beside the browser. */
export type NoticeChannel =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** E-mail. */
  | 'email'
  /** Slack. */
  | 'slack';

/** A filter to be used against `Notice` object types. All fields are combined with a logical ‘and.’ */
export type NoticeFilter = {
  /** Filter by the object’s `alert` relation. */
  alert?: AlertFilter | null | undefined;
  /** A related `alert` exists. */
  alertExists?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<NoticeFilter> | null | undefined;
  /** Filter by the object’s `deliveries` relation. */
  deliveries?: NoticeToManyAlertDeliveryFilter | null | undefined;
  /** Some related `deliveries` exist. */
  deliveriesExist?: boolean | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `lastAt` field. */
  lastAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `message` relation. */
  message?: LeadMessageFilter | null | undefined;
  /** A related `message` exists. */
  messageExists?: boolean | null | undefined;
  /** Negates the expression. */
  not?: NoticeFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<NoticeFilter> | null | undefined;
  /** Filter by the object’s `reviewItem` relation. */
  reviewItem?: ReviewItemFilter | null | undefined;
  /** A related `reviewItem` exists. */
  reviewItemExists?: boolean | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
};

/** What became of the notice of an alert. */
export type NoticeStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** A day in vain. */
  | 'failed'
  /** The channel is not set up. */
  | 'no_channel'
  /** The alert was over before it left. */
  | 'overtaken'
  /** The channel took it. */
  | 'sent'
  /** It is tried, now or later. */
  | 'waiting';

/** A filter to be used against many `AlertDelivery` object types. All fields are combined with a logical ‘and.’ */
export type NoticeToManyAlertDeliveryFilter = {
  /** Every related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertDeliveryFilter | null | undefined;
  /** No related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertDeliveryFilter | null | undefined;
  /** Some related `AlertDelivery` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertDeliveryFilter | null | undefined;
};

/** A filter to be used against `Offer` object types. All fields are combined with a logical ‘and.’ */
export type OfferFilter = {
  /** Filter by the object’s `agentRun` relation. */
  agentRun?: AgentRunFilter | null | undefined;
  /** A related `agentRun` exists. */
  agentRunExists?: boolean | null | undefined;
  /** Filter by the object’s `agentRunId` field. */
  agentRunId?: UuidFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<OfferFilter> | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `message` relation. */
  message?: LeadMessageFilter | null | undefined;
  /** A related `message` exists. */
  messageExists?: boolean | null | undefined;
  /** Filter by the object’s `messageId` field. */
  messageId?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: OfferFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<OfferFilter> | null | undefined;
  /** Filter by the object’s `round` field. */
  round?: IntFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** What became of an offer. */
export type OfferStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** The vendor took it. */
  | 'accepted'
  /** The vendor named another figure. */
  | 'countered'
  /** A later one or the lead's end took its place. */
  | 'lapsed'
  /** Worked out, not sent yet. */
  | 'made'
  /** The vendor did not take it. */
  | 'rejected'
  /** With the vendor. */
  | 'sent'
  /** A person took it off the table. */
  | 'withdrawn';

/** A filter to be used against `OwnerRule` object types. All fields are combined with a logical ‘and.’ */
export type OwnerRuleFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<OwnerRuleFilter> | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: OwnerRuleFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<OwnerRuleFilter> | null | undefined;
  /** Filter by the object’s `owner` field. */
  owner?: StringFilter | null | undefined;
  /** Filter by the object’s `source` field. */
  source?: StringFilter | null | undefined;
  /** Filter by the object’s `stage` field. */
  stage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `stageDetails` relation. */
  stageDetails?: StageFilter | null | undefined;
};

/** To whom an overdue question was given. */
export type PassedOnTo =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Everybody. */
  | 'everybody'
  /** The owner of its lead. */
  | 'owner';

/** A filter to be used against PassedOnTo fields. All fields are combined with a logical ‘and.’ */
export type PassedOnToFilter = {
  /** Equal to the specified value. */
  equalTo?: PassedOnTo | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: PassedOnTo | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: PassedOnTo | null | undefined;
  /** Included in the specified list. */
  in?: Array<PassedOnTo> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: PassedOnTo | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: PassedOnTo | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: PassedOnTo | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<PassedOnTo> | null | undefined;
};

/** A filter to be used against `PhoneCall` object types. All fields are combined with a logical ‘and.’ */
export type PhoneCallFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<PhoneCallFilter> | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `madeAt` field. */
  madeAt?: DatetimeFilter | null | undefined;
  /** Negates the expression. */
  not?: PhoneCallFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<PhoneCallFilter> | null | undefined;
  /** Filter by the object’s `outcome` field. */
  outcome?: PhoneOutcomeFilter | null | undefined;
  /** Filter by the object’s `plannedCalls` relation. */
  plannedCalls?: PhoneCallToManyPlannedCallFilter | null | undefined;
  /** Some related `plannedCalls` exist. */
  plannedCallsExist?: boolean | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against many `PlannedCall` object types. All fields are combined with a logical ‘and.’ */
export type PhoneCallToManyPlannedCallFilter = {
  /** Every related `PlannedCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: PlannedCallFilter | null | undefined;
  /** No related `PlannedCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: PlannedCallFilter | null | undefined;
  /** Some related `PlannedCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: PlannedCallFilter | null | undefined;
};

/** How another number of a vendor is known. */
export type PhoneOrigin =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** The lead had it, and its vendor wrote from there. */
  | 'former'
  /** A lead that was merged into this one had it. */
  | 'merged'
  /** Somebody said so. */
  | 'person';

/** What came of a call between one of us and the vendor. */
export type PhoneOutcome =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Nobody answered. */
  | 'no_answer'
  /** They spoke. */
  | 'reached'
  /** A word was left. */
  | 'voicemail'
  /** Whoever answered is not the vendor. */
  | 'wrong_number';

/** A filter to be used against PhoneOutcome fields. All fields are combined with a logical ‘and.’ */
export type PhoneOutcomeFilter = {
  /** Equal to the specified value. */
  equalTo?: PhoneOutcome | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: PhoneOutcome | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: PhoneOutcome | null | undefined;
  /** Included in the specified list. */
  in?: Array<PhoneOutcome> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: PhoneOutcome | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: PhoneOutcome | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: PhoneOutcome | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<PhoneOutcome> | null | undefined;
};

/** A filter to be used against `PipelineEvent` object types. All fields are combined with a logical ‘and.’ */
export type PipelineEventFilter = {
  /** Filter by the object’s `actor` field. */
  actor?: StringFilter | null | undefined;
  /** Filter by the object’s `actorKind` field. */
  actorKind?: ActorKindFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<PipelineEventFilter> | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `eventType` field. */
  eventType?: EventTypeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: BigIntFilter | null | undefined;
  /** Negates the expression. */
  not?: PipelineEventFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<PipelineEventFilter> | null | undefined;
  /** Filter by the object’s `toStage` field. */
  toStage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `transactionId` field. */
  transactionId?: BigIntFilter | null | undefined;
  /** Filter by the object’s `userId` field. */
  userId?: UuidFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against `PlannedCall` object types. All fields are combined with a logical ‘and.’ */
export type PlannedCallFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<PlannedCallFilter> | null | undefined;
  /** Filter by the object’s `caller` field. */
  caller?: StringFilter | null | undefined;
  /** Filter by the object’s `dueAt` field. */
  dueAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `endedAt` field. */
  endedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: PlannedCallFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<PlannedCallFilter> | null | undefined;
  /** Filter by the object’s `phoneCall` relation. */
  phoneCall?: PhoneCallFilter | null | undefined;
  /** A related `phoneCall` exists. */
  phoneCallExists?: boolean | null | undefined;
  /** Filter by the object’s `phoneCallId` field. */
  phoneCallId?: UuidFilter | null | undefined;
  /** Filter by the object’s `plannedAt` field. */
  plannedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** What state the home is in, as the vendor tells it. */
export type PropertyCondition =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Nothing to do. */
  | 'excellent'
  /** Dated; to be redecorated and modernised. */
  | 'fair'
  /** Sound; little to do. */
  | 'good'
  /** Needs works throughout. */
  | 'poor'
  /** Nobody could live in it as it is. */
  | 'uninhabitable';

/** A filter to be used against PropertyCondition fields. All fields are combined with a logical ‘and.’ */
export type PropertyConditionFilter = {
  /** Equal to the specified value. */
  equalTo?: PropertyCondition | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: PropertyCondition | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: PropertyCondition | null | undefined;
  /** Included in the specified list. */
  in?: Array<PropertyCondition> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: PropertyCondition | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: PropertyCondition | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: PropertyCondition | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<PropertyCondition> | null | undefined;
};

/** A filter to be used against `PropertyFlag` object types. All fields are combined with a logical ‘and.’ */
export type PropertyFlagFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<PropertyFlagFilter> | null | undefined;
  /** Filter by the object’s `flag` field. */
  flag?: StringFilter | null | undefined;
  /** Filter by the object’s `flagDetails` relation. */
  flagDetails?: FlagRuleFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `message` relation. */
  message?: LeadMessageFilter | null | undefined;
  /** A related `message` exists. */
  messageExists?: boolean | null | undefined;
  /** Filter by the object’s `messageId` field. */
  messageId?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: PropertyFlagFilter | null | undefined;
  /** Filter by the object’s `notedAt` field. */
  notedAt?: DatetimeFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<PropertyFlagFilter> | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
  /** Filter by the object’s `withdrawnAt` field. */
  withdrawnAt?: DatetimeFilter | null | undefined;
};

/** What kind of home it is. */
export type PropertyType =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** A house of one floor. */
  | 'bungalow'
  /** A house that stands alone. */
  | 'detached'
  /** The last house of a row. */
  | 'end_terrace'
  /** A flat. */
  | 'flat'
  /** A flat over more than one floor, or with its own entrance. */
  | 'maisonette'
  /** Anything else. */
  | 'other'
  /** One of two houses that share a wall. */
  | 'semi_detached'
  /** A house within a row. */
  | 'terraced';

/** A filter to be used against PropertyType fields. All fields are combined with a logical ‘and.’ */
export type PropertyTypeFilter = {
  /** Equal to the specified value. */
  equalTo?: PropertyType | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: PropertyType | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: PropertyType | null | undefined;
  /** Included in the specified list. */
  in?: Array<PropertyType> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: PropertyType | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: PropertyType | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: PropertyType | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<PropertyType> | null | undefined;
};

/** All input for the `readNotices` mutation. */
export type ReadNoticesInput = {
  /** Only those about this question. */
  itemId?: string | null | undefined;
  /** Only those about this lead. */
  leadId?: string | null | undefined;
  /** Only these; left out, whichever. */
  noticeIds?: Array<string | null | undefined> | null | undefined;
};

/** How a vendor's text was understood. */
export type ReplyIntent =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** They take the offer. */
  | 'acceptance'
  /** They answer what we asked, tell or chat. */
  | 'answer'
  /** They name another figure. */
  | 'counter'
  /** Only a person may answer it. */
  | 'matter'
  /** They want no more texts. */
  | 'opt_out'
  /** They ask something. */
  | 'question'
  /** They do not take it. */
  | 'rejection'
  /** They put it off, or it could mean several things. */
  | 'unclear'
  /** It is not their number. */
  | 'wrong_number';

/** A filter to be used against ReplyIntent fields. All fields are combined with a logical ‘and.’ */
export type ReplyIntentFilter = {
  /** Equal to the specified value. */
  equalTo?: ReplyIntent | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: ReplyIntent | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: ReplyIntent | null | undefined;
  /** Included in the specified list. */
  in?: Array<ReplyIntent> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: ReplyIntent | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: ReplyIntent | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: ReplyIntent | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<ReplyIntent> | null | undefined;
};

/** A filter to be used against `Report` object types. All fields are combined with a logical ‘and.’ */
export type ReportFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<ReportFilter> | null | undefined;
  /** Filter by the object’s `day` field. */
  day?: DateFilter | null | undefined;
  /** Filter by the object’s `kind` field. */
  kind?: ReportKindFilter | null | undefined;
  /** Negates the expression. */
  not?: ReportFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<ReportFilter> | null | undefined;
  /** Filter by the object’s `writtenAt` field. */
  writtenAt?: DatetimeFilter | null | undefined;
};

/** Which report. */
export type ReportKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** A day against the day before. */
  | 'daily'
  /** What happened yesterday, and what to do today. */
  | 'morning'
  /** Seven days against the seven before. */
  | 'weekly';

/** A filter to be used against ReportKind fields. All fields are combined with a logical ‘and.’ */
export type ReportKindFilter = {
  /** Equal to the specified value. */
  equalTo?: ReportKind | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: ReportKind | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: ReportKind | null | undefined;
  /** Included in the specified list. */
  in?: Array<ReportKind> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: ReportKind | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: ReportKind | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: ReportKind | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<ReportKind> | null | undefined;
};

/** What a finding of a report is about. */
export type ReportSection =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Time or leads are lost. */
  | 'bottleneck'
  /** Something broke, and stands. */
  | 'broken'
  /** Something broke, and is over. */
  | 'mended'
  /** Money is due. */
  | 'money'
  /** A lead may still come to a deal, or money be spent better. */
  | 'opportunity'
  /** Something is wrong with the data. */
  | 'quality'
  /** A deal is at risk. */
  | 'risk'
  /** People are asked. */
  | 'waiting';

/** A filter to be used against `RetentionRule` object types. All fields are combined with a logical ‘and.’ */
export type RetentionRuleFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<RetentionRuleFilter> | null | undefined;
  /** Filter by the object’s `erasuresByKind` relation. */
  erasuresByKind?: RetentionRuleToManyErasureFilter | null | undefined;
  /** Some related `erasuresByKind` exist. */
  erasuresByKindExist?: boolean | null | undefined;
  /** Filter by the object’s `kind` field. */
  kind?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: RetentionRuleFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<RetentionRuleFilter> | null | undefined;
};

/** A filter to be used against many `Erasure` object types. All fields are combined with a logical ‘and.’ */
export type RetentionRuleToManyErasureFilter = {
  /** Every related `Erasure` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: ErasureFilter | null | undefined;
  /** No related `Erasure` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: ErasureFilter | null | undefined;
  /** Some related `Erasure` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: ErasureFilter | null | undefined;
};

/** A filter to be used against `ReviewItem` object types. All fields are combined with a logical ‘and.’ */
export type ReviewItemFilter = {
  /** Filter by the object’s `agentRun` relation. */
  agentRun?: AgentRunFilter | null | undefined;
  /** A related `agentRun` exists. */
  agentRunExists?: boolean | null | undefined;
  /** Filter by the object’s `agentRunId` field. */
  agentRunId?: UuidFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<ReviewItemFilter> | null | undefined;
  /** Filter by the object’s `assignedTo` field. */
  assignedTo?: StringFilter | null | undefined;
  /** Filter by the object’s `bulkActs` relation. */
  bulkActs?: ReviewItemToManyBulkActItemFilter | null | undefined;
  /** Some related `bulkActs` exist. */
  bulkActsExist?: boolean | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `kind` field. */
  kind?: ReviewKindFilter | null | undefined;
  /** Filter by the object’s `message` relation. */
  message?: LeadMessageFilter | null | undefined;
  /** A related `message` exists. */
  messageExists?: boolean | null | undefined;
  /** Filter by the object’s `messageId` field. */
  messageId?: UuidFilter | null | undefined;
  /** Only questions that are whoever asks’s: assigned to them, or to nobody and about a lead that they look after, or passed on to everybody; false: only the others. */
  mine?: boolean | null | undefined;
  /** Negates the expression. */
  not?: ReviewItemFilter | null | undefined;
  /** Filter by the object’s `notes` relation. */
  notes?: ReviewItemToManyNoteFilter | null | undefined;
  /** Some related `notes` exist. */
  notesExist?: boolean | null | undefined;
  /** Filter by the object’s `openedAt` field. */
  openedAt?: DatetimeFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<ReviewItemFilter> | null | undefined;
  /** Only questions about leads that this user looks after, whosever they are; an empty name: about live ones that nobody does. */
  owner?: string | null | undefined;
  /** Filter by the object’s `passedOnTo` field. */
  passedOnTo?: PassedOnToFilter | null | undefined;
  /** Filter by the object’s `resolvedAt` field. */
  resolvedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `snoozed` field. */
  snoozed?: BooleanFilter | null | undefined;
  /** Filter by the object’s `snoozedUntil` field. */
  snoozedUntil?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** A related `vendorLead` exists. */
  vendorLeadExists?: boolean | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against many `BulkActItem` object types. All fields are combined with a logical ‘and.’ */
export type ReviewItemToManyBulkActItemFilter = {
  /** Every related `BulkActItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActItemFilter | null | undefined;
  /** No related `BulkActItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActItemFilter | null | undefined;
  /** Some related `BulkActItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActItemFilter | null | undefined;
};

/** A filter to be used against many `Note` object types. All fields are combined with a logical ‘and.’ */
export type ReviewItemToManyNoteFilter = {
  /** Every related `Note` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: NoteFilter | null | undefined;
  /** No related `Note` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: NoteFilter | null | undefined;
  /** Some related `Note` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: NoteFilter | null | undefined;
};

/** What a person is asked about. */
export type ReviewKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An agent asks. */
  | 'agent_asks'
  /** An agent's answer is doubted. */
  | 'agent_doubted'
  /** An agent failed after all its tries. */
  | 'agent_failure'
  /** A planned call is due. */
  | 'call_due'
  /** A lead past acceptance has no deal. */
  | 'deal_missing'
  /** An agent proposes facts. */
  | 'facts_proposed'
  /** A move was refused. */
  | 'invalid_transition'
  /** What a source brought could not be read. */
  | 'lead_not_read'
  /** The vendor may want no more texts. */
  | 'may_want_no_texts'
  /** A text could not be sent. */
  | 'message_failed'
  /** Nobody knows whether a text left. */
  | 'message_uncertain'
  /** The vendor may be in distress. */
  | 'needs_care'
  /** The vendor has not consented to texts. */
  | 'no_consent'
  /** A text needs an offer, and there is none. */
  | 'no_offer'
  /** The vendor opted out, and the lead is live. */
  | 'opted_out'
  /** What a vendor's text brings could not be done. */
  | 'reaction_failed'
  /** The vendor tells of a red flag after we valued the property. */
  | 'red_flag'
  /** The vendor asks for something by right. */
  | 'rights_request'
  /** The vendor said no, and a reminder was due. */
  | 'said_no'
  /** A lead stands at a stage for too long. */
  | 'stage_overdue'
  /** A job was given up. */
  | 'stuck_job'
  /** The number must not be texted. */
  | 'suppressed'
  /** A text may have left twice. */
  | 'text_left_again'
  /** A timer could not do what it is for. */
  | 'timer_failed'
  /** Too many texts in 24 hours. */
  | 'too_many_texts'
  /** A text says what no row backs. */
  | 'unbacked_claims'
  /** A text came from a number that nobody knows. */
  | 'unknown_sender'
  /** The vendor wrote, and nobody has answered. */
  | 'vendor_wrote'
  /** The vendor wants texts again. */
  | 'wants_texts_again'
  /** The number is not the vendor's. */
  | 'wrong_number';

/** A filter to be used against ReviewKind fields. All fields are combined with a logical ‘and.’ */
export type ReviewKindFilter = {
  /** Equal to the specified value. */
  equalTo?: ReviewKind | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: ReviewKind | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: ReviewKind | null | undefined;
  /** Included in the specified list. */
  in?: Array<ReviewKind> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: ReviewKind | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: ReviewKind | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: ReviewKind | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<ReviewKind> | null | undefined;
};

/** What somebody asks of us by right. */
export type RightsKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** What we hold about them, or a copy of it. */
  | 'access'
  /** That a person look at what a machine decided. */
  | 'automated_decision'
  /** That a complaint be looked into. */
  | 'complaint'
  /** That it be erased. */
  | 'erasure'
  /** That it be used for no marketing. */
  | 'objection'
  /** What they gave us, as a file that machines read. */
  | 'portability'
  /** That it be put right. */
  | 'rectification'
  /** That it be kept and not used. */
  | 'restriction';

/** A filter to be used against RightsKind fields. All fields are combined with a logical ‘and.’ */
export type RightsKindFilter = {
  /** Equal to the specified value. */
  equalTo?: RightsKind | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: RightsKind | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: RightsKind | null | undefined;
  /** Included in the specified list. */
  in?: Array<RightsKind> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: RightsKind | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: RightsKind | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: RightsKind | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<RightsKind> | null | undefined;
};

/** A filter to be used against `RightsRequest` object types. All fields are combined with a logical ‘and.’ */
export type RightsRequestFilter = {
  /** Filter by the object’s `acknowledgement` relation. */
  acknowledgement?: LeadMessageFilter | null | undefined;
  /** A related `acknowledgement` exists. */
  acknowledgementExists?: boolean | null | undefined;
  /** Filter by the object’s `acknowledgementId` field. */
  acknowledgementId?: UuidFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<RightsRequestFilter> | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `kind` field. */
  kind?: RightsKindFilter | null | undefined;
  /** Filter by the object’s `kindDetails` relation. */
  kindDetails?: RightsRuleFilter | null | undefined;
  /** Filter by the object’s `message` relation. */
  message?: LeadMessageFilter | null | undefined;
  /** A related `message` exists. */
  messageExists?: boolean | null | undefined;
  /** Filter by the object’s `messageId` field. */
  messageId?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: RightsRequestFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<RightsRequestFilter> | null | undefined;
  /** Filter by the object’s `receivedAt` field. */
  receivedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `settledAt` field. */
  settledAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `status` field. */
  status?: RightsStatusFilter | null | undefined;
  /** Filter by the object’s `vendorLead` relation. */
  vendorLead?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `vendorLeadId` field. */
  vendorLeadId?: UuidFilter | null | undefined;
};

/** A filter to be used against `RightsRule` object types. All fields are combined with a logical ‘and.’ */
export type RightsRuleFilter = {
  /** Filter by the object’s `acknowledgedBy` field. */
  acknowledgedBy?: StringFilter | null | undefined;
  /** Filter by the object’s `acknowledgedByDetails` relation. */
  acknowledgedByDetails?: MessageTemplateFilter | null | undefined;
  /** A related `acknowledgedByDetails` exists. */
  acknowledgedByDetailsExists?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<RightsRuleFilter> | null | undefined;
  /** Filter by the object’s `kind` field. */
  kind?: RightsKindFilter | null | undefined;
  /** Negates the expression. */
  not?: RightsRuleFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<RightsRuleFilter> | null | undefined;
  /** Filter by the object’s `rightsRequestsByKind` relation. */
  rightsRequestsByKind?: RightsRuleToManyRightsRequestFilter | null | undefined;
  /** Some related `rightsRequestsByKind` exist. */
  rightsRequestsByKindExist?: boolean | null | undefined;
};

/** A filter to be used against many `RightsRequest` object types. All fields are combined with a logical ‘and.’ */
export type RightsRuleToManyRightsRequestFilter = {
  /** Every related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: RightsRequestFilter | null | undefined;
  /** No related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: RightsRequestFilter | null | undefined;
  /** Some related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: RightsRequestFilter | null | undefined;
};

/** What became of a request by right. */
export type RightsStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** They have been answered. */
  | 'answered'
  /** It does, with more time. */
  | 'extended'
  /** It waits for its answer. */
  | 'open'
  /** It was refused, with a reason. */
  | 'refused'
  /** They took it back, or it was none. */
  | 'withdrawn';

/** A filter to be used against RightsStatus fields. All fields are combined with a logical ‘and.’ */
export type RightsStatusFilter = {
  /** Equal to the specified value. */
  equalTo?: RightsStatus | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: RightsStatus | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: RightsStatus | null | undefined;
  /** Included in the specified list. */
  in?: Array<RightsStatus> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: RightsStatus | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: RightsStatus | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: RightsStatus | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<RightsStatus> | null | undefined;
};

/** How a request by right came. */
export type RightsWay =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** By telephone. */
  | 'call'
  /** By e-mail. */
  | 'email'
  /** In person. */
  | 'in_person'
  /** By letter. */
  | 'letter'
  /** In another way. */
  | 'other'
  /** By text. */
  | 'text';

/** What an agent answered, as its contract names it. */
export type RunOutcome =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** The vendor takes the offer. */
  | 'accept'
  /** Its work at the stage is done. */
  | 'advance'
  /** A person has to decide. */
  | 'ask_human'
  /** The vendor names another figure. */
  | 'counter'
  /** The vendor does not take it. */
  | 'decline'
  /** It asks the vendor; the lead stays. */
  | 'needs_info'
  /** The vendor wants no more texts. */
  | 'opt_out'
  /** The deal is not for us. */
  | 'reject'
  /** It has answered; the lead stays. */
  | 'reply'
  /** It is not the number of the vendor. */
  | 'wrong_number';

/** A filter to be used against RunOutcome fields. All fields are combined with a logical ‘and.’ */
export type RunOutcomeFilter = {
  /** Equal to the specified value. */
  equalTo?: RunOutcome | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: RunOutcome | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: RunOutcome | null | undefined;
  /** Included in the specified list. */
  in?: Array<RunOutcome> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: RunOutcome | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: RunOutcome | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: RunOutcome | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<RunOutcome> | null | undefined;
};

/** How far an agent's run is. */
export type RunStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** No longer wanted. */
  | 'cancelled'
  /** Its tries are used up. */
  | 'dead'
  /** Answered after it was cancelled or timed out; the answer counts for nothing. */
  | 'late'
  /** Waits for its first or next try. */
  | 'queued'
  /** At work. */
  | 'running'
  /** Answered. */
  | 'succeeded';

/** A filter to be used against RunStatus fields. All fields are combined with a logical ‘and.’ */
export type RunStatusFilter = {
  /** Equal to the specified value. */
  equalTo?: RunStatus | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: RunStatus | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: RunStatus | null | undefined;
  /** Included in the specified list. */
  in?: Array<RunStatus> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: RunStatus | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: RunStatus | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: RunStatus | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<RunStatus> | null | undefined;
};

/** Which runs that were given up are meant; what is left out asks nothing. */
export type RunsToReplay = {
  /** Of this agent. */
  agent?: AgentName | null | undefined;
  /** Whether to say only what would happen. */
  dryRun?: boolean | null | undefined;
  /** Whose error has this in it. */
  error?: string | null | undefined;
  /** Of these leads. */
  leadIds?: Array<string> | null | undefined;
  /** At most so many; 1000 when left out. */
  limit?: number | null | undefined;
  /** These runs. */
  runIds?: Array<string> | null | undefined;
  /** Given up at this time or later. */
  since?: string | null | undefined;
  /** Whose lead stood at this stage. */
  stage?: StageName | null | undefined;
  /** Given up at this time or earlier. */
  until?: string | null | undefined;
};

/** A filter to be used against `Schedule` object types. All fields are combined with a logical ‘and.’ */
export type ScheduleFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<ScheduleFilter> | null | undefined;
  /** Negates the expression. */
  not?: ScheduleFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<ScheduleFilter> | null | undefined;
  /** Filter by the object’s `runs` relation. */
  runs?: ScheduleToManyScheduleRunFilter | null | undefined;
  /** Some related `runs` exist. */
  runsExist?: boolean | null | undefined;
  /** Filter by the object’s `schedule` field. */
  schedule?: StringFilter | null | undefined;
  /** Filter by the object’s `stages` relation. */
  stages?: ScheduleToManyStageFilter | null | undefined;
  /** Some related `stages` exist. */
  stagesExist?: boolean | null | undefined;
  /** Filter by the object’s `waitsForDetails` relation. */
  waitsForDetails?: ScheduleFilter | null | undefined;
  /** A related `waitsForDetails` exists. */
  waitsForDetailsExists?: boolean | null | undefined;
};

/** A filter to be used against `ScheduleRun` object types. All fields are combined with a logical ‘and.’ */
export type ScheduleRunFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<ScheduleRunFilter> | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `finishedAt` field. */
  finishedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Negates the expression. */
  not?: ScheduleRunFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<ScheduleRunFilter> | null | undefined;
  /** Filter by the object’s `schedule` field. */
  schedule?: StringFilter | null | undefined;
  /** Filter by the object’s `scheduleDetails` relation. */
  scheduleDetails?: ScheduleFilter | null | undefined;
  /** Filter by the object’s `slot` field. */
  slot?: DatetimeFilter | null | undefined;
};

/** A filter to be used against many `ScheduleRun` object types. All fields are combined with a logical ‘and.’ */
export type ScheduleToManyScheduleRunFilter = {
  /** Every related `ScheduleRun` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: ScheduleRunFilter | null | undefined;
  /** No related `ScheduleRun` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: ScheduleRunFilter | null | undefined;
  /** Some related `ScheduleRun` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: ScheduleRunFilter | null | undefined;
};

/** A filter to be used against many `Stage` object types. All fields are combined with a logical ‘and.’ */
export type ScheduleToManyStageFilter = {
  /** Every related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageFilter | null | undefined;
  /** No related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageFilter | null | undefined;
  /** Some related `Stage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageFilter | null | undefined;
};

/** Thresholds as somebody last saw them. */
export type SettingsSeenInput = {
  /** An acceptance read with less confidence goes to a person; also null where it does not change. */
  acceptanceConfidence?: string | null | undefined;
  /** The name in texts to vendors; also null where it does not change. */
  companyName?: string | null | undefined;
  /** Most texts that rules send one number in 24 hours, direct replies aside; also null where it does not change. */
  dailyCap?: number | null | undefined;
  /** Most texts of any kind to one number in 24 hours; beyond it a person is asked; also null where it does not change. */
  dailyHardCap?: number | null | undefined;
  /** Most offers to one vendor; after that a person decides; also null where it does not change. */
  maxOfferRounds?: number | null | undefined;
  /** Most segments of one text of ours: 160 characters or 153 each in the GSM alphabet, 70 or 67 in any other. Templates that could exceed it are refused, and so is a person's text; an agent's goes to a person; also null where it does not change. */
  maxSegments?: number | null | undefined;
  /** For how long an overdue question waits for the owner of its lead; after that it is everybody's. 4 hours; null when that was never changed; also null where it does not change. */
  ownerAnswersWithin?: IntervalInput | null | undefined;
  /** How long a question may wait before it is given to the owner of its lead. 4 hours; null when that was never changed; also null where it does not change. */
  questionsOverdueAfter?: IntervalInput | null | undefined;
  /** Least time between a text of ours that left and the next reminder, unless the rules have the two closer together, and between it and the move that closes the lead; also null where it does not change. */
  reminderGrace?: IntervalInput | null | undefined;
  /** Start of the hours in which texts may leave, local time; also null where it does not change. */
  sendFrom?: string | null | undefined;
  /** End of the hours in which texts may leave, local time; also null where it does not change. */
  sendUntil?: string | null | undefined;
  /** Pace of texts that are neither direct replies nor a person's, over all leads; of ten seconds as many leave at once. Null means no limit; also null where it does not change. */
  textsPerMinute?: number | null | undefined;
  /** The video that a text points to; also null where it does not change. */
  videoUrl?: string | null | undefined;
};

/** A filter to be used against `Stage` object types. All fields are combined with a logical ‘and.’ */
export type StageFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<StageFilter> | null | undefined;
  /** Filter by the object’s `bulkActsByToStage` relation. */
  bulkActsByToStage?: StageToManyBulkActFilter | null | undefined;
  /** Some related `bulkActsByToStage` exist. */
  bulkActsByToStageExist?: boolean | null | undefined;
  /** Filter by the object’s `entryAgent` field. */
  entryAgent?: AgentNameFilter | null | undefined;
  /** Filter by the object’s `entryAgentDetails` relation. */
  entryAgentDetails?: AgentFilter | null | undefined;
  /** A related `entryAgentDetails` exists. */
  entryAgentDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `entryTemplate` field. */
  entryTemplate?: StringFilter | null | undefined;
  /** Filter by the object’s `entryTemplateDetails` relation. */
  entryTemplateDetails?: MessageTemplateFilter | null | undefined;
  /** A related `entryTemplateDetails` exists. */
  entryTemplateDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `funnelStep` field. */
  funnelStep?: IntFilter | null | undefined;
  /** Negates the expression. */
  not?: StageFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<StageFilter> | null | undefined;
  /** Filter by the object’s `ownerRulesByStage` relation. */
  ownerRulesByStage?: StageToManyOwnerRuleFilter | null | undefined;
  /** Some related `ownerRulesByStage` exist. */
  ownerRulesByStageExist?: boolean | null | undefined;
  /** Filter by the object’s `position` field. */
  position?: IntFilter | null | undefined;
  /** Filter by the object’s `replyAgent` field. */
  replyAgent?: AgentNameFilter | null | undefined;
  /** Filter by the object’s `replyAgentDetails` relation. */
  replyAgentDetails?: AgentFilter | null | undefined;
  /** A related `replyAgentDetails` exists. */
  replyAgentDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `schedule` field. */
  schedule?: StringFilter | null | undefined;
  /** Filter by the object’s `scheduleDetails` relation. */
  scheduleDetails?: ScheduleFilter | null | undefined;
  /** A related `scheduleDetails` exists. */
  scheduleDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `stage` field. */
  stage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `stageOutcomesByStage` relation. */
  stageOutcomesByStage?: StageToManyStageOutcomeFilter | null | undefined;
  /** Some related `stageOutcomesByStage` exist. */
  stageOutcomesByStageExist?: boolean | null | undefined;
  /** Filter by the object’s `stageTimersByStage` relation. */
  stageTimersByStage?: StageToManyStageTimerFilter | null | undefined;
  /** Some related `stageTimersByStage` exist. */
  stageTimersByStageExist?: boolean | null | undefined;
  /** Filter by the object’s `stageTransitionsByFromStage` relation. */
  stageTransitionsByFromStage?: StageToManyStageTransitionFilter | null | undefined;
  /** Some related `stageTransitionsByFromStage` exist. */
  stageTransitionsByFromStageExist?: boolean | null | undefined;
  /** Filter by the object’s `stageTransitionsByToStage` relation. */
  stageTransitionsByToStage?: StageToManyStageTransitionFilter | null | undefined;
  /** Some related `stageTransitionsByToStage` exist. */
  stageTransitionsByToStageExist?: boolean | null | undefined;
};

/** A stage of the pipeline, as the rules name it. */
export type StageName =
  /** Conversation. The SMS agent collects the facts of the property. */
  | 'AI_CONVERSATION'
  /** Completed. The sale is complete. */
  | 'COMPLETED'
  /** Dead lead. Nothing will come of it; the reason is kept. */
  | 'DEAD_LEAD'
  /** Validation. The deal validator compares with sold prices. */
  | 'DEAL_VALIDATION'
  /** Due diligence. Searches, survey and contracts, to completion. */
  | 'DUE_DILIGENCE'
  /** Investor pack sent. Investors look at the pack. */
  | 'INVESTOR_PACK_SENT'
  /** Investor reserved. An investor has reserved the property. */
  | 'INVESTOR_RESERVED'
  /** New lead. Just arrived; the first text is being written. */
  | 'NEW_LEAD'
  /** Offer accepted. A person checks the vendor's identity and prepares the investor pack. */
  | 'OFFER_ACCEPTED'
  /** Offer made. An offer is worked out, sent, and the vendor thinks. */
  | 'OFFER_MADE'
  /** Offer rejected. The vendor said no; a person may revise the offer before it is closed. */
  | 'OFFER_REJECTED'
  /** Retry 1. First reminder of the offer. */
  | 'RETRY_1'
  /** Retry 2. Second reminder of the offer. */
  | 'RETRY_2'
  /** Retry 3. Last reminder of the offer. */
  | 'RETRY_3'
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Video sent. No answer to the offer: a video explains how we buy. */
  | 'VIDEO_SENT';

/** A filter to be used against StageName fields. All fields are combined with a logical ‘and.’ */
export type StageNameFilter = {
  /** Equal to the specified value. */
  equalTo?: StageName | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: StageName | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: StageName | null | undefined;
  /** Included in the specified list. */
  in?: Array<StageName> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: StageName | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: StageName | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: StageName | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<StageName> | null | undefined;
};

/** A filter to be used against `StageOutcome` object types. All fields are combined with a logical ‘and.’ */
export type StageOutcomeFilter = {
  /** Filter by the object’s `agent` field. */
  agent?: AgentNameFilter | null | undefined;
  /** Filter by the object’s `agentDetails` relation. */
  agentDetails?: AgentFilter | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<StageOutcomeFilter> | null | undefined;
  /** Filter by the object’s `nextAgent` field. */
  nextAgent?: AgentNameFilter | null | undefined;
  /** Filter by the object’s `nextAgentDetails` relation. */
  nextAgentDetails?: AgentFilter | null | undefined;
  /** A related `nextAgentDetails` exists. */
  nextAgentDetailsExists?: boolean | null | undefined;
  /** Negates the expression. */
  not?: StageOutcomeFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<StageOutcomeFilter> | null | undefined;
  /** Filter by the object’s `outcome` field. */
  outcome?: RunOutcomeFilter | null | undefined;
  /** Filter by the object’s `stage` field. */
  stage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `stageDetails` relation. */
  stageDetails?: StageFilter | null | undefined;
  /** Filter by the object’s `stageTransitionByStageAndToStage` relation. */
  stageTransitionByStageAndToStage?: StageTransitionFilter | null | undefined;
  /** A related `stageTransitionByStageAndToStage` exists. */
  stageTransitionByStageAndToStageExists?: boolean | null | undefined;
  /** Filter by the object’s `template` field. */
  template?: StringFilter | null | undefined;
  /** Filter by the object’s `templateDetails` relation. */
  templateDetails?: MessageTemplateFilter | null | undefined;
  /** A related `templateDetails` exists. */
  templateDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `toStage` field. */
  toStage?: StageNameFilter | null | undefined;
};

/** Who moves a lead out of a stage. */
export type StageOwner =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** The rules. */
  | 'automation'
  /** The stage is the end. */
  | 'nobody'
  /** One of us. */
  | 'person';

/** A filter to be used against `StageRequiredField` object types. All fields are combined with a logical ‘and.’ */
export type StageRequiredFieldFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<StageRequiredFieldFilter> | null | undefined;
  /** Filter by the object’s `field` field. */
  field?: StringFilter | null | undefined;
  /** Filter by the object’s `fromStage` field. */
  fromStage?: StageNameFilter | null | undefined;
  /** Negates the expression. */
  not?: StageRequiredFieldFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<StageRequiredFieldFilter> | null | undefined;
  /** Filter by the object’s `stageTransition` relation. */
  stageTransition?: StageTransitionFilter | null | undefined;
  /** Filter by the object’s `subject` field. */
  subject?: StringFilter | null | undefined;
  /** Filter by the object’s `toStage` field. */
  toStage?: StageNameFilter | null | undefined;
};

/** A filter to be used against `StageTimer` object types. All fields are combined with a logical ‘and.’ */
export type StageTimerFilter = {
  /** Filter by the object’s `after` field. */
  after?: IntervalFilter | null | undefined;
  /** Filter by the object’s `alertType` field. */
  alertType?: AlertTypeFilter | null | undefined;
  /** Filter by the object’s `alertTypeDetails` relation. */
  alertTypeDetails?: AlertRuleFilter | null | undefined;
  /** A related `alertTypeDetails` exists. */
  alertTypeDetailsExists?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<StageTimerFilter> | null | undefined;
  /** Filter by the object’s `countedFrom` field. */
  countedFrom?: TimerStartFilter | null | undefined;
  /** Filter by the object’s `name` field. */
  name?: StringFilter | null | undefined;
  /** Negates the expression. */
  not?: StageTimerFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<StageTimerFilter> | null | undefined;
  /** Filter by the object’s `stage` field. */
  stage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `stageDetails` relation. */
  stageDetails?: StageFilter | null | undefined;
  /** Filter by the object’s `stageTransitionByStageAndToStage` relation. */
  stageTransitionByStageAndToStage?: StageTransitionFilter | null | undefined;
  /** A related `stageTransitionByStageAndToStage` exists. */
  stageTransitionByStageAndToStageExists?: boolean | null | undefined;
  /** Filter by the object’s `template` field. */
  template?: StringFilter | null | undefined;
  /** Filter by the object’s `templateDetails` relation. */
  templateDetails?: MessageTemplateFilter | null | undefined;
  /** A related `templateDetails` exists. */
  templateDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `toStage` field. */
  toStage?: StageNameFilter | null | undefined;
};

/** A filter to be used against many `BulkAct` object types. All fields are combined with a logical ‘and.’ */
export type StageToManyBulkActFilter = {
  /** Every related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActFilter | null | undefined;
  /** No related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActFilter | null | undefined;
  /** Some related `BulkAct` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActFilter | null | undefined;
};

/** A filter to be used against many `OwnerRule` object types. All fields are combined with a logical ‘and.’ */
export type StageToManyOwnerRuleFilter = {
  /** Every related `OwnerRule` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: OwnerRuleFilter | null | undefined;
  /** No related `OwnerRule` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: OwnerRuleFilter | null | undefined;
  /** Some related `OwnerRule` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: OwnerRuleFilter | null | undefined;
};

/** A filter to be used against many `StageOutcome` object types. All fields are combined with a logical ‘and.’ */
export type StageToManyStageOutcomeFilter = {
  /** Every related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageOutcomeFilter | null | undefined;
  /** No related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageOutcomeFilter | null | undefined;
  /** Some related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageOutcomeFilter | null | undefined;
};

/** A filter to be used against many `StageTimer` object types. All fields are combined with a logical ‘and.’ */
export type StageToManyStageTimerFilter = {
  /** Every related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageTimerFilter | null | undefined;
  /** No related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageTimerFilter | null | undefined;
  /** Some related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageTimerFilter | null | undefined;
};

/** A filter to be used against many `StageTransition` object types. All fields are combined with a logical ‘and.’ */
export type StageToManyStageTransitionFilter = {
  /** Every related `StageTransition` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageTransitionFilter | null | undefined;
  /** No related `StageTransition` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageTransitionFilter | null | undefined;
  /** Some related `StageTransition` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageTransitionFilter | null | undefined;
};

/** A filter to be used against `StageTransition` object types. All fields are combined with a logical ‘and.’ */
export type StageTransitionFilter = {
  /** Checks for all expressions in this list. */
  and?: Array<StageTransitionFilter> | null | undefined;
  /** Filter by the object’s `fromStage` field. */
  fromStage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `fromStageDetails` relation. */
  fromStageDetails?: StageFilter | null | undefined;
  /** Negates the expression. */
  not?: StageTransitionFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<StageTransitionFilter> | null | undefined;
  /** Filter by the object’s `stageOutcomesByStageAndToStage` relation. */
  stageOutcomesByStageAndToStage?: StageTransitionToManyStageOutcomeFilter | null | undefined;
  /** Some related `stageOutcomesByStageAndToStage` exist. */
  stageOutcomesByStageAndToStageExist?: boolean | null | undefined;
  /** Filter by the object’s `stageRequiredFieldsByFromStageAndToStage` relation. */
  stageRequiredFieldsByFromStageAndToStage?: StageTransitionToManyStageRequiredFieldFilter | null | undefined;
  /** Some related `stageRequiredFieldsByFromStageAndToStage` exist. */
  stageRequiredFieldsByFromStageAndToStageExist?: boolean | null | undefined;
  /** Filter by the object’s `stageTimersByStageAndToStage` relation. */
  stageTimersByStageAndToStage?: StageTransitionToManyStageTimerFilter | null | undefined;
  /** Some related `stageTimersByStageAndToStage` exist. */
  stageTimersByStageAndToStageExist?: boolean | null | undefined;
  /** Filter by the object’s `toStage` field. */
  toStage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `toStageDetails` relation. */
  toStageDetails?: StageFilter | null | undefined;
};

/** A filter to be used against many `StageOutcome` object types. All fields are combined with a logical ‘and.’ */
export type StageTransitionToManyStageOutcomeFilter = {
  /** Every related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageOutcomeFilter | null | undefined;
  /** No related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageOutcomeFilter | null | undefined;
  /** Some related `StageOutcome` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageOutcomeFilter | null | undefined;
};

/** A filter to be used against many `StageRequiredField` object types. All fields are combined with a logical ‘and.’ */
export type StageTransitionToManyStageRequiredFieldFilter = {
  /** Every related `StageRequiredField` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageRequiredFieldFilter | null | undefined;
  /** No related `StageRequiredField` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageRequiredFieldFilter | null | undefined;
  /** Some related `StageRequiredField` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageRequiredFieldFilter | null | undefined;
};

/** A filter to be used against many `StageTimer` object types. All fields are combined with a logical ‘and.’ */
export type StageTransitionToManyStageTimerFilter = {
  /** Every related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: StageTimerFilter | null | undefined;
  /** No related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: StageTimerFilter | null | undefined;
  /** Some related `StageTimer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: StageTimerFilter | null | undefined;
};

/** All input for the `startBulkAct` mutation. */
export type StartBulkActInput = {
  /** Names the act: the same again returns the one that began then. Left out, it gets a name of ours. */
  actId?: string | null | undefined;
  /** Who is to look after them; left out, nobody. */
  assignee?: string | null | undefined;
  /** When the holds end, the texts leave or the timers fire. */
  atTime?: string | null | undefined;
  /** How many leads the preview has told of; left out, when nobody looked before. */
  expected?: number | null | undefined;
  /** Which of fallThroughKinds it was, of the leads that asksFallThrough of the preview counts. Not heeded for others; left out or null, nobody has told. */
  fallThrough?: string | null | undefined;
  /** These leads and no others, whatever else is given. */
  leadIds?: Array<string | null | undefined> | null | undefined;
  /** Only leads that this user looks after; an empty name: live ones that nobody does. */
  owner?: string | null | undefined;
  /** Why; it goes into the history. */
  reason: string;
  /** Only leads in whose name, phone, postcode, address or reference this stands. */
  search?: string | null | undefined;
  /** Only leads of this source. */
  source?: string | null | undefined;
  /** Only leads at one of these stages. */
  stages?: Array<StageName | null | undefined> | null | undefined;
  /** What the texts are made of. */
  template?: string | null | undefined;
  /** Where the lead is to go. */
  toStage?: StageName | null | undefined;
  /** Only leads whose move it is. */
  turn?: Turn | null | undefined;
  /** What is done to each lead. */
  verb: BulkVerb;
};

/** All input for the `startItemAct` mutation. */
export type StartItemActInput = {
  /** Names the act: the same again returns the one that began then. Left out, it gets a name of ours. */
  actId?: string | null | undefined;
  /** Who is to answer them; left out, whoever asks. Not heeded otherwise. */
  assignee?: string | null | undefined;
  /** How many questions the preview has told of; left out, when nobody looked before. */
  expected?: number | null | undefined;
  /** These questions and no others, whatever else is given. */
  itemIds?: Array<string | null | undefined> | null | undefined;
  /** Only questions of one of these kinds. */
  kinds?: Array<ReviewKind | null | undefined> | null | undefined;
  /** Only questions that are whoever asks’s, as in the filter of reviewItems; false: only the others. */
  mine?: boolean | null | undefined;
  /** Only questions about leads that this user looks after; an empty name: about live ones that nobody does. */
  owner?: string | null | undefined;
  /** Why; it goes into the history. Of answer_items the answer, in words. */
  reason: string;
  /** Only questions about leads in whose name, phone, postcode, address or reference this stands, a thousand leads at most. */
  search?: string | null | undefined;
  /** Those that were put off; left out, those that were not. */
  snoozed?: boolean | null | undefined;
  /** Only questions that are nobody’s; false: only those that are somebody’s. */
  unassigned?: boolean | null | undefined;
  /** Until when snoozed questions wait; not heeded otherwise. */
  until?: string | null | undefined;
  /** What is done to each question: answer_items, assign_items, snooze_items or replay_items. */
  verb: BulkVerb;
};

/** A filter to be used against String fields. All fields are combined with a logical ‘and.’ */
export type StringFilter = {
  /** Equal to the specified value. */
  equalTo?: string | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: string | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: string | null | undefined;
  /** Included in the specified list. */
  in?: Array<string> | null | undefined;
  /** Contains the specified string (case-insensitive). */
  includesInsensitive?: string | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: string | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: string | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: string | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<string> | null | undefined;
  /** Starts with the specified string (case-sensitive). */
  startsWith?: string | null | undefined;
  /** Starts with the specified string (case-insensitive). */
  startsWithInsensitive?: string | null | undefined;
};

/** How much a finding matters. */
export type SystemLevel =
  /** It does not work. */
  | 'failure'
  /** All is well. */
  | 'ok'
  /** Somebody should look. */
  | 'warning';

/** Which side of a target is good. */
export type TargetSide =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** This or more. */
  | 'at_least'
  /** This or less. */
  | 'at_most';

/** All input for the `testNotice` mutation. */
export type TestNoticeInput = {
  /** By which way. */
  channel: NoticeChannel;
};

/** Who or what is behind a text. */
export type TextCauseKind =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An agent. */
  | 'agent'
  /** One of us. */
  | 'person'
  /** A stage: its text on entry. */
  | 'stage'
  /** A timer that fired. */
  | 'timer'
  /** The vendor. */
  | 'vendor';

/** What a text of ours is by the law of marketing; text_classes says what each wants. */
export type TextClassName =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** It answers what the vendor wrote. */
  | 'answer'
  /** It reminds a silent vendor. */
  | 'chaser'
  /** What the vendor asked for: the first text, an offer. */
  | 'service';

/** What keeps a text that is to leave. */
export type TextObstacle =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** The carrier is being asked to take it. */
  | 'being_sent'
  /** The carrier does not take anything. */
  | 'carrier'
  /** This database is a copy, which sends nothing. */
  | 'copy'
  /** There were too many texts in 24 hours. */
  | 'daily_cap'
  /** Automation waits for a person. */
  | 'held'
  /** The lead has moved on. */
  | 'moved_on'
  /** The vendor has not consented to such texts. */
  | 'no_consent'
  /** Others leave first. */
  | 'pace'
  /** The vendor said no, and this is a reminder. */
  | 'said_no'
  /** A person has chosen when it leaves. */
  | 'scheduled'
  /** It is too early or too late in the day. */
  | 'send_window'
  /** Texts are stopped. */
  | 'stopped'
  /** The number must not be texted. */
  | 'suppressed'
  /** The vendor waits for an answer. */
  | 'vendor_waits'
  /** The vendor has written since. */
  | 'vendor_wrote'
  /** Nobody has said that the words of our texts are right. */
  | 'wording'
  /** Nothing, but that a worker takes it. */
  | 'worker';

/** Why a text might leave. */
export type TextPermission =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** The vendor has consented to texts. */
  | 'consent'
  /** A person of ours wrote it. */
  | 'person'
  /** The vendor has written to us: they asked for it. */
  | 'vendor_wrote';

/** What a deadline brings. */
export type TimerAction =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** An alert. */
  | 'alert'
  /** A move. */
  | 'move'
  /** A question to a person. */
  | 'review'
  /** A text. */
  | 'send';

/** What starts the count of a deadline. */
export type TimerStart =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** We owe the next step. */
  | 'our_turn'
  /** The vendor is to answer. */
  | 'vendor_silence';

/** A filter to be used against TimerStart fields. All fields are combined with a logical ‘and.’ */
export type TimerStartFilter = {
  /** Equal to the specified value. */
  equalTo?: TimerStart | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: TimerStart | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: TimerStart | null | undefined;
  /** Included in the specified list. */
  in?: Array<TimerStart> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: TimerStart | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: TimerStart | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: TimerStart | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<TimerStart> | null | undefined;
};

/** Whether a token counts. */
export type TokenStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Its time is over. */
  | 'expired'
  /** It was ended. */
  | 'revoked'
  /** Its user may not sign in. */
  | 'user_disabled'
  /** It counts. */
  | 'valid';

/** Whose move it is. */
export type Turn =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Ours: we owe the next step. */
  | 'us'
  /** The vendor's: the clock of their silence runs. */
  | 'vendor';

/** A filter to be used against Turn fields. All fields are combined with a logical ‘and.’ */
export type TurnFilter = {
  /** Equal to the specified value. */
  equalTo?: Turn | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: Turn | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: Turn | null | undefined;
  /** Included in the specified list. */
  in?: Array<Turn> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: Turn | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: Turn | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: Turn | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<Turn> | null | undefined;
};

/** A filter to be used against UUID fields. All fields are combined with a logical ‘and.’ */
export type UuidFilter = {
  /** Equal to the specified value. */
  equalTo?: string | null | undefined;
  /** Greater than the specified value. */
  greaterThan?: string | null | undefined;
  /** Greater than or equal to the specified value. */
  greaterThanOrEqualTo?: string | null | undefined;
  /** Included in the specified list. */
  in?: Array<string> | null | undefined;
  /** Is null (if `true` is specified) or is not null (if `false` is specified). */
  isNull?: boolean | null | undefined;
  /** Less than the specified value. */
  lessThan?: string | null | undefined;
  /** Less than or equal to the specified value. */
  lessThanOrEqualTo?: string | null | undefined;
  /** Not equal to the specified value. */
  notEqualTo?: string | null | undefined;
  /** Not included in the specified list. */
  notIn?: Array<string> | null | undefined;
};

/** What a user or a token may do. */
export type UserRole =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** That, and the rules, users and overrides. */
  | 'admin'
  /** What the people of the pipeline do every day. */
  | 'operator'
  /** Read; phone numbers are hidden. */
  | 'viewer';

/** A filter to be used against `VendorLead` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadFilter = {
  /** Filter by the object’s `alerts` relation. */
  alerts?: VendorLeadToManyAlertFilter | null | undefined;
  /** Some related `alerts` exist. */
  alertsExist?: boolean | null | undefined;
  /** Checks for all expressions in this list. */
  and?: Array<VendorLeadFilter> | null | undefined;
  /** Filter by the object’s `archivedAt` field. */
  archivedAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `askingPrice` field. */
  askingPrice?: BigFloatFilter | null | undefined;
  /** Filter by the object’s `bedrooms` field. */
  bedrooms?: IntFilter | null | undefined;
  /** Filter by the object’s `bmvScore` field. */
  bmvScore?: BigFloatFilter | null | undefined;
  /** Filter by the object’s `bulkActs` relation. */
  bulkActs?: VendorLeadToManyBulkActLeadFilter | null | undefined;
  /** Some related `bulkActs` exist. */
  bulkActsExist?: boolean | null | undefined;
  /** Filter by the object’s `condition` field. */
  condition?: PropertyConditionFilter | null | undefined;
  /** Filter by the object’s `consents` relation. */
  consents?: VendorLeadToManyConsentFilter | null | undefined;
  /** Some related `consents` exist. */
  consentsExist?: boolean | null | undefined;
  /** Filter by the object’s `createdAt` field. */
  createdAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `dataIssues` relation. */
  dataIssues?: VendorLeadToManyDataIssueFilter | null | undefined;
  /** Some related `dataIssues` exist. */
  dataIssuesExist?: boolean | null | undefined;
  /** Filter by the object’s `deadReason` field. */
  deadReason?: StringFilter | null | undefined;
  /** Filter by the object’s `deal` relation. */
  deal?: DealFilter | null | undefined;
  /** A related `deal` exists. */
  dealExists?: boolean | null | undefined;
  /** Filter by the object’s `dealReductions` relation. */
  dealReductions?: VendorLeadToManyDealReductionFilter | null | undefined;
  /** Some related `dealReductions` exist. */
  dealReductionsExist?: boolean | null | undefined;
  /** Filter by the object’s `drafts` relation. */
  drafts?: VendorLeadToManyDraftFilter | null | undefined;
  /** Some related `drafts` exist. */
  draftsExist?: boolean | null | undefined;
  /** Filter by the object’s `erasure` relation. */
  erasure?: ErasureFilter | null | undefined;
  /** A related `erasure` exists. */
  erasureExists?: boolean | null | undefined;
  /** Filter by the object’s `events` relation. */
  events?: VendorLeadToManyPipelineEventFilter | null | undefined;
  /** Some related `events` exist. */
  eventsExist?: boolean | null | undefined;
  /** Filter by the object’s `externalRef` field. */
  externalRef?: StringFilter | null | undefined;
  /** Filter by the object’s `heldAt` field. */
  heldAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `heldUntil` field. */
  heldUntil?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `id` field. */
  id?: UuidFilter | null | undefined;
  /** Filter by the object’s `lastInboundAt` field. */
  lastInboundAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `leadOwner` relation. */
  leadOwner?: LeadOwnerFilter | null | undefined;
  /** A related `leadOwner` exists. */
  leadOwnerExists?: boolean | null | undefined;
  /** Filter by the object’s `mergedIntoDetails` relation. */
  mergedIntoDetails?: VendorLeadFilter | null | undefined;
  /** A related `mergedIntoDetails` exists. */
  mergedIntoDetailsExists?: boolean | null | undefined;
  /** Filter by the object’s `messages` relation. */
  messages?: VendorLeadToManyLeadMessageFilter | null | undefined;
  /** Some related `messages` exist. */
  messagesExist?: boolean | null | undefined;
  /** Only leads that whoever asks looks after; false: only the others. */
  mine?: boolean | null | undefined;
  /** Negates the expression. */
  not?: VendorLeadFilter | null | undefined;
  /** Filter by the object’s `notes` relation. */
  notes?: VendorLeadToManyNoteFilter | null | undefined;
  /** Some related `notes` exist. */
  notesExist?: boolean | null | undefined;
  /** Filter by the object’s `offerAmount` field. */
  offerAmount?: BigFloatFilter | null | undefined;
  /** Filter by the object’s `offers` relation. */
  offers?: VendorLeadToManyOfferFilter | null | undefined;
  /** Some related `offers` exist. */
  offersExist?: boolean | null | undefined;
  /** Filter by the object’s `optedOutAt` field. */
  optedOutAt?: DatetimeFilter | null | undefined;
  /** Checks for any expressions in this list. */
  or?: Array<VendorLeadFilter> | null | undefined;
  /** Filter by the object’s `otherPhones` relation. */
  otherPhones?: VendorLeadToManyLeadPhoneFilter | null | undefined;
  /** Some related `otherPhones` exist. */
  otherPhonesExist?: boolean | null | undefined;
  /** Only leads that this user looks after; an empty name: live ones that nobody does. */
  owner?: string | null | undefined;
  /** Filter by the object’s `phoneCalls` relation. */
  phoneCalls?: VendorLeadToManyPhoneCallFilter | null | undefined;
  /** Some related `phoneCalls` exist. */
  phoneCallsExist?: boolean | null | undefined;
  /** Filter by the object’s `pipelineStage` field. */
  pipelineStage?: StageNameFilter | null | undefined;
  /** Filter by the object’s `plannedCalls` relation. */
  plannedCalls?: VendorLeadToManyPlannedCallFilter | null | undefined;
  /** Some related `plannedCalls` exist. */
  plannedCallsExist?: boolean | null | undefined;
  /** Filter by the object’s `propertyAddress` field. */
  propertyAddress?: StringFilter | null | undefined;
  /** Filter by the object’s `propertyFlags` relation. */
  propertyFlags?: VendorLeadToManyPropertyFlagFilter | null | undefined;
  /** Some related `propertyFlags` exist. */
  propertyFlagsExist?: boolean | null | undefined;
  /** Filter by the object’s `propertyPostcode` field. */
  propertyPostcode?: StringFilter | null | undefined;
  /** Filter by the object’s `propertyType` field. */
  propertyType?: PropertyTypeFilter | null | undefined;
  /** Filter by the object’s `reviewItems` relation. */
  reviewItems?: VendorLeadToManyReviewItemFilter | null | undefined;
  /** Some related `reviewItems` exist. */
  reviewItemsExist?: boolean | null | undefined;
  /** Filter by the object’s `rightsRequests` relation. */
  rightsRequests?: VendorLeadToManyRightsRequestFilter | null | undefined;
  /** Some related `rightsRequests` exist. */
  rightsRequestsExist?: boolean | null | undefined;
  /** Filter by the object’s `runs` relation. */
  runs?: VendorLeadToManyAgentRunFilter | null | undefined;
  /** Some related `runs` exist. */
  runsExist?: boolean | null | undefined;
  /** Only leads that searchLeads finds by these words, a thousand at most: whole ones first, then the latest. */
  search?: string | null | undefined;
  /** Filter by the object’s `source` field. */
  source?: StringFilter | null | undefined;
  /** Filter by the object’s `stageEnteredAt` field. */
  stageEnteredAt?: DatetimeFilter | null | undefined;
  /** Filter by the object’s `timer` relation. */
  timer?: LeadTimerFilter | null | undefined;
  /** A related `timer` exists. */
  timerExists?: boolean | null | undefined;
  /** Filter by the object’s `turn` field. */
  turn?: TurnFilter | null | undefined;
  /** Filter by the object’s `vendorEmail` field. */
  vendorEmail?: StringFilter | null | undefined;
  /** Filter by the object’s `vendorName` field. */
  vendorName?: StringFilter | null | undefined;
  /** Filter by the object’s `vendorPhone` field. */
  vendorPhone?: StringFilter | null | undefined;
};

/** A filter to be used against many `AgentRun` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyAgentRunFilter = {
  /** Every related `AgentRun` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AgentRunFilter | null | undefined;
  /** No related `AgentRun` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AgentRunFilter | null | undefined;
  /** Some related `AgentRun` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AgentRunFilter | null | undefined;
};

/** A filter to be used against many `Alert` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyAlertFilter = {
  /** Every related `Alert` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: AlertFilter | null | undefined;
  /** No related `Alert` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: AlertFilter | null | undefined;
  /** Some related `Alert` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: AlertFilter | null | undefined;
};

/** A filter to be used against many `BulkActLead` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyBulkActLeadFilter = {
  /** Every related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: BulkActLeadFilter | null | undefined;
  /** No related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: BulkActLeadFilter | null | undefined;
  /** Some related `BulkActLead` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: BulkActLeadFilter | null | undefined;
};

/** A filter to be used against many `Consent` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyConsentFilter = {
  /** Every related `Consent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: ConsentFilter | null | undefined;
  /** No related `Consent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: ConsentFilter | null | undefined;
  /** Some related `Consent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: ConsentFilter | null | undefined;
};

/** A filter to be used against many `DataIssue` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyDataIssueFilter = {
  /** Every related `DataIssue` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: DataIssueFilter | null | undefined;
  /** No related `DataIssue` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: DataIssueFilter | null | undefined;
  /** Some related `DataIssue` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: DataIssueFilter | null | undefined;
};

/** A filter to be used against many `DealReduction` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyDealReductionFilter = {
  /** Every related `DealReduction` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: DealReductionFilter | null | undefined;
  /** No related `DealReduction` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: DealReductionFilter | null | undefined;
  /** Some related `DealReduction` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: DealReductionFilter | null | undefined;
};

/** A filter to be used against many `Draft` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyDraftFilter = {
  /** Every related `Draft` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: DraftFilter | null | undefined;
  /** No related `Draft` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: DraftFilter | null | undefined;
  /** Some related `Draft` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: DraftFilter | null | undefined;
};

/** A filter to be used against many `LeadMessage` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyLeadMessageFilter = {
  /** Every related `LeadMessage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: LeadMessageFilter | null | undefined;
  /** No related `LeadMessage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: LeadMessageFilter | null | undefined;
  /** Some related `LeadMessage` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: LeadMessageFilter | null | undefined;
};

/** A filter to be used against many `LeadPhone` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyLeadPhoneFilter = {
  /** Every related `LeadPhone` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: LeadPhoneFilter | null | undefined;
  /** No related `LeadPhone` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: LeadPhoneFilter | null | undefined;
  /** Some related `LeadPhone` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: LeadPhoneFilter | null | undefined;
};

/** A filter to be used against many `Note` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyNoteFilter = {
  /** Every related `Note` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: NoteFilter | null | undefined;
  /** No related `Note` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: NoteFilter | null | undefined;
  /** Some related `Note` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: NoteFilter | null | undefined;
};

/** A filter to be used against many `Offer` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyOfferFilter = {
  /** Every related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: OfferFilter | null | undefined;
  /** No related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: OfferFilter | null | undefined;
  /** Some related `Offer` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: OfferFilter | null | undefined;
};

/** A filter to be used against many `PhoneCall` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyPhoneCallFilter = {
  /** Every related `PhoneCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: PhoneCallFilter | null | undefined;
  /** No related `PhoneCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: PhoneCallFilter | null | undefined;
  /** Some related `PhoneCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: PhoneCallFilter | null | undefined;
};

/** A filter to be used against many `PipelineEvent` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyPipelineEventFilter = {
  /** Every related `PipelineEvent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: PipelineEventFilter | null | undefined;
  /** No related `PipelineEvent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: PipelineEventFilter | null | undefined;
  /** Some related `PipelineEvent` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: PipelineEventFilter | null | undefined;
};

/** A filter to be used against many `PlannedCall` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyPlannedCallFilter = {
  /** Every related `PlannedCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: PlannedCallFilter | null | undefined;
  /** No related `PlannedCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: PlannedCallFilter | null | undefined;
  /** Some related `PlannedCall` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: PlannedCallFilter | null | undefined;
};

/** A filter to be used against many `PropertyFlag` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyPropertyFlagFilter = {
  /** Every related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: PropertyFlagFilter | null | undefined;
  /** No related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: PropertyFlagFilter | null | undefined;
  /** Some related `PropertyFlag` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: PropertyFlagFilter | null | undefined;
};

/** A filter to be used against many `ReviewItem` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyReviewItemFilter = {
  /** Every related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: ReviewItemFilter | null | undefined;
  /** No related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: ReviewItemFilter | null | undefined;
  /** Some related `ReviewItem` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: ReviewItemFilter | null | undefined;
};

/** A filter to be used against many `RightsRequest` object types. All fields are combined with a logical ‘and.’ */
export type VendorLeadToManyRightsRequestFilter = {
  /** Every related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  every?: RightsRequestFilter | null | undefined;
  /** No related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  none?: RightsRequestFilter | null | undefined;
  /** Some related `RightsRequest` matches the filter criteria. All fields are combined with a logical ‘and.’ */
  some?: RightsRequestFilter | null | undefined;
};

/** How a user may sign in. */
export type WayToSignIn =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** With a password, or the company's account. */
  | 'both'
  /** With the company's account. */
  | 'identity_provider'
  /** Not yet: by a link they set a password. */
  | 'link'
  /** With a password. */
  | 'password';

/** Where something came in. */
export type WebhookDoor =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Facebook told of a lead. */
  | 'facebook'
  /** A source brought a lead. */
  | 'leads'
  /** A made-up vendor wrote, in a simulation. */
  | 'simulated_inbound'
  /** A vendor wrote. */
  | 'twilio_inbound'
  /** What became of a text of ours. */
  | 'twilio_status';

/** Whether a worker lives. */
export type WorkerStatus =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** It does its work. */
  | 'connected'
  /** Its session with the database is gone, its last sign of life is not 20 seconds old. */
  | 'cut_off'
  /** Others do its work. */
  | 'dead';

export type AlertFactsFragment = { id: string, type: AlertType, severity: AlertSeverity, scope: string, message: string, occurrences: number, createdAt: string, lastRaisedAt: string, acknowledged: boolean, acknowledgedAt: string | null, acknowledgedBy: string | null, resolvedAt: string | null, resolvedBy: string | null, resolvedBecause: string | null, lastToldAt: string | null, escalatedAt: string | null, vendorLead: { id: string, vendorName: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null } | null };

export type OpenAlertsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OpenAlertsSubscription = { alertsChanged: { openCount: number, highCount: number, unacknowledgedCount: number, alerts: Array<{ id: string, type: AlertType, severity: AlertSeverity, scope: string, message: string, occurrences: number, createdAt: string, lastRaisedAt: string, acknowledged: boolean, acknowledgedAt: string | null, acknowledgedBy: string | null, resolvedAt: string | null, resolvedBy: string | null, resolvedBecause: string | null, lastToldAt: string | null, escalatedAt: string | null, vendorLead: { id: string, vendorName: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null } | null } | null> } };

export type MyAlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAlertsQuery = { alerts: { nodes: Array<{ id: string }> } };

export type AlertRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertRulesQuery = { alertRules: { nodes: Array<{ type: AlertType, message: string, todo: string | null }> } };

export type PastAlertsQueryVariables = Exact<{
  filter: AlertFilter;
  after?: string | null | undefined;
}>;


export type PastAlertsQuery = { now: string, alerts: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, type: AlertType, severity: AlertSeverity, scope: string, message: string, occurrences: number, createdAt: string, lastRaisedAt: string, acknowledged: boolean, acknowledgedAt: string | null, acknowledgedBy: string | null, resolvedAt: string | null, resolvedBy: string | null, resolvedBecause: string | null, lastToldAt: string | null, escalatedAt: string | null, vendorLead: { id: string, vendorName: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null } | null }> } };

export type AcknowledgeAlertMutationVariables = Exact<{
  alertId: string;
}>;


export type AcknowledgeAlertMutation = { acknowledgeAlert: { result: { id: string, type: AlertType, severity: AlertSeverity, scope: string, message: string, occurrences: number, createdAt: string, lastRaisedAt: string, acknowledged: boolean, acknowledgedAt: string | null, acknowledgedBy: string | null, resolvedAt: string | null, resolvedBy: string | null, resolvedBecause: string | null, lastToldAt: string | null, escalatedAt: string | null, vendorLead: { id: string, vendorName: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null } | null } } | null };

export type EndAlertMutationVariables = Exact<{
  alertId: string;
  reason: string;
}>;


export type EndAlertMutation = { resolveAlert: { result: { id: string, type: AlertType, severity: AlertSeverity, scope: string, message: string, occurrences: number, createdAt: string, lastRaisedAt: string, acknowledged: boolean, acknowledgedAt: string | null, acknowledgedBy: string | null, resolvedAt: string | null, resolvedBy: string | null, resolvedBecause: string | null, lastToldAt: string | null, escalatedAt: string | null, vendorLead: { id: string, vendorName: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null } | null } } | null };

export type SilenceFragment = { id: string, type: AlertType, scope: string | null, reason: string, silencedBy: string, createdAt: string, until: string, endedAt: string | null, endedBy: string | null };

export type AlertSilencesQueryVariables = Exact<{ [key: string]: never; }>;


export type AlertSilencesQuery = { now: string, notEnded: { nodes: Array<{ id: string, type: AlertType, scope: string | null, reason: string, silencedBy: string, createdAt: string, until: string, endedAt: string | null, endedBy: string | null }> }, latest: { nodes: Array<{ id: string, type: AlertType, scope: string | null, reason: string, silencedBy: string, createdAt: string, until: string, endedAt: string | null, endedBy: string | null }> } };

export type SilenceAlertMutationVariables = Exact<{
  type: AlertType;
  scope?: string | null | undefined;
  until: string;
  reason: string;
}>;


export type SilenceAlertMutation = { silenceAlert: { result: { id: string } } | null };

export type EndSilenceMutationVariables = Exact<{
  silenceId: string;
  reason: string;
}>;


export type EndSilenceMutation = { endSilence: { result: { id: string } } | null };

export type WatchedRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type WatchedRulesQuery = { now: string, watchedValues: Array<{ type: AlertType, scope: string, amount: string, outOf: string | null, isWrong: boolean, lately: Array<number> }>, alertRules: { nodes: Array<{ type: AlertType, measures: string | null, enabled: boolean, leastCount: number | null, leastShare: string | null, leastSample: number | null, belowShare: string | null, countsUpTo: number | null, state: { lookedAt: string, failedBecause: string | null } | null }> } };

export type CardFragment = { leadId: string, cursor: string, vendorName: string | null, outwardCode: string | null, stageEnteredAt: string, turn: Turn | null, nextWhat: NextActionKind, dueAt: string | null, heldAt: string | null, takenOverBy: string | null, optedOutAt: string | null, openReviewCount: number, openAlertCount: number, lastTextBody: string | null, lastTextDirection: MessageDirection | null, lastTextAt: string | null, lastReplyAt: string | null, offerAmount: string | null, askingPrice: string | null, owner: string | null };

export type ColumnFragment = { stage: StageName, title: string, isTerminal: boolean, leadCount: number, totalValue: string, cards: Array<{ leadId: string, cursor: string, vendorName: string | null, outwardCode: string | null, stageEnteredAt: string, turn: Turn | null, nextWhat: NextActionKind, dueAt: string | null, heldAt: string | null, takenOverBy: string | null, optedOutAt: string | null, openReviewCount: number, openAlertCount: number, lastTextBody: string | null, lastTextDirection: MessageDirection | null, lastTextAt: string | null, lastReplyAt: string | null, offerAmount: string | null, askingPrice: string | null, owner: string | null }> };

export type BoardQueryVariables = Exact<{
  first: number;
  orderBy?: BoardOrder | null | undefined;
  search?: string | null | undefined;
  source?: string | null | undefined;
  owner?: string | null | undefined;
  turn?: Turn | null | undefined;
}>;


export type BoardQuery = { now: string, stageBoard: Array<{ stage: StageName, title: string, isTerminal: boolean, leadCount: number, totalValue: string, cards: Array<{ leadId: string, cursor: string, vendorName: string | null, outwardCode: string | null, stageEnteredAt: string, turn: Turn | null, nextWhat: NextActionKind, dueAt: string | null, heldAt: string | null, takenOverBy: string | null, optedOutAt: string | null, openReviewCount: number, openAlertCount: number, lastTextBody: string | null, lastTextDirection: MessageDirection | null, lastTextAt: string | null, lastReplyAt: string | null, offerAmount: string | null, askingPrice: string | null, owner: string | null }> }> };

export type BoardChangesQueryVariables = Exact<{
  leadIds: Array<string | null | undefined>;
  orderBy?: BoardOrder | null | undefined;
  search?: string | null | undefined;
  source?: string | null | undefined;
  owner?: string | null | undefined;
  turn?: Turn | null | undefined;
}>;


export type BoardChangesQuery = { now: string, boardChanges: Array<{ stage: StageName, title: string, isTerminal: boolean, leadCount: number, totalValue: string, cards: Array<{ leadId: string, cursor: string, vendorName: string | null, outwardCode: string | null, stageEnteredAt: string, turn: Turn | null, nextWhat: NextActionKind, dueAt: string | null, heldAt: string | null, takenOverBy: string | null, optedOutAt: string | null, openReviewCount: number, openAlertCount: number, lastTextBody: string | null, lastTextDirection: MessageDirection | null, lastTextAt: string | null, lastReplyAt: string | null, offerAmount: string | null, askingPrice: string | null, owner: string | null }> }> };

export type MoreCardsQueryVariables = Exact<{
  stage: StageName;
  after?: string | null | undefined;
  first: number;
  orderBy?: BoardOrder | null | undefined;
  search?: string | null | undefined;
  source?: string | null | undefined;
  owner?: string | null | undefined;
  turn?: Turn | null | undefined;
}>;


export type MoreCardsQuery = { boardCards: Array<{ leadId: string, cursor: string, vendorName: string | null, outwardCode: string | null, stageEnteredAt: string, turn: Turn | null, nextWhat: NextActionKind, dueAt: string | null, heldAt: string | null, takenOverBy: string | null, optedOutAt: string | null, openReviewCount: number, openAlertCount: number, lastTextBody: string | null, lastTextDirection: MessageDirection | null, lastTextAt: string | null, lastReplyAt: string | null, offerAmount: string | null, askingPrice: string | null, owner: string | null }> };

export type BoardRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardRulesQuery = { stages: { nodes: Array<{ stage: StageName, title: string, description: string, owner: StageOwner, funnelStep: number | null, isTerminal: boolean }> }, stageTransitions: { nodes: Array<{ fromStage: StageName, toStage: StageName, onlyReturn: boolean, note: string | null }> }, leadSources: { nodes: Array<{ source: string }> } };

export type MoveNeedsQueryVariables = Exact<{
  leadId: string;
  toStage: StageName;
}>;


export type MoveNeedsQuery = { explainMove: { legal: boolean, legalStages: Array<StageName>, missingFields: Array<string>, reasonRequired: boolean, asksFallThrough: boolean } | null };

export type FallThroughKindsQueryVariables = Exact<{ [key: string]: never; }>;


export type FallThroughKindsQuery = { fallThroughKinds: { nodes: Array<{ kind: string, title: string }> } };

export type WhereToQueryVariables = Exact<{
  leadId: string;
}>;


export type WhereToQuery = { explainLead: { moves: Array<{ to: StageName, people: boolean, reasonRequired: boolean, asksFallThrough: boolean, missing: Array<string>, note: string | null }> } | null };

export type MoveMutationVariables = Exact<{
  leadId: string;
  toStage: StageName;
  expectedStage?: StageName | null | undefined;
  reason?: string | null | undefined;
  fallThrough?: string | null | undefined;
}>;


export type MoveMutation = { requestTransition: { result: { moved: boolean, code: string | null, fromStage: StageName, toStage: StageName, missingFields: Array<string>, legalStages: Array<StageName> } } | null };

export type EditLeadMutationVariables = Exact<{
  input: EditLeadInput;
}>;


export type EditLeadMutation = { editLead: { result: { saved: boolean, code: string | null } } | null };

export type DealOfLeadQueryVariables = Exact<{
  leadId: string;
}>;


export type DealOfLeadQuery = { vendorLead: { deal: { id: string } | null } | null };

export type EditDealMutationVariables = Exact<{
  input: EditDealInput;
}>;


export type EditDealMutation = { editDeal: { result: { saved: boolean, code: string | null } } | null };

export type MoveResultFragment = { moved: boolean, code: string | null, fromStage: StageName, toStage: StageName, missingFields: Array<string>, legalStages: Array<StageName> };

export type BulkActFactsFragment = { id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null };

export type BulkPreviewFactsFragment = { matched: number, doable: number, refused: number, asksFallThrough: number, sampleText: string | null, withNewWords: number, kinds: Array<{ kind: ReviewKind, itemCount: number }>, reasons: Array<{ code: string | null, why: string, leadCount: number, exampleIds: Array<string>, examples: Array<string> }> };

export type BulkChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkChoicesQuery = { stages: { nodes: Array<{ stage: StageName, title: string }> }, messageTemplates: { nodes: Array<{ template: string, body: string }> } };

export type PreviewBulkQueryVariables = Exact<{
  verb: BulkVerb;
  leadIds?: Array<string | null | undefined> | null | undefined;
  search?: string | null | undefined;
  stages?: Array<StageName | null | undefined> | null | undefined;
  source?: string | null | undefined;
  owner?: string | null | undefined;
  turn?: Turn | null | undefined;
  toStage?: StageName | null | undefined;
  atTime?: string | null | undefined;
  template?: string | null | undefined;
  assignee?: string | null | undefined;
  fallThrough?: string | null | undefined;
}>;


export type PreviewBulkQuery = { previewBulkAct: { matched: number, doable: number, refused: number, asksFallThrough: number, sampleText: string | null, withNewWords: number, kinds: Array<{ kind: ReviewKind, itemCount: number }>, reasons: Array<{ code: string | null, why: string, leadCount: number, exampleIds: Array<string>, examples: Array<string> }> } | null };

export type PreviewItemActQueryVariables = Exact<{
  verb: BulkVerb;
  kinds?: Array<ReviewKind | null | undefined> | null | undefined;
  search?: string | null | undefined;
  owner?: string | null | undefined;
  mine?: boolean | null | undefined;
  unassigned?: boolean | null | undefined;
  snoozed?: boolean | null | undefined;
  until?: string | null | undefined;
  assignee?: string | null | undefined;
}>;


export type PreviewItemActQuery = { previewItemAct: { matched: number, doable: number, refused: number, asksFallThrough: number, sampleText: string | null, withNewWords: number, kinds: Array<{ kind: ReviewKind, itemCount: number }>, reasons: Array<{ code: string | null, why: string, leadCount: number, exampleIds: Array<string>, examples: Array<string> }> } | null };

export type PreviewUndoOfBulkQueryVariables = Exact<{
  actId: string;
}>;


export type PreviewUndoOfBulkQuery = { previewUndoOfBulkAct: { matched: number, doable: number, refused: number, asksFallThrough: number, sampleText: string | null, withNewWords: number, kinds: Array<{ kind: ReviewKind, itemCount: number }>, reasons: Array<{ code: string | null, why: string, leadCount: number, exampleIds: Array<string>, examples: Array<string> }> } | null };

export type BulkActsPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type BulkActsPageQuery = { now: string, bulkActs: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null }> } };

export type BulkActLeadsQueryVariables = Exact<{
  actId: string;
  after?: string | null | undefined;
}>;


export type BulkActLeadsQuery = { bulkAct: { leads: { totalCount: number, pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ vendorLeadId: string, outcome: BulkOutcome, code: string | null, why: string | null, undoneAt: string | null, vendorLead: { vendorName: string | null, propertyPostcode: string | null } }> } } | null };

export type BulkActItemsQueryVariables = Exact<{
  actId: string;
  after?: string | null | undefined;
}>;


export type BulkActItemsQuery = { bulkAct: { items: { pageInfo: { endCursor: string | null, hasNextPage: boolean }, nodes: Array<{ reviewItemId: string, outcome: BulkOutcome, code: string | null, why: string | null, undoneAt: string | null, reviewItem: { kind: ReviewKind, vendorLeadId: string | null, vendorLead: { vendorName: string | null, propertyPostcode: string | null } | null } }> } } | null };

export type BulkActItemFactsFragment = { reviewItemId: string, outcome: BulkOutcome, code: string | null, why: string | null, undoneAt: string | null, reviewItem: { kind: ReviewKind, vendorLeadId: string | null, vendorLead: { vendorName: string | null, propertyPostcode: string | null } | null } };

export type BulkRefusedQueryVariables = Exact<{
  actId: string;
}>;


export type BulkRefusedQuery = { bulkAct: { items: { nodes: Array<{ reviewItemId: string, outcome: BulkOutcome, code: string | null, why: string | null, undoneAt: string | null, reviewItem: { kind: ReviewKind, vendorLeadId: string | null, vendorLead: { vendorName: string | null, propertyPostcode: string | null } | null } }> }, leads: { totalCount: number, nodes: Array<{ vendorLeadId: string, code: string | null, why: string | null, vendorLead: { vendorName: string | null, propertyPostcode: string | null } }> } } | null };

export type StartBulkMutationVariables = Exact<{
  input: StartBulkActInput;
}>;


export type StartBulkMutation = { startBulkAct: { result: { id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null } } | null };

export type StartItemActMutationVariables = Exact<{
  input: StartItemActInput;
}>;


export type StartItemActMutation = { startItemAct: { result: { id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null } } | null };

export type PauseBulkMutationVariables = Exact<{
  actId: string;
}>;


export type PauseBulkMutation = { pauseBulkAct: { result: { id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null } } | null };

export type ResumeBulkMutationVariables = Exact<{
  actId: string;
}>;


export type ResumeBulkMutation = { resumeBulkAct: { result: { id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null } } | null };

export type CancelBulkMutationVariables = Exact<{
  actId: string;
}>;


export type CancelBulkMutation = { cancelBulkAct: { result: { id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null } } | null };

export type UndoBulkMutationVariables = Exact<{
  actId: string;
  reason: string;
  expected?: number | null | undefined;
}>;


export type UndoBulkMutation = { undoBulkAct: { result: { id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null } } | null };

export type FollowBulkActsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FollowBulkActsSubscription = { bulkActsChanged: { openCount: number, acts: Array<{ id: string, verb: BulkVerb, reason: string, toStage: StageName | null, atTime: string | null, template: string | null, assignee: string | null, fallThrough: string | null, undoes: string | null, ofItems: boolean, status: BulkStatus, matched: number, expected: number | null, done: number, refused: number, undone: number, askedBy: string, startedAt: string, stoppedBy: string | null, finishedAt: string | null, mayBeUndone: boolean, chosenByHand: boolean, filterSearch: string | null, filterStages: Array<StageName> | null, filterSource: string | null, filterOwner: string | null, filterTurn: Turn | null, filterKinds: Array<ReviewKind> | null, filterMine: boolean | null, filterUnassigned: boolean | null, filterSnoozed: boolean | null } | null> } };

export type FigureMeantFragment = { figure: string, title: string, unit: FigureUnit, counts: string, dividedBy: FigureDivision, isDivided: boolean, sumsUp: boolean, hasSpread: boolean, maturity: string | null, leastCases: number, target: number | null, targetIs: TargetSide | null };

export type FigureOfPeriodFragment = { figure: string, scope: string, amount: string | null, outOf: string | null, value: number | null, median: number | null, p90: number | null, isEnough: boolean, isMature: boolean, matureValue: number | null, isMet: boolean | null, asOf: string | null };

export type FiguresQueryVariables = Exact<{
  from: string;
  to: string;
  fromBefore: string;
  toBefore: string;
}>;


export type FiguresQuery = { now: string, figures: { nodes: Array<{ figure: string, title: string, unit: FigureUnit, counts: string, dividedBy: FigureDivision, isDivided: boolean, sumsUp: boolean, hasSpread: boolean, maturity: string | null, leastCases: number, target: number | null, targetIs: TargetSide | null, figureDaysByFigure: { nodes: Array<{ day: string, amount: string, outOf: string | null }> } }> }, present: Array<{ figure: string, scope: string, amount: string | null, outOf: string | null, value: number | null, median: number | null, p90: number | null, isEnough: boolean, isMature: boolean, matureValue: number | null, isMet: boolean | null, asOf: string | null }>, before: Array<{ figure: string, scope: string, value: number | null }>, funnel: Array<{ stage: StageName, title: string, leads: number, shareOfPrevious: number | null, shareOfAll: number | null }>, stages: { nodes: Array<{ stage: StageName, title: string }> } };

export type LeadsBehindQueryVariables = Exact<{
  figure: string;
  scope?: string | null | undefined;
  from: string;
  to: string;
  first: number;
}>;


export type LeadsBehindQuery = { now: string, figureLeads: Array<{ leadId: string, scope: string, at: string, amount: string, outOf: string | null, vendorLead: { id: string, vendorName: string | null, propertyPostcode: string | null, pipelineStage: StageName } | null }> };

export type LeadFactsFragment = { vendorName: string | null, vendorEmail: string | null, propertyAddress: string | null, propertyPostcode: string | null, askingPrice: string | null, propertyType: PropertyType | null, bedrooms: number | null, condition: PropertyCondition | null };

export type InboxItemFragment = { id: string, kind: ReviewKind, about: string, reason: string, openedAt: string, stage: StageName | null, assignedTo: string | null, passedOnTo: PassedOnTo | null, snoozedUntil: string | null, shownUpTo: string | null, waitingTexts: number, resolvedAt: string | null, resolvedBy: string | null, resolution: string | null, closedBecause: EndCause | null, agentRun: { id: string, agent: AgentName, purpose: string, error: string | null } | null, message: { phone: string, body: string, createdAt: string } | null, notes: { nodes: Array<{ id: string, body: string, writtenBy: string, writtenAt: string }> }, vendorLead: { askingPrice: string | null, offerAmount: string | null, heldAt: string | null, takenOverBy: string | null, id: string, vendorName: string | null, propertyAddress: string | null, propertyPostcode: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null, drafts: { nodes: Array<{ id: string, body: string, author: string, newerTexts: number }> }, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, body: string, intent: ReplyIntent | null, createdAt: string, author: MessageAuthor, status: MessageStatus }> } } | null };

export type InboxLeadFragment = { id: string, vendorName: string | null, propertyAddress: string | null, propertyPostcode: string | null, pipelineStage: StageName, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, body: string, intent: ReplyIntent | null, createdAt: string, author: MessageAuthor, status: MessageStatus }> } };

export type InboxQueryVariables = Exact<{
  urgent: ReviewItemFilter;
  others: ReviewItemFilter;
  selected: Array<string>;
  first: number;
  all: ReviewItemFilter;
  mine: ReviewItemFilter;
  nobodys: ReviewItemFilter;
  care: ReviewItemFilter;
  vendor: ReviewItemFilter;
  agents: ReviewItemFilter;
  failed: ReviewItemFilter;
  texts: ReviewItemFilter;
  strangers: ReviewItemFilter;
  due: ReviewItemFilter;
}>;


export type InboxQuery = { now: string, urgent: { totalCount: number, nodes: Array<{ id: string, kind: ReviewKind, about: string, reason: string, openedAt: string, stage: StageName | null, assignedTo: string | null, passedOnTo: PassedOnTo | null, snoozedUntil: string | null, shownUpTo: string | null, waitingTexts: number, resolvedAt: string | null, resolvedBy: string | null, resolution: string | null, closedBecause: EndCause | null, agentRun: { id: string, agent: AgentName, purpose: string, error: string | null } | null, message: { phone: string, body: string, createdAt: string } | null, notes: { nodes: Array<{ id: string, body: string, writtenBy: string, writtenAt: string }> }, vendorLead: { askingPrice: string | null, offerAmount: string | null, heldAt: string | null, takenOverBy: string | null, id: string, vendorName: string | null, propertyAddress: string | null, propertyPostcode: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null, drafts: { nodes: Array<{ id: string, body: string, author: string, newerTexts: number }> }, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, body: string, intent: ReplyIntent | null, createdAt: string, author: MessageAuthor, status: MessageStatus }> } } | null }> }, others: { totalCount: number, nodes: Array<{ id: string, kind: ReviewKind, about: string, reason: string, openedAt: string, stage: StageName | null, assignedTo: string | null, passedOnTo: PassedOnTo | null, snoozedUntil: string | null, shownUpTo: string | null, waitingTexts: number, resolvedAt: string | null, resolvedBy: string | null, resolution: string | null, closedBecause: EndCause | null, agentRun: { id: string, agent: AgentName, purpose: string, error: string | null } | null, message: { phone: string, body: string, createdAt: string } | null, notes: { nodes: Array<{ id: string, body: string, writtenBy: string, writtenAt: string }> }, vendorLead: { askingPrice: string | null, offerAmount: string | null, heldAt: string | null, takenOverBy: string | null, id: string, vendorName: string | null, propertyAddress: string | null, propertyPostcode: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null, drafts: { nodes: Array<{ id: string, body: string, author: string, newerTexts: number }> }, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, body: string, intent: ReplyIntent | null, createdAt: string, author: MessageAuthor, status: MessageStatus }> } } | null }> }, selected: { nodes: Array<{ id: string, kind: ReviewKind, about: string, reason: string, openedAt: string, stage: StageName | null, assignedTo: string | null, passedOnTo: PassedOnTo | null, snoozedUntil: string | null, shownUpTo: string | null, waitingTexts: number, resolvedAt: string | null, resolvedBy: string | null, resolution: string | null, closedBecause: EndCause | null, agentRun: { id: string, agent: AgentName, purpose: string, error: string | null } | null, message: { phone: string, body: string, createdAt: string } | null, notes: { nodes: Array<{ id: string, body: string, writtenBy: string, writtenAt: string }> }, vendorLead: { askingPrice: string | null, offerAmount: string | null, heldAt: string | null, takenOverBy: string | null, id: string, vendorName: string | null, propertyAddress: string | null, propertyPostcode: string | null, pipelineStage: StageName, leadOwner: { owner: string } | null, drafts: { nodes: Array<{ id: string, body: string, author: string, newerTexts: number }> }, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, body: string, intent: ReplyIntent | null, createdAt: string, author: MessageAuthor, status: MessageStatus }> } } | null }> }, drafts: { totalCount: number }, snoozed: { totalCount: number }, all: { totalCount: number }, mine: { totalCount: number }, nobodys: { totalCount: number }, care: { totalCount: number }, vendor: { totalCount: number }, agents: { totalCount: number }, failed: { totalCount: number }, texts: { totalCount: number }, strangers: { totalCount: number }, due: { totalCount: number } };

export type InboxRowsQueryVariables = Exact<{
  filter: ReviewItemFilter;
  after?: string | null | undefined;
}>;


export type InboxRowsQuery = { reviewItems: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: ReviewKind, reason: string, openedAt: string, stage: StageName | null, assignedTo: string | null, passedOnTo: PassedOnTo | null, snoozedUntil: string | null, vendorLead: { id: string, vendorName: string | null, propertyPostcode: string | null, leadOwner: { owner: string } | null } | null }> } };

export type AnswerItemMutationVariables = Exact<{
  itemId: string;
  resolution: string;
  seenUpTo?: string | null | undefined;
}>;


export type AnswerItemMutation = { resolveReviewItem: { result: { id: string, resolvedAt: string | null, resolvedBy: string | null, resolution: string | null } } | null };

export type AskAgainMutationVariables = Exact<{
  itemId: string;
  reason: string;
}>;


export type AskAgainMutation = { reopenReviewItem: { result: { id: string } } | null };

export type AssignItemMutationVariables = Exact<{
  itemId: string;
  assignee?: string | null | undefined;
  insteadOf: string;
}>;


export type AssignItemMutation = { assignReviewItem: { result: { id: string, assignedTo: string | null } } | null };

export type UnassignItemMutationVariables = Exact<{
  itemId: string;
}>;


export type UnassignItemMutation = { unassignReviewItem: { result: { id: string, assignedTo: string | null } } | null };

export type SnoozeItemMutationVariables = Exact<{
  itemId: string;
  until: string;
}>;


export type SnoozeItemMutation = { snoozeReviewItem: { result: { id: string, snoozedUntil: string | null } } | null };

export type WakeItemMutationVariables = Exact<{
  itemId: string;
}>;


export type WakeItemMutation = { wakeReviewItem: { result: { id: string, snoozedUntil: string | null } } | null };

export type NoteItemMutationVariables = Exact<{
  itemId: string;
  body: string;
}>;


export type NoteItemMutation = { addItemNote: { result: { id: string } } | null };

export type ReplayRunsMutationVariables = Exact<{
  filter: RunsToReplay;
  reason: string;
}>;


export type ReplayRunsMutation = { replayAgentRuns: { result: Array<{ runId: string, replayed: boolean, why: string | null }> } | null };

export type LeadsToMatchQueryVariables = Exact<{
  search: string;
}>;


export type LeadsToMatchQuery = { stageBoard: Array<{ stage: StageName, title: string, cards: Array<{ leadId: string, vendorName: string | null, outwardCode: string | null }> }> };

export type InboxDraftFragment = { id: string, body: string, author: string, writtenBy: string, writtenAt: string, editedBy: string | null, editedAt: string | null, newerTexts: number, vendorLead: { id: string, vendorName: string | null, propertyAddress: string | null, propertyPostcode: string | null, pipelineStage: StageName, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, body: string, intent: ReplyIntent | null, createdAt: string, author: MessageAuthor, status: MessageStatus }> } } };

export type InboxDraftsQueryVariables = Exact<{
  filter: DraftFilter;
}>;


export type InboxDraftsQuery = { now: string, drafts: { totalCount: number, nodes: Array<{ id: string, body: string, author: string, writtenBy: string, writtenAt: string, editedBy: string | null, editedAt: string | null, newerTexts: number, vendorLead: { id: string, vendorName: string | null, propertyAddress: string | null, propertyPostcode: string | null, pipelineStage: StageName, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, body: string, intent: ReplyIntent | null, createdAt: string, author: MessageAuthor, status: MessageStatus }> } } }> } };

export type TakeOverMutationVariables = Exact<{
  leadId: string;
}>;


export type TakeOverMutation = { takeOverLead: { result: { id: string, takenOverBy: string | null } } | null };

export type HandBackMutationVariables = Exact<{
  leadId: string;
  insteadOf: string;
}>;


export type HandBackMutation = { handBackLead: { result: { id: string, takenOverBy: string | null } } | null };

export type HoldMutationVariables = Exact<{
  leadId: string;
  reason: string;
  until?: string | null | undefined;
  insteadOf: string;
}>;


export type HoldMutation = { holdLead: { result: { id: string, heldAt: string | null } } | null };

export type ReleaseMutationVariables = Exact<{
  leadId: string;
  insteadOf: string;
}>;


export type ReleaseMutation = { releaseLead: { result: { id: string, heldAt: string | null } } | null };

export type SendTextMutationVariables = Exact<{
  leadId: string;
  body: string;
  sendAt?: string | null | undefined;
  onceKey: string;
}>;


export type SendTextMutation = { sendMessage: { result: { id: string, status: MessageStatus } } | null };

export type TextNowQueryVariables = Exact<{
  id: string;
}>;


export type TextNowQuery = { leadMessage: { id: string, body: string } | null };

export type EditTextMutationVariables = Exact<{
  messageId: string;
  body: string;
  insteadOf: string;
  sendAt?: string | null | undefined;
}>;


export type EditTextMutation = { editMessage: { result: { id: string } } | null };

export type WithdrawTextMutationVariables = Exact<{
  messageId: string;
  reason: string;
}>;


export type WithdrawTextMutation = { withdrawMessage: { result: { id: string, status: MessageStatus } } | null };

export type OverrideMutationVariables = Exact<{
  leadId: string;
  toStage: StageName;
  reason: string;
  runEffects: boolean;
  fallThrough?: string | null | undefined;
  expectedStage: StageName;
}>;


export type OverrideMutation = { overrideStage: { result: { moved: boolean, code: string | null, fromStage: StageName, toStage: StageName, missingFields: Array<string>, legalStages: Array<StageName> } } | null };

export type ManualChangesQueryVariables = Exact<{
  leadId: string;
}>;


export type ManualChangesQuery = { auditLogs: { nodes: Array<{ id: string, tableName: string, operation: AuditOperation, actor: string, reason: string | null, createdAt: string, newValues: Array<{ name: string, value: string | null }> | null }> } | null };

export type UndoPreviewQueryVariables = Exact<{
  auditId: string;
}>;


export type UndoPreviewQuery = { explainUndo: { auditId: string, changedAt: string, changedBy: string, reason: string | null, hold: HoldBack | null, restarts: number, requeues: number, textsSentSince: number, move: { from: StageName, to: StageName } | null, rows: Array<{ table: string, does: string, to: Array<{ name: string, value: string | null }> }>, obstacles: Array<{ table: string, because: string }> } | null };

export type UndoMutationVariables = Exact<{
  auditId: string;
  reason: string;
}>;


export type UndoMutation = { undoManualChange: { result: { auditId: string } } | null };

export type OptOutMutationVariables = Exact<{
  phone: string;
  reason: string;
}>;


export type OptOutMutation = { markOptedOut: { result: { phone: string } } | null };

export type AllowMutationVariables = Exact<{
  phone: string;
  reason: string;
}>;


export type AllowMutation = { allowAgain: { result: number } | null };

export type WriteNoteMutationVariables = Exact<{
  leadId: string;
  body: string;
  isPinned: boolean;
}>;


export type WriteNoteMutation = { addNote: { result: { id: string } } | null };

export type LogCallMutationVariables = Exact<{
  leadId: string;
  outcome: PhoneOutcome;
  note?: string | null | undefined;
  callBackAt?: string | null | undefined;
}>;


export type LogCallMutation = { logCall: { result: { id: string } } | null };

export type PlanCallMutationVariables = Exact<{
  leadId: string;
  dueAt: string;
  note?: string | null | undefined;
  isFirst: boolean;
  insteadOf?: string | null | undefined;
}>;


export type PlanCallMutation = { planCall: { result: { id: string } } | null };

export type GiveUpCallMutationVariables = Exact<{
  leadId: string;
  reason: string;
}>;


export type GiveUpCallMutation = { giveUpCall: { result: { id: string } } | null };

export type MoveTimerMutationVariables = Exact<{
  leadId: string;
  dueAt: string;
  reason: string;
  expectedStage: StageName;
  insteadOf?: string | null | undefined;
}>;


export type MoveTimerMutation = { moveTimer: { result: { dueAt: string | null } } | null };

export type MakeOfferMutationVariables = Exact<{
  leadId: string;
  amount: string;
  body?: string | null | undefined;
  lowersBecause?: string | null | undefined;
  exceedsBecause?: string | null | undefined;
  expiresAt?: string | null | undefined;
  expectedRound: number;
}>;


export type MakeOfferMutation = { makeOffer: { result: { id: string } } | null };

export type CorrectOfferMutationVariables = Exact<{
  offerId: string;
  amount: string;
  body?: string | null | undefined;
  reason: string;
  exceedsBecause?: string | null | undefined;
  insteadOf: string;
}>;


export type CorrectOfferMutation = { correctOffer: { result: { id: string } } | null };

export type WithdrawOfferMutationVariables = Exact<{
  offerId: string;
  reason: string;
}>;


export type WithdrawOfferMutation = { withdrawOffer: { result: { id: string } } | null };

export type CreateDealMutationVariables = Exact<{
  leadId: string;
  agreedPrice?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type CreateDealMutation = { createDeal: { result: { id: string } } | null };

export type ReducePriceMutationVariables = Exact<{
  dealId: string;
  amount: string;
  evidence: string;
  insteadOf?: string | null | undefined;
}>;


export type ReducePriceMutation = { reducePrice: { result: { id: string } } | null };

export type HoldForCareMutationVariables = Exact<{
  leadId: string;
  reason: string;
}>;


export type HoldForCareMutation = { holdForCare: { result: { id: string } } | null };

export type ArchiveMutationVariables = Exact<{
  leadId: string;
  reason: string;
}>;


export type ArchiveMutation = { archiveLead: { result: { id: string } } | null };

export type UnarchiveMutationVariables = Exact<{
  leadId: string;
  reason: string;
}>;


export type UnarchiveMutation = { unarchiveLead: { result: { id: string } } | null };

export type ReactivateMutationVariables = Exact<{
  leadId: string;
  reason: string;
}>;


export type ReactivateMutation = { reactivateLead: { result: { moved: boolean, code: string | null, fromStage: StageName, toStage: StageName, missingFields: Array<string>, legalStages: Array<StageName> } } | null };

export type RunAgentMutationVariables = Exact<{
  leadId: string;
  reason: string;
  expectedStage: StageName;
}>;


export type RunAgentMutation = { runAgentNow: { result: { id: string, agent: AgentName, purpose: string } } | null };

export type EditNoteMutationVariables = Exact<{
  noteId: string;
  body?: string | null | undefined;
  isPinned?: boolean | null | undefined;
}>;


export type EditNoteMutation = { editNote: { result: { id: string } } | null };

export type RecordConsentMutationVariables = Exact<{
  leadId: string;
  wording: string;
  givenAt?: string | null | undefined;
  proof?: string | null | undefined;
}>;


export type RecordConsentMutation = { recordConsent: { result: { id: string } } | null };

export type SaveDraftMutationVariables = Exact<{
  leadId: string;
  body: string;
  insteadOf: string;
}>;


export type SaveDraftMutation = { saveDraft: { result: { id: string, body: string } } | null };

export type EditDraftMutationVariables = Exact<{
  draftId: string;
  body: string;
  insteadOf: string;
}>;


export type EditDraftMutation = { editDraft: { result: { id: string, body: string } } | null };

export type DiscardDraftMutationVariables = Exact<{
  draftId: string;
}>;


export type DiscardDraftMutation = { discardDraft: { result: { id: string, state: DraftState } } | null };

export type SendDraftMutationVariables = Exact<{
  draftId: string;
  body: string;
  sendAt?: string | null | undefined;
  insteadOf?: string | null | undefined;
}>;


export type SendDraftMutation = { sendDraft: { result: { id: string, status: MessageStatus } } | null };

export type DraftNowQueryVariables = Exact<{
  id: string;
}>;


export type DraftNowQuery = { draft: { id: string, body: string, editedBy: string | null, writtenBy: string } | null };

export type EarlierTextsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EarlierTextsQuery = { vendorLead: { id: string, messages: { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, author: MessageAuthor, body: string, purpose: string, status: MessageStatus, statusReason: string | null, cancelledBecause: EndCause | null, unbackedClaims: Array<string> | null, segments: number | null, carrierSegments: number | null, price: string | null, priceCurrency: string | null, intent: ReplyIntent | null, intentAmount: string | null, enteredBy: string | null, createdAt: string, writtenAt: string | null, sentAt: string | null, deliveredAt: string | null, notBefore: string | null, scheduledFor: string | null, media: Array<{ url: string | null, contentType: string | null }> }>, pageInfo: { endCursor: string | null } } } | null };

export type EarlierEventsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EarlierEventsQuery = { vendorLead: { id: string, events: { nodes: Array<{ id: string, eventType: EventType, fromStage: StageName | null, toStage: StageName | null, actorKind: ActorKind, actor: string, reason: string | null, createdAt: string, metadata: { agent: AgentName | null, purpose: string | null, outcome: string | null, timer: string | null, template: string | null, amount: string | null, messageId: string | null, others: Array<{ name: string, value: string | null }> } }>, pageInfo: { endCursor: string | null } } } | null };

export type EarlierNotesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type EarlierNotesQuery = { vendorLead: { id: string, notes: { nodes: Array<{ id: string, body: string, isPinned: boolean, writtenBy: string, writtenAt: string, correctedAt: string | null, reviewItemId: string | null }>, pageInfo: { endCursor: string | null } } } | null };

export type FactOriginsQueryVariables = Exact<{
  leadId: string;
}>;


export type FactOriginsQuery = { factOrigins: Array<{ fact: string, setAt: string, actorKind: ActorKind, actor: string, reason: string | null, source: string | null, words: Array<string> | null }> };

export type FlagRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type FlagRulesQuery = { flagRules: { nodes: Array<{ flag: string, title: string, description: string }> } };

export type FlagPropertyMutationVariables = Exact<{
  leadId: string;
  flag: string;
  said: string;
}>;


export type FlagPropertyMutation = { flagProperty: { result: { id: string } } | null };

export type WithdrawFlagMutationVariables = Exact<{
  flagId: string;
  reason: string;
}>;


export type WithdrawFlagMutation = { withdrawFlag: { result: { id: string, withdrawnAt: string | null } } | null };

export type LeadQueryVariables = Exact<{
  id: string;
  texts: number;
  events: number;
}>;


export type LeadQuery = { now: string, isSimulation: boolean, vendorLead: { id: string, vendorPhone: string, estimatedMarketValue: string | null, bmvScore: string | null, validationPassed: boolean | null, source: string, externalRef: string | null, createdAt: string, updatedAt: string, archivedAt: string | null, logsLeftAt: string | null, mergedInto: string | null, pipelineStage: StageName, stageEnteredAt: string, offerAmount: string | null, rejectionReason: string | null, vendorName: string | null, vendorEmail: string | null, propertyAddress: string | null, propertyPostcode: string | null, askingPrice: string | null, propertyType: PropertyType | null, bedrooms: number | null, condition: PropertyCondition | null, erasure: { id: string, erasedAt: string } | null, leadOwner: { owner: string } | null, dataIssues: { nodes: Array<{ issue: DataIssueKind, offerAmount: string | null, estimatedMarketValue: string | null, lastActivityAt: string | null }> }, messages: { totalCount: number, nodes: Array<{ id: string, textNo: string, direction: MessageDirection, author: MessageAuthor, body: string, purpose: string, status: MessageStatus, statusReason: string | null, cancelledBecause: EndCause | null, unbackedClaims: Array<string> | null, segments: number | null, carrierSegments: number | null, price: string | null, priceCurrency: string | null, intent: ReplyIntent | null, intentAmount: string | null, enteredBy: string | null, createdAt: string, writtenAt: string | null, sentAt: string | null, deliveredAt: string | null, notBefore: string | null, scheduledFor: string | null, media: Array<{ url: string | null, contentType: string | null }> }>, pageInfo: { endCursor: string | null } }, offers: { nodes: Array<{ id: string, round: number, amount: string, ceiling: string, status: OfferStatus, counterAmount: string | null, madeBy: string | null, exceedsBecause: string | null, expiresAt: string | null, createdAt: string, sentAt: string | null, closedAt: string | null, basis: { because: string | null, valueAfterWorks: number | null, worksWithContingency: number | null, shareOfValueAfterWorks: number | null, legals: number | null, finance: number | null, sourcingFee: number | null, taxAtCeiling: number | null, ceiling: number | null } }> }, runs: { nodes: Array<{ id: string, finishedAt: string | null, valueBasis: { medianPrice: number | null, comparables: Array<{ transactionId: string, price: number, soldOn: string }>, outliers: Array<{ transactionId: string, price: number, soldOn: string }> } | null }> }, deal: { id: string, createdAt: string, updatedAt: string, agreedPrice: string, investorName: string | null, solicitor: string | null, sourcingFee: string | null, reservationFee: string | null, legalFees: string | null, vendorIdentityCheckedAt: string | null, reservedAt: string | null, expectedExchangeOn: string | null, exchangedOn: string | null, expectedCompletionOn: string | null, completedOn: string | null, fellThroughAt: string | null, fallThroughReason: string | null, fallThroughKind: string | null, fallThroughKindDetails: { title: string } | null, dealReductions: { nodes: Array<{ id: string, amount: string, evidence: string, agreedBy: string, createdAt: string }> } } | null, reviewItems: { nodes: Array<{ id: string, kind: ReviewKind, reason: string, openedAt: string, assignedTo: string | null, passedOnTo: PassedOnTo | null, snoozedUntil: string | null, waitingTexts: number, shownUpTo: string | null }> }, rightsRequests: { nodes: Array<{ id: string, kind: RightsKind, cameBy: RightsWay, said: string | null, notedBy: string, receivedAt: string, dueOn: string, status: RightsStatus, acknowledged: boolean, extensionReason: string | null, settledAt: string | null, settledBy: string | null, outcome: string | null, kindDetails: { kind: RightsKind, title: string, description: string, mayRefuse: boolean, extendedBy: { months: number | null } | null } }> }, propertyFlags: { nodes: Array<{ id: string, said: string, notedBy: string, notedAt: string, messageId: string | null, flagDetails: { flag: string, title: string, description: string } }> }, pinnedNotes: { nodes: Array<{ id: string, body: string, isPinned: boolean, writtenBy: string, writtenAt: string, correctedAt: string | null, reviewItemId: string | null }>, pageInfo: { endCursor: string | null } }, notes: { totalCount: number, nodes: Array<{ id: string, body: string, isPinned: boolean, writtenBy: string, writtenAt: string, correctedAt: string | null, reviewItemId: string | null }>, pageInfo: { endCursor: string | null } }, drafts: { nodes: Array<{ id: string, body: string, author: string, writtenBy: string, writtenAt: string, editedBy: string | null, editedAt: string | null, newerTexts: number }> }, phoneCalls: { nodes: Array<{ id: string, outcome: PhoneOutcome, note: string | null, madeBy: string, madeAt: string }> }, events: { totalCount: number, nodes: Array<{ id: string, eventType: EventType, fromStage: StageName | null, toStage: StageName | null, actorKind: ActorKind, actor: string, reason: string | null, createdAt: string, metadata: { agent: AgentName | null, purpose: string | null, outcome: string | null, timer: string | null, template: string | null, amount: string | null, messageId: string | null, others: Array<{ name: string, value: string | null }> } }>, pageInfo: { endCursor: string | null } } } | null, explainLead: { turn: Turn | null, turnSince: string, heldAt: string | null, heldUntil: string | null, holdReason: string | null, takenOverBy: string | null, optedOutAt: string | null, deadReason: string | null, owner: { byRules: boolean } | null, otherPhones: Array<{ phone: string, knownBy: PhoneOrigin }>, stops: Array<{ scope: string, reason: string, stoppedBy: string, since: string }>, consent: { vendorHasWritten: boolean, obstacles: { answer: TextObstacle | null, service: TextObstacle | null, chaser: TextObstacle | null } }, next: { what: NextActionKind, at: string | null, owedBy: NextActionOwner, detail: { agent: AgentName | null, purpose: string | null, runId: string | null, messageId: string | null, itemId: string | null, reason: string | null, action: TimerAction | null, template: string | null, toStage: StageName | null, alert: AlertType | null, caller: string | null, note: string | null, scope: string | null, stoppedBy: string | null, takenOverBy: string | null, heldUntil: string | null } | null }, pending: { timer: { name: string, dueAt: string | null, remainingSeconds: number | null, movedAt: string | null, action: TimerAction | null, template: string | null, toStage: StageName | null, alert: AlertType | null } | null, call: { plannedCallId: string, dueAt: string, caller: string, note: string | null } | null, runs: Array<{ runId: string, agent: AgentName, purpose: string, status: RunStatus, attempt: number, nextAttemptAt: string, lastError: string | null }>, texts: Array<{ messageId: string, purpose: string, notBefore: string | null, body: string, waitsFor: { code: TextObstacle, detail: string | null } | null }>, alerts: Array<{ alertId: string, severity: AlertSeverity, message: string }> }, moves: Array<{ to: StageName, automation: boolean, people: boolean, reasonRequired: boolean, asksFallThrough: boolean, missing: Array<string>, note: string | null }> } | null, stages: { nodes: Array<{ stage: StageName, title: string, description: string, position: number, owner: StageOwner, isTerminal: boolean, funnelStep: number | null, entryAgent: AgentName | null, replyAgent: AgentName | null, entryTemplate: string | null }> }, settings: { nodes: Array<{ maxSegments: number }> } };

export type LeadAsOfQueryVariables = Exact<{
  id: string;
  at: string;
  texts: number;
  events: number;
}>;


export type LeadAsOfQuery = { leadAsOf: { estimatedMarketValue: string | null, bmvScore: string | null, pipelineStage: StageName, stageEnteredAt: string, turn: Turn | null, turnSince: string, heldAt: string | null, holdReason: string | null, takenOverBy: string | null, offerAmount: string | null, vendorName: string | null, vendorEmail: string | null, propertyAddress: string | null, propertyPostcode: string | null, askingPrice: string | null, propertyType: PropertyType | null, bedrooms: number | null, condition: PropertyCondition | null } | null, vendorLead: { id: string, messages: { totalCount: number, nodes: Array<{ id: string, textNo: string, direction: MessageDirection, author: MessageAuthor, body: string, purpose: string, status: MessageStatus, statusReason: string | null, cancelledBecause: EndCause | null, unbackedClaims: Array<string> | null, segments: number | null, carrierSegments: number | null, price: string | null, priceCurrency: string | null, intent: ReplyIntent | null, intentAmount: string | null, enteredBy: string | null, createdAt: string, writtenAt: string | null, sentAt: string | null, deliveredAt: string | null, notBefore: string | null, scheduledFor: string | null, media: Array<{ url: string | null, contentType: string | null }> }>, pageInfo: { endCursor: string | null } }, events: { totalCount: number, nodes: Array<{ id: string, eventType: EventType, fromStage: StageName | null, toStage: StageName | null, actorKind: ActorKind, actor: string, reason: string | null, createdAt: string, metadata: { agent: AgentName | null, purpose: string | null, outcome: string | null, timer: string | null, template: string | null, amount: string | null, messageId: string | null, others: Array<{ name: string, value: string | null }> } }>, pageInfo: { endCursor: string | null } }, notes: { totalCount: number, nodes: Array<{ id: string, body: string, isPinned: boolean, writtenBy: string, writtenAt: string, correctedAt: string | null, reviewItemId: string | null }>, pageInfo: { endCursor: string | null } } } | null };

export type WhyTextQueryVariables = Exact<{
  messageId: string;
}>;


export type WhyTextQuery = { explainMessage: { direction: MessageDirection, class: TextClassName | null, optOutType: string | null, allowed: { because: TextPermission, wording: string | null, givenAt: string | null } | null, cause: { kind: TextCauseKind, actor: string | null, agent: AgentName | null, stage: StageName | null, template: string | null, timer: string | null, after: string | null, countedFrom: TimerStart | null }, move: { from: StageName | null, to: StageName, at: string, actorKind: ActorKind, actor: string, reason: string | null } | null, run: { agent: AgentName, purpose: string, outcome: RunOutcome | null, attempts: number } | null, delivery: { why: string | null, notBefore: string | null, carrier: string | null, errorCode: string | null, attempts: number, segments: number | null, price: string | null, currency: string | null, waitsFor: { code: TextObstacle, detail: string | null } | null } } | null };

export type LeadLineSubscriptionVariables = Exact<{
  id: string;
}>;


export type LeadLineSubscription = { leadChanged: { vendorLead: { updatedAt: string } | null } };

export type OfferSumsFragment = { valueAfterWorks: number | null, worksWithContingency: number | null, shareOfValueAfterWorks: number | null, legals: number | null, finance: number | null, sourcingFee: number | null, taxAtCeiling: number | null, ceiling: number | null };

export type SaleFragment = { transactionId: string, price: number, soldOn: string };

export type LeadTextsFragment = { nodes: Array<{ id: string, textNo: string, direction: MessageDirection, author: MessageAuthor, body: string, purpose: string, status: MessageStatus, statusReason: string | null, cancelledBecause: EndCause | null, unbackedClaims: Array<string> | null, segments: number | null, carrierSegments: number | null, price: string | null, priceCurrency: string | null, intent: ReplyIntent | null, intentAmount: string | null, enteredBy: string | null, createdAt: string, writtenAt: string | null, sentAt: string | null, deliveredAt: string | null, notBefore: string | null, scheduledFor: string | null, media: Array<{ url: string | null, contentType: string | null }> }>, pageInfo: { endCursor: string | null } };

export type LeadEventsFragment = { nodes: Array<{ id: string, eventType: EventType, fromStage: StageName | null, toStage: StageName | null, actorKind: ActorKind, actor: string, reason: string | null, createdAt: string, metadata: { agent: AgentName | null, purpose: string | null, outcome: string | null, timer: string | null, template: string | null, amount: string | null, messageId: string | null, others: Array<{ name: string, value: string | null }> } }>, pageInfo: { endCursor: string | null } };

export type LeadNotesFragment = { nodes: Array<{ id: string, body: string, isPinned: boolean, writtenBy: string, writtenAt: string, correctedAt: string | null, reviewItemId: string | null }>, pageInfo: { endCursor: string | null } };

export type MergeLeadsMutationVariables = Exact<{
  keepId: string;
  dropId: string;
  reason: string;
  dryRun?: boolean | null | undefined;
}>;


export type MergeLeadsMutation = { mergeLeads: { result: { droppedStage: StageName, otherPhone: string | null, optOut: boolean, unansweredTexts: number, textsOfPeople: number, plannedCall: string | null, openOffer: string | null, facts: Array<{ name: string, value: string | null }> } } | null };

export type AddPhoneMutationVariables = Exact<{
  leadId: string;
  phone: string;
  reason?: string | null | undefined;
}>;


export type AddPhoneMutation = { addLeadPhone: { result: { phone: string } } | null };

export type RemovePhoneMutationVariables = Exact<{
  leadId: string;
  phone: string;
  reason?: string | null | undefined;
}>;


export type RemovePhoneMutation = { removeLeadPhone: { result: boolean } | null };

export type SuppressNumberMutationVariables = Exact<{
  phone: string;
  reason: string;
}>;


export type SuppressNumberMutation = { suppressNumber: { result: { phone: string } } | null };

export type FilledRepliesQueryVariables = Exact<{
  leadId: string;
}>;


export type FilledRepliesQuery = { filledReplies: Array<{ title: string, body: string | null, segments: number | null, missing: Array<string> }> };

export type SavedRepliesQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedRepliesQuery = { savedReplies: { nodes: Array<{ title: string, body: string }> } };

export type PreviewTextQueryVariables = Exact<{
  body: string;
  leadId?: string | null | undefined;
  offering?: string | null | undefined;
}>;


export type PreviewTextQuery = { previewText: { body: string | null, segments: number | null, maxSegments: number, beyondGsm: string | null, unbackedClaims: Array<{ kind: string, words: string }> | null } | null };

export type SaveReplyMutationVariables = Exact<{
  title: string;
  newTitle?: string | null | undefined;
  body: string;
  insteadOf: string;
  reason: string;
}>;


export type SaveReplyMutation = { saveReply: { result: { title: string, body: string } } | null };

export type RemoveReplyMutationVariables = Exact<{
  title: string;
  reason: string;
}>;


export type RemoveReplyMutation = { removeReply: { result: boolean } | null };

export type RightsRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type RightsRulesQuery = { rightsRules: { nodes: Array<{ kind: RightsKind, title: string, description: string }> } };

export type LogRightMutationVariables = Exact<{
  leadId: string;
  kind: RightsKind;
  cameBy: RightsWay;
  said: string;
  receivedAt?: string | null | undefined;
}>;


export type LogRightMutation = { logRightsRequest: { result: { id: string, dueOn: string } } | null };

export type AcknowledgeRightMutationVariables = Exact<{
  requestId: string;
}>;


export type AcknowledgeRightMutation = { acknowledgeRightsRequest: { result: { id: string, acknowledged: boolean } } | null };

export type ExtendRightMutationVariables = Exact<{
  requestId: string;
  reason: string;
}>;


export type ExtendRightMutation = { extendRightsRequest: { result: { id: string, dueOn: string, status: RightsStatus } } | null };

export type SettleRightMutationVariables = Exact<{
  requestId: string;
  asWhat: RightsStatus;
  outcome: string;
}>;


export type SettleRightMutation = { settleRightsRequest: { result: { id: string, status: RightsStatus } } | null };

export type ExportSubjectDataMutationVariables = Exact<{
  requestId: string;
}>;


export type ExportSubjectDataMutation = { exportSubjectData: { result: unknown } | null };

export type RecordValuationMutationVariables = Exact<{
  leadId: string;
  marketValue?: string | null | undefined;
  passed?: boolean | null | undefined;
  reason: string;
  insteadOf: string;
}>;


export type RecordValuationMutation = { recordValuation: { result: { id: string } } | null };

export type EventCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type EventCursorQuery = { eventCursor: string };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { pipelineEvents: { cursor: string, eventType: EventType, vendorLeadId: string | null } };

export type NoticeFactsFragment = { id: string, cause: NoticeCause, occurrences: number, lastAt: string, readAt: string | null, causedBy: string | null, channel: NoticeChannel | null, reviewItem: { id: string, kind: ReviewKind, resolvedAt: string | null } | null, vendorLead: { id: string, vendorName: string | null, propertyAddress: string | null, pipelineStage: StageName } | null };

export type UnreadNoticesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type UnreadNoticesSubscription = { noticesChanged: { unreadCount: number, notices: Array<{ id: string, cause: NoticeCause, occurrences: number, lastAt: string, readAt: string | null, causedBy: string | null, channel: NoticeChannel | null, reviewItem: { id: string, kind: ReviewKind, resolvedAt: string | null } | null, vendorLead: { id: string, vendorName: string | null, propertyAddress: string | null, pipelineStage: StageName } | null } | null> } };

export type MyNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyNoticesQuery = { myNotices: Array<{ id: string, cause: NoticeCause, occurrences: number, lastAt: string, readAt: string | null, causedBy: string | null, channel: NoticeChannel | null, reviewItem: { id: string, kind: ReviewKind, resolvedAt: string | null } | null, vendorLead: { id: string, vendorName: string | null, propertyAddress: string | null, pipelineStage: StageName } | null }> };

export type ReadNoticesMutationVariables = Exact<{
  input: ReadNoticesInput;
}>;


export type ReadNoticesMutation = { readNotices: { result: number } | null };

export type NoticeChoiceFactsFragment = { popupCauses: Array<NoticeCause>, emailCauses: Array<NoticeCause>, slackCauses: Array<NoticeCause>, emailAddress: string | null, hasSlack: boolean, emailProblem: string | null, slackProblem: string | null, ownHours: boolean, worksFrom: string, worksUntil: string, worksDays: Array<number>, version: number };

export type MyNoticeChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyNoticeChoicesQuery = { myNoticeChoices: { popupCauses: Array<NoticeCause>, emailCauses: Array<NoticeCause>, slackCauses: Array<NoticeCause>, emailAddress: string | null, hasSlack: boolean, emailProblem: string | null, slackProblem: string | null, ownHours: boolean, worksFrom: string, worksUntil: string, worksDays: Array<number>, version: number } };

export type ChooseNoticesMutationVariables = Exact<{
  input: ChooseNoticesInput;
}>;


export type ChooseNoticesMutation = { chooseNotices: { result: { popupCauses: Array<NoticeCause>, emailCauses: Array<NoticeCause>, slackCauses: Array<NoticeCause>, emailAddress: string | null, hasSlack: boolean, emailProblem: string | null, slackProblem: string | null, ownHours: boolean, worksFrom: string, worksUntil: string, worksDays: Array<number>, version: number } } | null };

export type TestNoticeMutationVariables = Exact<{
  input: TestNoticeInput;
}>;


export type TestNoticeMutation = { testNotice: { result: { id: string } } | null };

export type NoticeDeliveriesQueryVariables = Exact<{ [key: string]: never; }>;


export type NoticeDeliveriesQuery = { myNotices: Array<{ id: string, deliveries: { nodes: Array<{ status: NoticeStatus, error: string | null }> } }> };

export type ColleaguesQueryVariables = Exact<{ [key: string]: never; }>;


export type ColleaguesQuery = { colleagues: Array<{ name: string, isAway: boolean, leadCount: number }> };

export type ColleagueNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type ColleagueNamesQuery = { colleagues: Array<{ name: string }> };

export type AssignLeadMutationVariables = Exact<{
  leadId: string;
  owner?: string | null | undefined;
  insteadOf: string;
}>;


export type AssignLeadMutation = { assignLead: { result: { id: string, leadOwner: { owner: string } | null } } | null };

export type UnassignLeadMutationVariables = Exact<{
  leadId: string;
  insteadOf: string;
}>;


export type UnassignLeadMutation = { unassignLead: { result: { id: string, leadOwner: { owner: string } | null } } | null };

export type ReportShownFragment = { kind: ReportKind, day: string, fromDay: string, writtenAt: string, figureRows: { nodes: Array<{ figure: string, title: string, unit: FigureUnit, counts: string, toDay: string, value: number | null, before: number | null, soFar: number | null, isEnough: boolean, isBetter: boolean | null, target: number | null, targetIs: TargetSide | null, isMet: boolean | null, isMedian: boolean, trend: Array<{ value: number | null }> }> }, findingRows: { nodes: Array<{ place: number, todoPlace: number | null, section: ReportSection, kind: string, leadId: string | null, leads: number | null, stageTitle: string | null, vendorName: string | null, says: string, todo: string | null, path: string | null }> } };

export type ReportNowQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportNowQuery = { now: string, reportNow: { kind: ReportKind, day: string, fromDay: string, writtenAt: string, figureRows: { nodes: Array<{ figure: string, title: string, unit: FigureUnit, counts: string, toDay: string, value: number | null, before: number | null, soFar: number | null, isEnough: boolean, isBetter: boolean | null, target: number | null, targetIs: TargetSide | null, isMet: boolean | null, isMedian: boolean, trend: Array<{ value: number | null }> }> }, findingRows: { nodes: Array<{ place: number, todoPlace: number | null, section: ReportSection, kind: string, leadId: string | null, leads: number | null, stageTitle: string | null, vendorName: string | null, says: string, todo: string | null, path: string | null }> } } | null };

export type ReportOfDayQueryVariables = Exact<{
  kind: ReportKind;
  day: string;
}>;


export type ReportOfDayQuery = { now: string, report: { kind: ReportKind, day: string, fromDay: string, writtenAt: string, figureRows: { nodes: Array<{ figure: string, title: string, unit: FigureUnit, counts: string, toDay: string, value: number | null, before: number | null, soFar: number | null, isEnough: boolean, isBetter: boolean | null, target: number | null, targetIs: TargetSide | null, isMet: boolean | null, isMedian: boolean, trend: Array<{ value: number | null }> }> }, findingRows: { nodes: Array<{ place: number, todoPlace: number | null, section: ReportSection, kind: string, leadId: string | null, leads: number | null, stageTitle: string | null, vendorName: string | null, says: string, todo: string | null, path: string | null }> } } | null };

export type ReportsQueryVariables = Exact<{
  first: number;
}>;


export type ReportsQuery = { now: string, reports: { nodes: Array<{ kind: ReportKind, day: string, fromDay: string, writtenAt: string }> } };

export type StandingLeadsQueryVariables = Exact<{
  stage: StageName;
  before: string;
  first: number;
}>;


export type StandingLeadsQuery = { now: string, vendorLeads: { nodes: Array<{ id: string, vendorName: string | null, propertyPostcode: string | null, pipelineStage: StageName, stageEnteredAt: string, lastContactAt: string | null }> } };

export type LeadsWithIssueQueryVariables = Exact<{
  issue: DataIssueKind;
  first: number;
}>;


export type LeadsWithIssueQuery = { now: string, dataIssues: { nodes: Array<{ vendorLead: { id: string, vendorName: string | null, propertyPostcode: string | null, pipelineStage: StageName, stageEnteredAt: string, lastContactAt: string | null } | null }> } };

export type RuleAnswersQueryVariables = Exact<{ [key: string]: never; }>;


export type RuleAnswersQuery = { now: string, commonAnswers: { nodes: Array<{ question: string, asks: string, body: string | null, holdsWhen: string }> }, trueWords: { nodes: Array<{ words: string, trueBecause: string }> } };

export type EditCommonAnswerMutationVariables = Exact<{
  question: string;
  body: string;
  insteadOf: string;
  reason: string;
}>;


export type EditCommonAnswerMutation = { editCommonAnswer: { result: { question: string } } | null };

export type AddTrueWordsMutationVariables = Exact<{
  words: string;
  reason: string;
}>;


export type AddTrueWordsMutation = { addTrueWords: { result: { words: string } } | null };

export type RemoveTrueWordsMutationVariables = Exact<{
  words: string;
  reason: string;
}>;


export type RemoveTrueWordsMutation = { removeTrueWords: { result: { words: string } } | null };

export type OwnerRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnerRulesQuery = { now: string, ownerRules: { nodes: Array<{ id: string, stage: StageName, source: string | null, owner: string }> }, stages: { nodes: Array<{ stage: StageName, title: string, isTerminal: boolean }> }, leadSources: { nodes: Array<{ source: string }> }, colleagues: Array<{ name: string, isAway: boolean, leadCount: number }> };

export type AddOwnerRuleMutationVariables = Exact<{
  stage: StageName;
  owner: string;
  source?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type AddOwnerRuleMutation = { addOwnerRule: { result: { id: string } } | null };

export type RemoveOwnerRuleMutationVariables = Exact<{
  ruleId: string;
  reason?: string | null | undefined;
}>;


export type RemoveOwnerRuleMutation = { removeOwnerRule: { result: { id: string } } | null };

export type SayAwayMutationVariables = Exact<{
  userName?: string | null | undefined;
  until?: string | null | undefined;
}>;


export type SayAwayMutation = { sayAway: { result: { userName: string } } | null };

export type SayBackMutationVariables = Exact<{
  userName?: string | null | undefined;
}>;


export type SayBackMutation = { sayBack: { result: boolean } | null };

export type AgeFragment = { years: number | null, months: number | null, days: number | null };

export type RetentionRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type RetentionRulesQuery = { now: string, retentionStates: Array<{ kind: string, due: number }>, retentionRules: { nodes: Array<{ kind: string, title: string, countedFrom: string, whatHappens: string, legalBasis: string, enabled: boolean, keptFor: { years: number | null, months: number | null, days: number | null } | null }> } };

export type PreviewRetentionQueryVariables = Exact<{
  kind: string;
  keptFor?: IntervalInput | null | undefined;
}>;


export type PreviewRetentionQuery = { previewRetention: number | null };

export type EditRetentionRuleMutationVariables = Exact<{
  kind: string;
  keptFor?: IntervalInput | null | undefined;
  enabled?: boolean | null | undefined;
  wouldGo?: number | null | undefined;
  insteadOf?: IntervalInput | null | undefined;
  wasEnabled: boolean;
  reason: string;
}>;


export type EditRetentionRuleMutation = { editRetentionRule: { result: { kind: string } } | null };

export type LastErasuresQueryVariables = Exact<{ [key: string]: never; }>;


export type LastErasuresQuery = { now: string, erasures: { nodes: Array<{ id: string, vendorLeadId: string, erasedBy: string, erasedAt: string, kindDetails: { title: string } | null }> }, scheduleRuns: { nodes: Array<{ id: string, createdAt: string, says: string | null, failedBecause: string | null }> } };

export type WaitFragment = { days: number | null, hours: number | null, minutes: number | null };

export type RuleStagesQueryVariables = Exact<{
  since: string;
}>;


export type RuleStagesQuery = { now: string, stageFigures: Array<{ stage: StageName, leads: number }>, timeInStage: Array<{ stage: StageName, medianHours: number | null }>, stages: { nodes: Array<{ stage: StageName, title: string, description: string, owner: StageOwner, isTerminal: boolean, entryTemplate: string | null, stageTimersByStage: { nodes: Array<{ name: string, countedFrom: TimerStart, action: TimerAction, toStage: StageName | null, template: string | null, alertType: AlertType | null, after: { days: number | null, hours: number | null, minutes: number | null } }> }, stageTransitionsByFromStage: { nodes: Array<{ toStage: StageName, class: MoveClass }> } }> } };

export type TimerPreviewQueryVariables = Exact<{
  stage: StageName;
  name: string;
  after: IntervalInput;
}>;


export type TimerPreviewQuery = { previewTimer: { waiting: number, dueAtOnce: number, movedByPeople: number } | null };

export type EditTimerMutationVariables = Exact<{
  stage: StageName;
  name: string;
  after: IntervalInput;
  insteadOf: IntervalInput;
  reason: string;
}>;


export type EditTimerMutation = { editTimer: { result: { name: string } } | null };

export type RuleTextsQueryVariables = Exact<{ [key: string]: never; }>;


export type RuleTextsQuery = { now: string, messageTemplates: { nodes: Array<{ template: string, textClass: TextClassName | null, body: string, isPlaceholder: boolean | null, segments: number, stagesByEntryTemplate: { nodes: Array<{ title: string }> }, stageTimersByTemplate: { nodes: Array<{ stageDetails: { title: string } }> } }> } };

export type LeadsToPreviewQueryVariables = Exact<{ [key: string]: never; }>;


export type LeadsToPreviewQuery = { vendorLeads: { nodes: Array<{ id: string, vendorName: string | null, pipelineStage: StageName }> } };

export type EditTemplateMutationVariables = Exact<{
  template: string;
  body: string;
  insteadOf: string;
  reason: string;
}>;


export type EditTemplateMutation = { editTemplate: { result: { body: string } } | null };

export type RuleAlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type RuleAlertsQuery = { now: string, alertRules: { nodes: Array<{ type: AlertType, severity: AlertSeverity, enabled: boolean, message: string, measures: string | null, leastCount: number | null, leastShare: string | null, leastSample: number | null, belowShare: string | null, holdsFor: { days: number | null, hours: number | null, minutes: number | null } | null, repeatsEvery: { days: number | null, hours: number | null, minutes: number | null } | null, escalatesAfter: { days: number | null, hours: number | null, minutes: number | null } | null }> } };

export type EditAlertRuleMutationVariables = Exact<{
  type: AlertType;
  severity?: AlertSeverity | null | undefined;
  enabled?: boolean | null | undefined;
  leastCount?: number | null | undefined;
  leastShare?: string | null | undefined;
  leastSample?: number | null | undefined;
  belowShare?: string | null | undefined;
  holdsFor?: IntervalInput | null | undefined;
  repeatsEvery?: IntervalInput | null | undefined;
  escalatesAfter?: IntervalInput | null | undefined;
  insteadOf: AlertRuleSeenInput;
  reason: string;
}>;


export type EditAlertRuleMutation = { editAlertRule: { result: { type: AlertType } } | null };

export type RuleThresholdsQueryVariables = Exact<{ [key: string]: never; }>;


export type RuleThresholdsQuery = { now: string, settings: { nodes: Array<{ companyName: string, videoUrl: string, sendFrom: string, sendUntil: string, dailyCap: number, dailyHardCap: number, textsPerMinute: number | null, maxSegments: number, acceptanceConfidence: string, maxOfferRounds: number, questionsOverdueAfter: { days: number | null, hours: number | null, minutes: number | null } | null, ownerAnswersWithin: { days: number | null, hours: number | null, minutes: number | null } | null }> } };

export type AgentNumbersQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentNumbersQuery = { now: string, agents: { nodes: Array<{ agent: AgentName, title: string }> }, agentParameters: { nodes: Array<{ agent: AgentName, place: number, parameter: string, meaning: string, value: unknown, usual: unknown, isList: boolean, atLeast: string | null, isAbove: boolean, atMost: string | null }> } };

export type AgentNumberPreviewQueryVariables = Exact<{
  parameter: string;
  value?: unknown;
  agent?: AgentName | null | undefined;
}>;


export type AgentNumberPreviewQuery = { previewAgentParameter: { tried: number, differing: Array<{ agent: AgentName, vendorLeadId: string, vendorName: string | null, now: string, wouldBe: string }> } };

export type EditAgentNumberMutationVariables = Exact<{
  parameter: string;
  value?: unknown;
  agent?: AgentName | null | undefined;
  insteadOf: unknown;
  reason: string;
}>;


export type EditAgentNumberMutation = { editAgentParameter: { result: number } | null };

export type AlertRulePreviewQueryVariables = Exact<{
  type: AlertType;
  enabled?: boolean | null | undefined;
  leastCount?: number | null | undefined;
  leastShare?: string | null | undefined;
  leastSample?: number | null | undefined;
  belowShare?: string | null | undefined;
}>;


export type AlertRulePreviewQuery = { previewAlertRule: { openNow: number, wouldRaise: number | null, wouldEnd: number } | null };

export type EditSettingsMutationVariables = Exact<{
  input: EditSettingsInput;
}>;


export type EditSettingsMutation = { editSettings: { result: { companyName: string } } | null };

export type ChangedRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type ChangedRulesQuery = { now: string, changedRules: { nodes: Array<{ tableName: string, rowId: string, columnName: string, presentValue: string | null, releasedValue: string | null, auditId: string, changedBy: string, changedAt: string, reason: string | null }> } };

export type CompanyQueryVariables = Exact<{ [key: string]: never; }>;


export type CompanyQuery = { now: string, settings: { nodes: Array<{ companyName: string, timeZone: string }> }, stages: { nodes: Array<{ stage: StageName, title: string }> } };

export type LeadsCalledQueryVariables = Exact<{
  text: string;
}>;


export type LeadsCalledQuery = { searchLeads: Array<{ leadId: string, vendorName: string | null, vendorPhone: string, propertyAddress: string | null, propertyPostcode: string | null, stage: StageName }> };

export type StandingStopsQueryVariables = Exact<{ [key: string]: never; }>;


export type StandingStopsQuery = { now: string, textStops: { nodes: Array<{ id: string, scope: string, reason: string, since: string, stoppedBy: string }> } };

export type StopTextsMutationVariables = Exact<{
  reason: string;
}>;


export type StopTextsMutation = { stopTexts: { result: { id: string } } | null };

export type ResumeTextsMutationVariables = Exact<{
  scope: string;
  reason: string;
}>;


export type ResumeTextsMutation = { resumeTexts: { result: { id: string, endedAt: string | null } } | null };

export type SchedulesQueryVariables = Exact<{ [key: string]: never; }>;


export type SchedulesQuery = { now: string, scheduleStates: Array<{ schedule: string, title: string, enabled: boolean, comes: string, nextAt: string | null, startedAt: string | null, finishedAt: string | null, askedBy: string | null, says: string | null, failedBecause: string | null, overlookedAt: string | null }> };

export type RunScheduleNowMutationVariables = Exact<{
  schedule: string;
  reason: string;
}>;


export type RunScheduleNowMutation = { runScheduleNow: { result: { id: string } } | null };

export type SystemWorkQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemWorkQuery = { now: string, workers: { nodes: Array<{ id: string, host: string, processId: number, version: string, state: WorkerStatus, startedAt: string, heartbeatAt: string, running: number, doing: Array<string> | null, doingSince: string | null }> }, queueFigures: Array<{ task: string, called: string, waiting: number, due: number, oldestDueAt: string | null, running: number, runningSince: string | null, failing: number, givenUp: number, overdue: number, overdueSince: string | null }>, unfinishedChanges: Array<{ kind: LargeChangeKind, stage: StageName | null, userName: string | null, leadCount: number, askedAt: string }>, deadLetters: { totalCount: number, nodes: Array<{ id: string, kind: DeadLetterKind, vendorLeadId: string | null, what: string, error: string | null, givenUpAt: string | null }> } };

export type SystemDeliveriesQueryVariables = Exact<{
  first: number;
}>;


export type SystemDeliveriesQuery = { now: string, webhookDeliveries: { totalCount: number, nodes: Array<{ id: string, door: WebhookDoor, source: string | null, verdict: DeliveryVerdict, receivedAt: string, reference: string | null, vendorLeadId: string | null, problems: Array<{ severity: string, column: string, value: string, problem: string }> }> } | null };

export type SystemImportsQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemImportsQuery = { now: string, leadImports: { nodes: Array<{ id: string, file: string, importedBy: string, beganAt: string, endedAt: string, rowCount: number, imported: number, updated: number, duplicates: number, refused: number, refusals: Array<string>, stoppedBecause: string | null }> } };

export type LeadsOfImportQueryVariables = Exact<{
  id: string;
}>;


export type LeadsOfImportQuery = { leadImport: { leadIds: Array<string> } | null };

export type ImportSourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportSourcesQuery = { leadSources: { nodes: Array<{ source: string }> } };

export type ReadAgainMutationVariables = Exact<{
  deliveryId: string;
  reason: string;
  mended?: MendedFacts | null | undefined;
}>;


export type ReadAgainMutation = { readDeliveryAgain: { result: string } | null };

export type SystemUsersQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemUsersQuery = { now: string, users: { nodes: Array<{ id: string, name: string, role: UserRole, createdAt: string, disabledAt: string | null, lastSeenAt: string | null, openSessions: number, signsInBy: WayToSignIn, linkExpiresAt: string | null }> } };

export type SystemAccessQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemAccessQuery = { now: string, userSessions: { nodes: Array<{ id: string, userName: string, startedAt: string, lastSeenAt: string, expiresAt: string, userAgent: string | null, isThis: boolean }> }, apiTokens: { nodes: Array<{ id: string, name: string, userName: string, role: UserRole, status: TokenStatus, createdAt: string, lastUsedAt: string | null, expiresAt: string }> } };

export type AddUserMutationVariables = Exact<{
  userName: string;
  role: UserRole;
}>;


export type AddUserMutation = { addUser: { result: { userName: string, code: string, expiresAt: string } } | null };

export type MakeLinkMutationVariables = Exact<{
  userName: string;
}>;


export type MakeLinkMutation = { makeSignInLink: { result: { userName: string, code: string, expiresAt: string } } | null };

export type SetUserRoleMutationVariables = Exact<{
  userName: string;
  role: UserRole;
}>;


export type SetUserRoleMutation = { setUserRole: { __typename: 'SetUserRolePayload' } | null };

export type DisableUserMutationVariables = Exact<{
  userName: string;
}>;


export type DisableUserMutation = { disableUser: { __typename: 'DisableUserPayload' } | null };

export type EnableUserMutationVariables = Exact<{
  userName: string;
}>;


export type EnableUserMutation = { enableUser: { __typename: 'EnableUserPayload' } | null };

export type SignOutUserMutationVariables = Exact<{
  userName?: string | null | undefined;
}>;


export type SignOutUserMutation = { signOutUser: { result: number } | null };

export type EndSessionMutationVariables = Exact<{
  sessionId: string;
}>;


export type EndSessionMutation = { endUserSession: { __typename: 'EndUserSessionPayload' } | null };

export type AddTokenMutationVariables = Exact<{
  userName: string;
  name: string;
  role: UserRole;
  days: number;
}>;


export type AddTokenMutation = { addApiToken: { result: { id: string, token: string } } | null };

export type EndTokenMutationVariables = Exact<{
  tokenId: string;
}>;


export type EndTokenMutation = { endApiToken: { __typename: 'EndApiTokenPayload' } | null };

export type SystemStateQueryVariables = Exact<{ [key: string]: never; }>;


export type SystemStateQuery = { now: string, systemState: Array<{ level: SystemLevel, about: string, says: string, todo: string | null }> | null };

export type WaitingItemsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingItemsQuery = { now: string, reviewItems: { totalCount: number } };
