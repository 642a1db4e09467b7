// From src/admin/rules/answers/answers.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const RuleAnswers: TypedDocumentNode<types.RuleAnswersQuery, types.RuleAnswersQueryVariables> = /* @__PURE__ */ gql(
  "query RuleAnswers{now commonAnswers(first:100 orderBy:PRIMARY_KEY_ASC){nodes{question asks body holdsWhen}}trueWords(first:200 orderBy:PRIMARY_KEY_ASC){nodes{words trueBecause}}}",
)
export const EditCommonAnswer: TypedDocumentNode<types.EditCommonAnswerMutation, types.EditCommonAnswerMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditCommonAnswer($question:String!$body:String!$insteadOf:String!$reason:String!){editCommonAnswer(input:{question:$question body:$body insteadOf:$insteadOf reason:$reason}){result{question}}}",
)
export const AddTrueWords: TypedDocumentNode<types.AddTrueWordsMutation, types.AddTrueWordsMutationVariables> = /* @__PURE__ */ gql(
  "mutation AddTrueWords($words:String!$reason:String!){addTrueWords(input:{words:$words reason:$reason}){result{words}}}",
)
export const RemoveTrueWords: TypedDocumentNode<types.RemoveTrueWordsMutation, types.RemoveTrueWordsMutationVariables> = /* @__PURE__ */ gql(
  "mutation RemoveTrueWords($words:String!$reason:String!){removeTrueWords(input:{words:$words reason:$reason}){result{words}}}",
)
