import { poundsInWords } from '../../money/pounds_in_words.ts'
import { Panel } from '../panel/Panel.tsx'
import { type LeadRow, useSheet } from '../state/sheet.ts'
import { Fact } from './Fact.tsx'
import classes from './Facts.module.css'
import { factFields } from './fact_fields.ts'

/** What is known of the vendor and the house; each is changed where it stands. */
export function Facts() {
  const { lead, explained, mayAct } = useSheet()
  const { estimatedMarketValue } = lead
  return (
    <Panel id="facts" title="Facts" aside={mayAct ? 'press one to change it' : undefined}>
      <dl className={classes.facts}>
        {factFields.map((field) => (
          <Fact key={field.name} field={field} />
        ))}
        {estimatedMarketValue !== null && (
          <>
            <dt>Market value</dt>
            <dd>
              {poundsInWords(Number(estimatedMarketValue))}
              <span className={classes.faint}>{besideValue(lead)}</span>
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
  return validationPassed === false ? `${price}: no deal` : price
}
