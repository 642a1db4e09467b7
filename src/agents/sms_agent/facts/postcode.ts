import { findPostcodes } from '../../../postcodes/find_postcodes.ts'
import { placesIn } from './address.ts'
import { withWrittenPostcodes } from './spoken_postcode.ts'
import { areTwo, isThere } from './where_it_stands.ts'

/** The property's postcode in a text, in its written form; where somebody lives or gets their post does not count. */
export function readPostcode(text: string): string | null {
  const said = withWrittenPostcodes(text)
  const places = placesIn(said)
  const isOfAnother = (at: number) =>
    places.findLast(({ index }) => index < at && !/[.;!?\n]/.test(said.slice(index, at)))?.isOurs === false
  const found = findPostcodes(said).filter(
    ({ at, postcode }) =>
      isThere(said, at, postcode.length) &&
      !isOfAnother(at) &&
      !/\b(?:not|isn['’]?t|wasn['’]?t|no longer|instead of|rather than)(?: in| at)?\W*$/i.test(
        said.slice(0, at),
      ),
  )
  const codes = found.map(({ postcode, at }) => ({
    said: new RegExp(`^(?:\\w[ -]{0,2}){${postcode.length - 2}}\\w`).exec(said.slice(at))?.[0] ?? postcode,
    index: at,
  }))
  const [last] = codes.slice(-1)
  const isOneOfTwo =
    last !== undefined &&
    /^ ?\??,? (?:i think )?(?:or|maybe)\b/i.test(said.slice(last.index + last.said.length))
  return isOneOfTwo || areTwo(said, codes) ? null : (found.at(-1)?.postcode ?? null)
}
