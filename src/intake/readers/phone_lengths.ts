import metadata from 'libphonenumber-js/metadata.max'

/** Where libphonenumber keeps the lengths of a country's numbers. */
const position = 3

const known = new Map<string, readonly number[]>()

/** How many digits a national number of a calling code may have. The few shorter ones of Britain and America do not count. */
export function possibleLengths(callingCode: string): readonly number[] {
  if (callingCode === '44' || callingCode === '1') return [10]
  const before = known.get(callingCode)
  if (before !== undefined) return before
  const lengths = Array.from(new Set(plansOf(callingCode).flatMap((plan) => plan[position] as number[])))
  known.set(callingCode, lengths)
  return lengths
}

function plansOf(callingCode: string): readonly (readonly unknown[])[] {
  const { countries, country_calling_codes: codes, nonGeographic } = metadata
  const plans = Object.entries(codes)
    .filter(([code]) => code === callingCode)
    .flatMap(([, names]) => names.map((name) => countries[name]))
  return (plans.length > 0 ? plans : [nonGeographic[callingCode]]) as unknown as (readonly unknown[])[]
}
