import { SmallButton } from '../../look/SmallButton.tsx'
import { Panel } from '../panel/Panel.tsx'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'
import { ComparablesChart } from './ComparablesChart.tsx'
import { Offer } from './Offer.tsx'
import classes from './Offers.module.css'

/** Each round, and what it rests on. */
export function Offers() {
  const { lead, mayAct } = useSheet()
  const open = useOpenAct()
  const offers = lead.offers.nodes
  const found = lead.runs.nodes[0]?.valueBasis
  return (
    <Panel
      id="offers"
      title="Offers"
      aside={mayAct && <SmallButton onClick={() => open({ name: 'offer' })}>Make an offer …</SmallButton>}
    >
      {offers.length === 0 && <p className={classes.faint}>None has been made.</p>}
      <ol className={classes.offers}>
        {offers.map((offer) => (
          <Offer key={offer.id} offer={offer} />
        ))}
      </ol>
      <ComparablesChart
        sales={found?.comparables ?? []}
        outliers={found?.outliers ?? []}
        median={found?.medianPrice ?? undefined}
        asking={lead.askingPrice === null ? undefined : Number(lead.askingPrice)}
      />
    </Panel>
  )
}
