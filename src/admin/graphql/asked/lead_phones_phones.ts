// From src/admin/lead/phones/phones.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const AddPhone: TypedDocumentNode<types.AddPhoneMutation, types.AddPhoneMutationVariables> = /* @__PURE__ */ gql(
  "mutation AddPhone($leadId:UUID!$phone:String!$reason:String){addLeadPhone(input:{leadId:$leadId phone:$phone reason:$reason}){result{phone}}}",
)
export const RemovePhone: TypedDocumentNode<types.RemovePhoneMutation, types.RemovePhoneMutationVariables> = /* @__PURE__ */ gql(
  "mutation RemovePhone($leadId:UUID!$phone:String!$reason:String){removeLeadPhone(input:{leadId:$leadId phone:$phone reason:$reason}){result}}",
)
export const SuppressNumber: TypedDocumentNode<types.SuppressNumberMutation, types.SuppressNumberMutationVariables> = /* @__PURE__ */ gql(
  "mutation SuppressNumber($phone:String!$reason:String!){suppressNumber(input:{phone:$phone reason:$reason}){result{phone}}}",
)
