// From the *.graphql of this folder and db/schema.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export type StageFiguresQueryVariables = Exact<{ [key: string]: never; }>;


export type StageFiguresQuery = { now: string, stageFigures: Array<{ stage: StageName, title: string, leads: number, value: string }> };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { pipelineEvents: { cursor: string, eventType: string, vendorLeadId: string | null } };

export type CompanyQueryVariables = Exact<{ [key: string]: never; }>;


export type CompanyQuery = { now: string, settings: { nodes: Array<{ companyName: string, timeZone: string }> } };

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

export const StageFigures: TypedDocumentNode<StageFiguresQuery, StageFiguresQueryVariables> = gql(
  "query StageFigures{now stageFigures{stage title leads value}}",
)
export const Events: TypedDocumentNode<EventsSubscription, EventsSubscriptionVariables> = gql(
  "subscription Events($after:String){pipelineEvents(after:$after){cursor eventType vendorLeadId}}",
)
export const Company: TypedDocumentNode<CompanyQuery, CompanyQueryVariables> = gql(
  "query Company{now settings(first:1){nodes{companyName timeZone}}}",
)
export const StandingStops: TypedDocumentNode<StandingStopsQuery, StandingStopsQueryVariables> = gql(
  "query StandingStops{now textStops(filter:{endedAt:{isNull:true}}first:50){nodes{id scope reason since stoppedBy}}}",
)
export const StopTexts: TypedDocumentNode<StopTextsMutation, StopTextsMutationVariables> = gql(
  "mutation StopTexts($reason:String!){stopTexts(input:{scope:\"all\" reason:$reason}){result{id}}}",
)
export const ResumeTexts: TypedDocumentNode<ResumeTextsMutation, ResumeTextsMutationVariables> = gql(
  "mutation ResumeTexts($scope:String!$reason:String!){resumeTexts(input:{scope:$scope reason:$reason}){result{id endedAt}}}",
)
