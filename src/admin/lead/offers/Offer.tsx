import { Group } from '@mantine/core'
import { SmallButton } from '../../look/SmallButton.tsx'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { When } from '../../time/When.tsx'
import { useOpenAct } from '../state/open_act.ts'
import { type OfferRow, useSheet } from '../state/sheet.ts'
import classes from './Offers.module.css'
import { Sums } from './Sums.tsx'

const isOnTheTable = ({ status }: OfferRow) => status === 'made' || status === 'sent'

const states: Readonly<Record<string, string>> = {
  made: 'not sent yet',
  sent: 'with the vendor',
  countered: 'countered',
  accepted: 'accepted',
  rejected: 'rejected',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
}

/** How the sum came about. */
const why: Readonly<Record<string, string>> = {
  opening: 'first offer',
  reopening: 'offer taken up again',
  met_counter: 'their figure was met',
  concession: 'a step towards their figure',
}

export function Offer({ offer }: { offer: OfferRow }) {
  const { mayAct } = useSheet()
  const open = useOpenAct()
  const { counterAmount, ceiling, madeBy, exceedsBecause, expiresAt } = offer
  const { basis } = offer
  return (
    <li className={classes.offer} data-open={isOnTheTable(offer)}>
      <div className={classes.head}>
        <strong>{poundsInWords(Number(offer.amount))}</strong>
        <span>
          {states[offer.status] ?? offer.status}
          {counterAmount !== null && ` with ${poundsInWords(Number(counterAmount))}`}
        </span>
        <span className={classes.faint}>
          round {offer.round}, <When at={offer.sentAt ?? offer.createdAt} />
        </span>
      </div>
      <div className={classes.faint}>
        {[
          madeBy === null ? 'by the Offer Engine' : `by ${madeBy}`,
          `at most ${poundsInWords(Number(ceiling))}`,
          basis.because !== null && (why[basis.because] ?? basis.because),
          exceedsBecause !== null && `above the limits: ${exceedsBecause}`,
        ]
          .filter(Boolean)
          .join('; ')}
        {expiresAt !== null && (
          <>
            {isOnTheTable(offer) ? '; ends ' : '; was to end '}
            <When at={expiresAt} />
          </>
        )}
      </div>
      <details>
        <summary>The sums</summary>
        <Sums basis={basis} />
      </details>
      {mayAct && isOnTheTable(offer) && (
        <Group gap="0.35rem" mt="0.25rem">
          <SmallButton onClick={() => open({ name: 'correct offer', offer })}>Correct …</SmallButton>
          <SmallButton onClick={() => open({ name: 'withdraw offer', offer })}>Withdraw …</SmallButton>
        </Group>
      )}
    </li>
  )
}
