// From src/admin/live/events.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const EventCursor: TypedDocumentNode<types.EventCursorQuery, types.EventCursorQueryVariables> = /* @__PURE__ */ gql(
  "query EventCursor{eventCursor}",
)
export const Events: TypedDocumentNode<types.EventsSubscription, types.EventsSubscriptionVariables> = /* @__PURE__ */ gql(
  "subscription Events($after:String){pipelineEvents(after:$after){cursor eventType vendorLeadId}}",
)
