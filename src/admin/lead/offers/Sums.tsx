import { VisuallyHidden } from '@mantine/core'
import type { OfferSumsFragment } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import classes from './Offers.module.css'
import { sumsOf } from './sums_of.ts'

/** The sums behind an offer, so that anyone can follow them. */
export function Sums({ basis }: { basis: OfferSumsFragment }) {
  const sums = sumsOf(basis)
  if (sums.length === 0) return <p className={classes.faint}>It came with no sums.</p>
  return (
    <table className={classes.sums}>
      <VisuallyHidden component="caption">How the most that we may pay comes about</VisuallyHidden>
      <tbody>
        {sums.map(({ words, amount, isTotal }) => (
          <tr key={words} data-total={isTotal}>
            <th scope="row">{words}</th>
            <td>{poundsInWords(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
