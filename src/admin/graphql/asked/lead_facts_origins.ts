// From src/admin/lead/facts/origins.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const FactOrigins: TypedDocumentNode<types.FactOriginsQuery, types.FactOriginsQueryVariables> = /* @__PURE__ */ gql(
  "query FactOrigins($leadId:UUID!){factOrigins(leadId:$leadId){fact setAt actorKind actor reason source words}}",
)
