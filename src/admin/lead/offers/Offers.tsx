import { Button } from '@mantine/core'
import { useOpenAct } from '../acts/open_act.ts'
import { Panel } from '../panel/Panel.tsx'
import { useSheet } from '../state/sheet.ts'
import { valuationOf } from './basis.ts'
import { ComparablesChart } from './ComparablesChart.tsx'
import { Offer } from './Offer.tsx'
import classes from './Offers.module.css'

/** Each round, and what it rests on. */
export function Offers() {
  const { lead, mayAct } = useSheet()
  const open = useOpenAct()
  const offers = lead.offers.nodes
  const basis = valuationOf(lead.runs.nodes[0]?.result)
  const { comparables = [], outliers = [], medianPrice } = basis
  return (
    <Panel
      id="offers"
      title="Offers"
      aside={
        mayAct && (
          <Button size="compact-xs" variant="default" onClick={() => open({ name: 'offer' })}>
            Make an offer …
          </Button>
        )
      }
    >
      {offers.length === 0 && <p className={classes.faint}>None has been made.</p>}
      <ol className={classes.offers}>
        {offers.map((offer) => (
          <Offer key={offer.id} offer={offer} />
        ))}
      </ol>
      <ComparablesChart
        sales={comparables}
        outliers={outliers}
        median={medianPrice}
        asking={lead.askingPrice === null ? undefined : Number(lead.askingPrice)}
      />
    </Panel>
  )
}
