import { Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenMoment, givenSum, givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { CorrectOffer, MakeOffer } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import { Cost } from '../conversation/Cost.tsx'
import { useClaims } from '../conversation/useClaims.ts'
import { type OfferRow, useSheet } from '../state/sheet.ts'
import { useAsSeen } from '../state/useAsSeen.ts'
import { claimsInWords } from '../text/claims.ts'
import { segmentsOf } from '../text/segments.ts'

/** Makes an offer, or puts one right. */
export function OfferDialog({ corrected, onClose }: { corrected?: OfferRow; onClose: () => void }) {
  const { lead, act, mayOverride, maxSegments } = useSheet()
  const last = lead.offers.nodes[0]
  const now = lead.offers.nodes.find(({ id }) => id === corrected?.id) ?? corrected
  const { seen: expectedRound, heeded } = useAsSeen(last?.round ?? 0)
  const { seen: insteadOf, heeded: heededSum } = useAsSeen(now?.amount ?? '')
  const [words, setWords] = useState('')
  const [sum, setSum] = useState('')
  const offering = sum.replaceAll(/[£,\s]/g, '')
  const { claimsOf, follow } = useClaims(lead.id, /^\d+(\.\d{1,2})?$/.test(offering) ? offering : undefined)
  const claims = claimsInWords(claimsOf(words))

  function submit(given: FormData) {
    const amount = givenSum(given, 'amount') ?? ''
    const body = givenText(given, 'body')
    const exceedsBecause = givenText(given, 'exceedsBecause')
    if (corrected !== undefined) {
      const reason = givenText(given, 'reason') ?? ''
      const offered = { offerId: corrected.id, amount, body, reason, exceedsBecause }
      return heededSum(act(CorrectOffer, { ...offered, insteadOf }))
    }
    const lowersBecause = givenText(given, 'lowersBecause')
    const expiresAt = givenMoment(given, 'expiresAt')
    const offered = { leadId: lead.id, amount, body, exceedsBecause, lowersBecause, expiresAt }
    return heeded(act(MakeOffer, { ...offered, expectedRound }))
  }

  return (
    <ActForm
      title={
        corrected === undefined
          ? 'Make an offer'
          : `Correct the offer of ${poundsInWords(Number(now?.amount))}`
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
      <TextInput
        name="amount"
        label="Offer"
        leftSection="£"
        inputMode="decimal"
        required
        value={sum}
        onChange={(event) => {
          setSum(event.currentTarget.value)
          follow(words)
        }}
        data-autofocus
      />
      <Textarea
        name="body"
        label="Text to the vendor"
        description="Left empty, nothing is sent: you have told them in another way."
        autosize
        minRows={2}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value)
          follow(event.currentTarget.value)
        }}
      />
      {words.trim() !== '' && <Cost body={words} isKept={false} />}
      <Text role="status" size="sm" c="var(--mantine-color-error)">
        {claims !== undefined && `${claims} Sent all the same, it stays on record.`}
      </Text>
      {corrected === undefined && (
        <MomentInput name="expiresAt" label="When it ends (left empty: it stands until it is answered)" />
      )}
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
