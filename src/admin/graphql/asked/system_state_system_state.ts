// From src/admin/system_state/system_state.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const SystemState: TypedDocumentNode<types.SystemStateQuery, types.SystemStateQueryVariables> = /* @__PURE__ */ gql(
  "query SystemState{now systemState{level about says todo}}",
)
