// From src/admin/lead/deal/deal.graphql, by npm run db:types
import { gql, type TypedDocumentNode } from '@urql/core'
import type * as types from './api_types.ts'

export const EditDeal: TypedDocumentNode<types.EditDealMutation, types.EditDealMutationVariables> = /* @__PURE__ */ gql(
  "mutation EditDeal($dealId:UUID!$expectedUpdatedAt:Datetime$agreedPrice:BigFloat$investorName:String$vendorIdentityCheckedAt:Datetime$reservedAt:Datetime$sourcingFee:BigFloat$reservationFee:BigFloat$legalFees:BigFloat$solicitor:String$expectedExchangeOn:Date$exchangedOn:Date$expectedCompletionOn:Date$completedOn:Date$fallThroughKind:String$clear:[String]$reason:String){editDeal(input:{dealId:$dealId expectedUpdatedAt:$expectedUpdatedAt agreedPrice:$agreedPrice investorName:$investorName vendorIdentityCheckedAt:$vendorIdentityCheckedAt reservedAt:$reservedAt sourcingFee:$sourcingFee reservationFee:$reservationFee legalFees:$legalFees solicitor:$solicitor expectedExchangeOn:$expectedExchangeOn exchangedOn:$exchangedOn expectedCompletionOn:$expectedCompletionOn completedOn:$completedOn fallThroughKind:$fallThroughKind clear:$clear reason:$reason}){result{saved code}}}",
)
