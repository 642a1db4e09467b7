import { SmallButton } from '../../look/SmallButton.tsx'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { dayInWords } from '../../time/words.ts'
import facts from '../facts/Facts.module.css'
import offers from '../offers/Offers.module.css'
import { Panel } from '../panel/Panel.tsx'
import { useOpenAct } from '../state/open_act.ts'
import { type LeadRow, useSheet } from '../state/sheet.ts'

type Deal = NonNullable<LeadRow['deal']>

/** What was agreed, who buys, and how far it is; nothing before there is a deal. */
export function DealPanel() {
  const { lead, mayAct, asOf } = useSheet()
  const open = useOpenAct()
  const { deal } = lead
  if (deal === null) return null
  const isOpen = deal.completedOn === null && deal.fellThroughAt === null
  return (
    <Panel
      id="deal"
      title="Deal"
      aside={
        asOf !== undefined
          ? 'as it is now'
          : mayAct && (
              <>
                <SmallButton onClick={() => open({ name: 'edit deal' })}>Change it …</SmallButton>
                {isOpen && (
                  <SmallButton onClick={() => open({ name: 'reduce price' })}>Reduce the price …</SmallButton>
                )}
              </>
            )
      }
    >
      <dl className={facts.facts}>
        {linesOf(deal).map(([label, value]) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd className={value === null ? facts.faint : undefined}>{value ?? 'not yet'}</dd>
          </div>
        ))}
      </dl>
      <ul className={offers.offers}>
        {deal.dealReductions.nodes.map(({ id, amount, evidence, agreedBy }) => (
          <li key={id} className={offers.faint}>
            {poundsInWords(Number(amount))} less, by {agreedBy}: {evidence}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const day = (at: string | null) => (at === null ? null : dayInWords(Date.parse(at)))
const sum = (pounds: string | null) => (pounds === null ? null : poundsInWords(Number(pounds)))

function linesOf(deal: Deal): [label: string, value: string | null][] {
  const lines: [string, string | null, isAlways?: boolean][] = [
    ['Agreed', sum(deal.agreedPrice), true],
    ['Identity', day(deal.vendorIdentityCheckedAt), true],
    ['Investor', deal.investorName, true],
    ['Reserved', day(deal.reservedAt), true],
    ['Our fee', sum(deal.sourcingFee)],
    ['Reservation', sum(deal.reservationFee)],
    ['Legal fees', sum(deal.legalFees)],
    ['Solicitor', deal.solicitor],
    ['Exchange', day(deal.exchangedOn) ?? expected(deal.expectedExchangeOn), true],
    ['Completion', day(deal.completedOn) ?? expected(deal.expectedCompletionOn), true],
    ['Fell through', day(deal.fellThroughAt)],
    ['On', deal.fellThroughAt === null ? null : (deal.fallThroughKindDetails?.title ?? 'not told')],
    ['Because', deal.fallThroughReason],
  ]
  return lines.flatMap(([label, value, isAlways]): [string, string | null][] =>
    value === null && isAlways !== true ? [] : [[label, value]],
  )
}

const expected = (date: string | null) => (date === null ? null : `expected ${day(date)}`)
