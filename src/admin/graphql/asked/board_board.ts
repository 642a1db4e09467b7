// From src/admin/board/board.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const Board: TypedDocumentNode<types.BoardQuery, types.BoardQueryVariables> = /* @__PURE__ */ gql(
  "query Board($first:Int!$orderBy:BoardOrder$search:String$source:String$owner:String$turn:Turn){now stageBoard(first:$first orderBy:$orderBy search:$search source:$source owner:$owner turn:$turn){...Column}}fragment Column on BoardStage{stage title isTerminal leadCount totalValue cards{...Card}}fragment Card on BoardCard{leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat dueAt heldAt takenOverBy optedOutAt openReviewCount openAlertCount lastTextBody lastTextDirection lastTextAt lastReplyAt offerAmount askingPrice owner}",
)
export const BoardChanges: TypedDocumentNode<types.BoardChangesQuery, types.BoardChangesQueryVariables> = /* @__PURE__ */ gql(
  "query BoardChanges($leadIds:[UUID]!$orderBy:BoardOrder$search:String$source:String$owner:String$turn:Turn){now boardChanges(leadIds:$leadIds orderBy:$orderBy search:$search source:$source owner:$owner turn:$turn){...Column}}fragment Column on BoardStage{stage title isTerminal leadCount totalValue cards{...Card}}fragment Card on BoardCard{leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat dueAt heldAt takenOverBy optedOutAt openReviewCount openAlertCount lastTextBody lastTextDirection lastTextAt lastReplyAt offerAmount askingPrice owner}",
)
export const MoreCards: TypedDocumentNode<types.MoreCardsQuery, types.MoreCardsQueryVariables> = /* @__PURE__ */ gql(
  "query MoreCards($stage:StageName!$after:String$first:Int!$orderBy:BoardOrder$search:String$source:String$owner:String$turn:Turn){boardCards(stage:$stage after:$after first:$first orderBy:$orderBy search:$search source:$source owner:$owner turn:$turn){...Card}}fragment Card on BoardCard{leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat dueAt heldAt takenOverBy optedOutAt openReviewCount openAlertCount lastTextBody lastTextDirection lastTextAt lastReplyAt offerAmount askingPrice owner}",
)
export const BoardRules: TypedDocumentNode<types.BoardRulesQuery, types.BoardRulesQueryVariables> = /* @__PURE__ */ gql(
  "query BoardRules{stages(first:100 orderBy:POSITION_ASC){nodes{stage title description owner funnelStep isTerminal}}stageTransitions(first:200){nodes{fromStage toStage onlyReturn note}}leadSources(first:200){nodes{source}}}",
)
