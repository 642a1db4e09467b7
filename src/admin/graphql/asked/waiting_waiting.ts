// From src/admin/waiting/waiting.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const WaitingItems: TypedDocumentNode<types.WaitingItemsQuery, types.WaitingItemsQueryVariables> = /* @__PURE__ */ gql(
  "query WaitingItems{now reviewItems(filter:{resolvedAt:{isNull:true}snoozed:{equalTo:false}}){totalCount}}",
)
