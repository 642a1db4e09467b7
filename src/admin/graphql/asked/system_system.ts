// From src/admin/system/system.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const SystemWork: TypedDocumentNode<types.SystemWorkQuery, types.SystemWorkQueryVariables> = /* @__PURE__ */ gql(
  "query SystemWork{now workers(first:100){nodes{id host processId version state startedAt heartbeatAt running doing doingSince}}queueFigures{task called waiting due oldestDueAt running runningSince failing givenUp overdue overdueSince}unfinishedChanges{kind stage userName leadCount askedAt}deadLetters(first:100){totalCount nodes{id kind vendorLeadId what error givenUpAt}}}",
)
export const SystemDeliveries: TypedDocumentNode<types.SystemDeliveriesQuery, types.SystemDeliveriesQueryVariables> = /* @__PURE__ */ gql(
  "query SystemDeliveries($first:Int!){now webhookDeliveries(first:$first orderBy:RECEIVED_AT_DESC){totalCount nodes{id door source verdict problems{severity column value problem}receivedAt reference vendorLeadId}}}",
)
export const SystemImports: TypedDocumentNode<types.SystemImportsQuery, types.SystemImportsQueryVariables> = /* @__PURE__ */ gql(
  "query SystemImports{now leadImports(first:100 orderBy:PRIMARY_KEY_DESC){nodes{id file importedBy beganAt endedAt rowCount imported updated duplicates refused refusals stoppedBecause}}}",
)
export const LeadsOfImport: TypedDocumentNode<types.LeadsOfImportQuery, types.LeadsOfImportQueryVariables> = /* @__PURE__ */ gql(
  "query LeadsOfImport($id:UUID!){leadImport(id:$id){leadIds}}",
)
export const ImportSources: TypedDocumentNode<types.ImportSourcesQuery, types.ImportSourcesQueryVariables> = /* @__PURE__ */ gql(
  "query ImportSources{leadSources(first:200){nodes{source}}}",
)
export const ReadAgain: TypedDocumentNode<types.ReadAgainMutation, types.ReadAgainMutationVariables> = /* @__PURE__ */ gql(
  "mutation ReadAgain($deliveryId:UUID!$reason:String!$mended:MendedFacts){readDeliveryAgain(input:{deliveryId:$deliveryId reason:$reason mended:$mended}){result}}",
)
export const SystemUsers: TypedDocumentNode<types.SystemUsersQuery, types.SystemUsersQueryVariables> = /* @__PURE__ */ gql(
  "query SystemUsers{now users(first:200){nodes{id name role createdAt disabledAt lastSeenAt openSessions signsInBy linkExpiresAt}}}",
)
export const SystemAccess: TypedDocumentNode<types.SystemAccessQuery, types.SystemAccessQueryVariables> = /* @__PURE__ */ gql(
  "query SystemAccess{now userSessions(first:200){nodes{id userName startedAt lastSeenAt expiresAt userAgent isThis}}apiTokens(first:200){nodes{id name userName role status createdAt lastUsedAt expiresAt}}}",
)
export const AddUser: TypedDocumentNode<types.AddUserMutation, types.AddUserMutationVariables> = /* @__PURE__ */ gql(
  "mutation AddUser($userName:String!$role:UserRole!){addUser(input:{userName:$userName role:$role}){result{userName code expiresAt}}}",
)
export const MakeLink: TypedDocumentNode<types.MakeLinkMutation, types.MakeLinkMutationVariables> = /* @__PURE__ */ gql(
  "mutation MakeLink($userName:String!){makeSignInLink(input:{userName:$userName}){result{userName code expiresAt}}}",
)
export const SetUserRole: TypedDocumentNode<types.SetUserRoleMutation, types.SetUserRoleMutationVariables> = /* @__PURE__ */ gql(
  "mutation SetUserRole($userName:String!$role:UserRole!){setUserRole(input:{userName:$userName role:$role}){__typename}}",
)
export const DisableUser: TypedDocumentNode<types.DisableUserMutation, types.DisableUserMutationVariables> = /* @__PURE__ */ gql(
  "mutation DisableUser($userName:String!){disableUser(input:{userName:$userName}){__typename}}",
)
export const EnableUser: TypedDocumentNode<types.EnableUserMutation, types.EnableUserMutationVariables> = /* @__PURE__ */ gql(
  "mutation EnableUser($userName:String!){enableUser(input:{userName:$userName}){__typename}}",
)
export const SignOutUser: TypedDocumentNode<types.SignOutUserMutation, types.SignOutUserMutationVariables> = /* @__PURE__ */ gql(
  "mutation SignOutUser($userName:String){signOutUser(input:{userName:$userName}){result}}",
)
export const EndSession: TypedDocumentNode<types.EndSessionMutation, types.EndSessionMutationVariables> = /* @__PURE__ */ gql(
  "mutation EndSession($sessionId:UUID!){endUserSession(input:{sessionId:$sessionId}){__typename}}",
)
export const AddToken: TypedDocumentNode<types.AddTokenMutation, types.AddTokenMutationVariables> = /* @__PURE__ */ gql(
  "mutation AddToken($userName:String!$name:String!$role:UserRole!$days:Int!){addApiToken(input:{userName:$userName name:$name role:$role days:$days}){result{id token}}}",
)
export const EndToken: TypedDocumentNode<types.EndTokenMutation, types.EndTokenMutationVariables> = /* @__PURE__ */ gql(
  "mutation EndToken($tokenId:UUID!){endApiToken(input:{tokenId:$tokenId}){__typename}}",
)
