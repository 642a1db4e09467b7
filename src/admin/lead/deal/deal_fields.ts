import { type DealField, dealFields, givenOfDeal } from '../../facts/deal_fields.ts'
import { givenText } from '../../forms/given.ts'
import type { TwoVersions } from '../../forms/refusal_of_act.ts'
import type { EditDealInput } from '../../graphql/documents.ts'
import { wallClockOf } from '../../time/zoned.ts'
import type { LeadRow } from '../state/sheet.ts'

export type Deal = NonNullable<LeadRow['deal']>

/** As it stands in its field of the form. */
export function shownInField(deal: Deal, { name, kind }: DealField): string {
  const value = deal[name]
  if (value === null) return ''
  if (kind === 'moment') return wallClockOf(Date.parse(value))
  return kind === 'sum' ? value.replace(/\.00$/, '') : value
}

const changedIn = (given: FormData, opened: Deal) =>
  dealFields.filter((field) => (givenText(given, field.name) ?? '') !== shownInField(opened, field))

interface Versions {
  /** As its form was opened. */
  opened: Deal
  /** As whoever acts has last seen it. */
  seen: Deal
  now: Deal
}

/** What both have changed, to something else. */
export function overtakenFields({ opened, seen, now }: Versions, given: FormData): TwoVersions[] {
  return changedIn(given, opened).flatMap((field) => {
    const [theirs, mine] = [shownInField(now, field), givenText(given, field.name) ?? '']
    const isOvertaken = theirs !== shownInField(seen, field) && theirs !== mine
    return isOvertaken ? [{ label: field.label, theirs, mine }] : []
  })
}

/** What was changed in the form; undefined when nothing was. */
export function changeOfDeal(deal: Deal, given: FormData): EditDealInput | undefined {
  const changed = changedIn(given, deal)
  if (changed.length === 0) return undefined
  const written = changed.map((field) => {
    const text = givenText(given, field.name)
    return text === undefined ? {} : givenOfDeal(field, text)
  })
  return {
    ...Object.assign({}, ...written),
    dealId: deal.id,
    clear: changed.filter(({ name }) => givenText(given, name) === undefined).map(({ column }) => column),
    reason: givenText(given, 'reason'),
  }
}
