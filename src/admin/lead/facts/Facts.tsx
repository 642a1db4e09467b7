import { factFields } from '../../facts/fact_fields.ts'
import { SmallButton } from '../../look/SmallButton.tsx'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { Flags } from '../flags/Flags.tsx'
import { Panel } from '../panel/Panel.tsx'
import { useOpenAct } from '../state/open_act.ts'
import { type LeadRow, useSheet } from '../state/sheet.ts'
import { Fact } from './Fact.tsx'
import { FactOrigin } from './FactOrigin.tsx'
import classes from './Facts.module.css'
import { useOrigins } from './useOrigins.ts'

/** What is known of the vendor and the house; each is changed where it stands. */
export function Facts() {
  const { lead, explained, mayAct } = useSheet()
  const open = useOpenAct()
  const origins = useOrigins()
  const { estimatedMarketValue } = lead
  const worth = origins.get('estimated_market_value')
  return (
    <Panel
      id="facts"
      title="Facts"
      aside={
        mayAct && (
          <>
            <SmallButton onClick={() => open({ name: 'valuation' })}>Value it …</SmallButton>
            <SmallButton onClick={() => open({ name: 'flag' })}>Red flag …</SmallButton>
            <SmallButton onClick={() => open({ name: 'phones' })}>Phones …</SmallButton>
          </>
        )
      }
    >
      <Flags />
      <dl className={classes.facts}>
        {factFields.map((field) => (
          <Fact key={field.name} field={field} origin={origins.get(field.column)} />
        ))}
        {estimatedMarketValue !== null && (
          <>
            <dt>Market value</dt>
            <dd className={classes.fact} data-known="true">
              <span>
                {poundsInWords(Number(estimatedMarketValue))}
                <span className={classes.faint}>{besideValue(lead)}</span>
              </span>
              {worth !== undefined && <FactOrigin label="market value" origin={worth} />}
            </dd>
          </>
        )}
        {explained.otherPhones.length > 0 && (
          <>
            <dt>Other phones</dt>
            <dd>{explained.otherPhones.map(({ phone, knownBy }) => `${phone} (${knownBy})`).join(', ')}</dd>
          </>
        )}
        {lead.rejectionReason !== null && (
          <>
            <dt>Said no</dt>
            <dd>{lead.rejectionReason}</dd>
          </>
        )}
      </dl>
    </Panel>
  )
}

/** How the price stands to it, and whether that leaves a deal. */
function besideValue({ bmvScore, validationPassed }: LeadRow): string {
  const percent = Math.round(Number(bmvScore))
  const price =
    bmvScore === null ? '' : `, the price is ${Math.abs(percent)} % ${percent >= 0 ? 'less' : 'more'}`
  return validationPassed === null
    ? price
    : `${price}; validation ${validationPassed ? 'passed' : 'not passed: no deal'}`
}
