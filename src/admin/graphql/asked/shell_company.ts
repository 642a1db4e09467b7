// From src/admin/shell/company.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const Company: TypedDocumentNode<types.CompanyQuery, types.CompanyQueryVariables> = /* @__PURE__ */ gql(
  "query Company{now settings(first:1){nodes{companyName timeZone}}stages{nodes{stage title}}}",
)
