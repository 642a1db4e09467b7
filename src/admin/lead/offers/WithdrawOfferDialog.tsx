import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { WithdrawOffer } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { type OfferRow, useSheet } from '../state/sheet.ts'

export function WithdrawOfferDialog({ offer, onClose }: { offer: OfferRow; onClose: () => void }) {
  const { act } = useSheet()
  return (
    <ActForm
      title={`Withdraw the offer of ${poundsInWords(Number(offer.amount))}`}
      says="It is off the table; a text that carries it and has not left is dropped. The vendor is not told by this: write to them."
      submit="Withdraw it"
      isGrave
      onClose={onClose}
      onSubmit={(given) =>
        act(WithdrawOffer, { offerId: offer.id, reason: givenText(given, 'reason') ?? '' })
      }
    >
      <Reason isFirst />
    </ActForm>
  )
}
