import type { SaleFragment } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { counted } from '../../words/plain_words.ts'
import classes from './Offers.module.css'

interface Props {
  sales: readonly SaleFragment[]
  outliers: readonly SaleFragment[]
  median: number | undefined
  asking: number | undefined
}

const width = 320
const height = 96
const edge = 8

/** Sold prices nearby by date, what was left out as rings, and the asking price as a line. */
export function ComparablesChart({ sales, outliers, median, asking }: Props) {
  const all = [...sales, ...outliers]
  if (all.length === 0) return null
  const prices = [...all.map(({ price }) => price), ...[asking, median].filter((each) => each !== undefined)]
  const dates = all.map(({ soldOn }) => Date.parse(soldOn))
  const x = scaled(dates, edge, width - edge)
  const y = scaled(prices, height - edge, edge)
  const [least, most] = [Math.min(...prices), Math.max(...prices)].map(poundsInWords)
  const line = (price: number, name: string) => (
    <line x1="0" x2={width} y1={y(price)} y2={y(price)} className={classes.line} data-line={name} />
  )
  return (
    <figure className={classes.figure}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${counted(sales.length, 'sale')} nearby from ${least} to ${most}`}
      >
        {median !== undefined && line(median, 'median')}
        {asking !== undefined && line(asking, 'asking')}
        {all.map((sale, index) => (
          <circle
            key={sale.transactionId}
            cx={x(Date.parse(sale.soldOn))}
            cy={y(sale.price)}
            r="3.5"
            className={classes.sale}
            data-left-out={index >= sales.length}
          >
            <title>{`${poundsInWords(sale.price)}, ${sale.soldOn}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption className={classes.faint}>
        {counted(sales.length, 'sale')} nearby{outliers.length > 0 && `, ${outliers.length} left out (rings)`}
        {median !== undefined && `; median ${poundsInWords(median)}`}
        {asking !== undefined && `; asked ${poundsInWords(asking)} (dashes)`}
      </figcaption>
    </figure>
  )
}

/** From the span of the values to that of the picture. */
function scaled(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const span = most - least
  return (value) => (span === 0 ? (from + to) / 2 : from + ((value - least) / span) * (to - from))
}
