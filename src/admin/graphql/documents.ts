// From the *.graphql of this folder and db/schema.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** What happened. */
export type EventType =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** A try of an agent failed. */
  | 'agent_failed'
  /** The number may be texted again. */
  | 'allowed_again'
  /** The vendor wrote START. */
  | 'asked_for_texts'
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
  /** The deal was written. */
  | 'deal_created'
  /** What came in was taken up again. */
  | 'deliveries_replayed'
  /** A timer sent a reminder. */
  | 'follow_up'
  /** The end or the reason of a hold became another. */
  | 'hold_changed'
  /** A move was refused. */
  | 'invalid_transition_attempt'
  /** An agent answered too late. */
  | 'late_result'
  /** Facts were changed. */
  | 'lead_edited'
  /** Automation waits for a person. */
  | 'lead_held'
  /** Two leads became one. */
  | 'lead_merged'
  /** A lead was read once more. */
  | 'lead_read_again'
  /** A hold ended. */
  | 'lead_released'
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
  /** A question is asked again. */
  | 'review_reopened'
  /** A question was answered, or closed by itself. */
  | 'review_resolved'
  /** A question is to wait. */
  | 'review_snoozed'
  /** A run was started anew. */
  | 'run_replayed'
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
  /** A timer of the rules fired. */
  | 'video_timeout'
  /** The number is not the vendor's. */
  | 'wrong_number';

/** Which way a text went. */
export type MessageDirection =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** From the vendor. */
  | 'inbound'
  /** To the vendor. */
  | 'outbound';

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

/** Whose move it is. */
export type Turn =
  /** Anything newer than this server. */
  | 'UNKNOWN'
  /** Ours: we owe the next step. */
  | 'us'
  /** The vendor's: the clock of their silence runs. */
  | 'vendor';

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

export type StageCountsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type StageCountsSubscription = { stageCountsChanged: { counts: Array<{ stage: StageName, leads: number }> } };

export type MoveNeedsQueryVariables = Exact<{
  leadId: string;
  toStage: StageName;
}>;


export type MoveNeedsQuery = { explainMove: { legal: boolean, legalStages: Array<StageName>, missingFields: Array<string>, reasonRequired: boolean } | null };

export type MoveMutationVariables = Exact<{
  leadId: string;
  toStage: StageName;
  expectedStage?: StageName | null | undefined;
  reason?: string | null | undefined;
}>;


export type MoveMutation = { requestTransition: { result: { moved: boolean, code: string | null, fromStage: StageName, toStage: StageName, missingFields: Array<string>, legalStages: Array<StageName> } } | null };

export type FillInMutationVariables = Exact<{
  leadId: string;
  askingPrice?: string | null | undefined;
  bedrooms?: number | null | undefined;
  condition?: PropertyCondition | null | undefined;
  propertyAddress?: string | null | undefined;
  propertyPostcode?: string | null | undefined;
  propertyType?: PropertyType | null | undefined;
  vendorName?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type FillInMutation = { editLead: { result: { saved: boolean, code: string | null } } | null };

export type EventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EventsSubscription = { pipelineEvents: { cursor: string, eventType: EventType, vendorLeadId: string | null } };

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

export const Board: TypedDocumentNode<BoardQuery, BoardQueryVariables> = gql(
  "query Board($first:Int!$orderBy:BoardOrder$search:String$source:String$owner:String$turn:Turn){now stageBoard(first:$first orderBy:$orderBy search:$search source:$source owner:$owner turn:$turn){...Column}}fragment Column on BoardStage{stage title isTerminal leadCount totalValue cards{...Card}}fragment Card on BoardCard{leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat dueAt heldAt takenOverBy optedOutAt openReviewCount openAlertCount lastTextBody lastTextDirection lastTextAt lastReplyAt offerAmount askingPrice owner}",
)
export const BoardChanges: TypedDocumentNode<BoardChangesQuery, BoardChangesQueryVariables> = gql(
  "query BoardChanges($leadIds:[UUID]!$orderBy:BoardOrder$search:String$source:String$owner:String$turn:Turn){now boardChanges(leadIds:$leadIds orderBy:$orderBy search:$search source:$source owner:$owner turn:$turn){...Column}}fragment Column on BoardStage{stage title isTerminal leadCount totalValue cards{...Card}}fragment Card on BoardCard{leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat dueAt heldAt takenOverBy optedOutAt openReviewCount openAlertCount lastTextBody lastTextDirection lastTextAt lastReplyAt offerAmount askingPrice owner}",
)
export const MoreCards: TypedDocumentNode<MoreCardsQuery, MoreCardsQueryVariables> = gql(
  "query MoreCards($stage:StageName!$after:String$first:Int!$orderBy:BoardOrder$search:String$source:String$owner:String$turn:Turn){boardCards(stage:$stage after:$after first:$first orderBy:$orderBy search:$search source:$source owner:$owner turn:$turn){...Card}}fragment Card on BoardCard{leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat dueAt heldAt takenOverBy optedOutAt openReviewCount openAlertCount lastTextBody lastTextDirection lastTextAt lastReplyAt offerAmount askingPrice owner}",
)
export const BoardRules: TypedDocumentNode<BoardRulesQuery, BoardRulesQueryVariables> = gql(
  "query BoardRules{stages(first:100 orderBy:POSITION_ASC){nodes{stage title description owner funnelStep isTerminal}}stageTransitions(first:200){nodes{fromStage toStage onlyReturn note}}leadSources(first:200){nodes{source}}}",
)
export const StageCounts: TypedDocumentNode<StageCountsSubscription, StageCountsSubscriptionVariables> = gql(
  "subscription StageCounts{stageCountsChanged{counts{stage leads}}}",
)
export const MoveNeeds: TypedDocumentNode<MoveNeedsQuery, MoveNeedsQueryVariables> = gql(
  "query MoveNeeds($leadId:UUID!$toStage:StageName!){explainMove(leadId:$leadId toStage:$toStage){legal legalStages missingFields reasonRequired}}",
)
export const Move: TypedDocumentNode<MoveMutation, MoveMutationVariables> = gql(
  "mutation Move($leadId:UUID!$toStage:StageName!$expectedStage:StageName$reason:String){requestTransition(input:{leadId:$leadId toStage:$toStage expectedStage:$expectedStage reason:$reason}){result{moved code fromStage toStage missingFields legalStages}}}",
)
export const FillIn: TypedDocumentNode<FillInMutation, FillInMutationVariables> = gql(
  "mutation FillIn($leadId:UUID!$askingPrice:BigFloat$bedrooms:Int$condition:PropertyCondition$propertyAddress:String$propertyPostcode:String$propertyType:PropertyType$vendorName:String$reason:String){editLead(input:{leadId:$leadId askingPrice:$askingPrice bedrooms:$bedrooms condition:$condition propertyAddress:$propertyAddress propertyPostcode:$propertyPostcode propertyType:$propertyType vendorName:$vendorName reason:$reason}){result{saved code}}}",
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
