import { Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CorrectOffer, MakeOffer } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { ActForm } from '../acts/ActForm.tsx'
import { givenSum, givenText } from '../acts/given.ts'
import { Reason } from '../acts/Reason.tsx'
import { Cost } from '../conversation/Cost.tsx'
import { type OfferRow, useSheet } from '../state/sheet.ts'
import { segmentsOf } from '../text/segments.ts'

/** Makes an offer, or puts one right. */
export function OfferDialog({ corrected, onClose }: { corrected?: OfferRow; onClose: () => void }) {
  const { lead, act, mayOverride, maxSegments } = useSheet()
  const last = lead.offers.nodes[0]
  const [words, setWords] = useState('')

  function submit(given: FormData) {
    const amount = givenSum(given, 'amount') ?? ''
    const body = givenText(given, 'body')
    const exceedsBecause = givenText(given, 'exceedsBecause')
    if (corrected !== undefined) {
      const reason = givenText(given, 'reason') ?? ''
      return act(CorrectOffer, { offerId: corrected.id, amount, body, reason, exceedsBecause })
    }
    const lowersBecause = givenText(given, 'lowersBecause')
    return act(MakeOffer, { leadId: lead.id, amount, body, exceedsBecause, lowersBecause })
  }

  return (
    <ActForm
      title={
        corrected === undefined
          ? 'Make an offer'
          : `Correct the offer of ${poundsInWords(Number(corrected.amount))}`
      }
      says={
        last !== undefined &&
        `The last was ${poundsInWords(Number(last.amount))}; the sums allow ${poundsInWords(Number(last.ceiling))}.`
      }
      submit={corrected === undefined ? 'Offer it' : 'Correct it'}
      isImpossible={segmentsOf(words) > maxSegments}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextInput name="amount" label="Offer" leftSection="£" inputMode="decimal" required data-autofocus />
      <Textarea
        name="body"
        label="Text to the vendor"
        description="Left empty, nothing is sent: you have told them in another way."
        autosize
        minRows={2}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {words.trim() !== '' && <Cost body={words} isKept={false} />}
      {corrected === undefined ? (
        last !== undefined && (
          <TextInput name="lowersBecause" label="Why it is less than the last, if it is" />
        )
      ) : (
        <Reason />
      )}
      {mayOverride ? (
        <TextInput
          name="exceedsBecause"
          label="Why it goes beyond market value, ceiling or rounds, if it does"
        />
      ) : (
        <Text size="sm" c="dimmed">
          Only an admin goes beyond market value, ceiling or rounds.
        </Text>
      )}
    </ActForm>
  )
}
