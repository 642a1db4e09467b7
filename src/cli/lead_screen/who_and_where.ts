import { type Fact, type FactField, factList } from '../../../db/leads/lead_facts.ts'
import type { LeadDetails, LeadSheet } from '../../../db/leads/lead_sheet.ts'
import { pounds } from '../../money/pounds.ts'
import { harmless, type Paint } from '../output/terminal.ts'
import type { When } from '../output/when.ts'

export function vendorLines(lead: LeadDetails, when: When, paint: Paint): string[] {
  const origin = lead.externalRef === null ? lead.source : `${lead.source} ${lead.externalRef}`
  return [
    `${paint('bold', harmless(lead.vendorName ?? 'Name not known'))}  ${lead.vendorPhone}  ${paint('dim', lead.id)}`,
    joined([lead.vendorEmail, `from ${origin}`, `since ${when.at(lead.createdAt)}`]),
  ]
}

const knownBy = { former: 'their number before', merged: 'of a lead merged into this', person: null }

/** By which other numbers the vendor is known. */
export function otherPhoneLines(others: LeadSheet['explained']['otherPhones']): string[] {
  if (others.length === 0) return []
  const told = others.map(({ phone, knownBy: how }) =>
    knownBy[how] === null ? phone : `${phone} (${knownBy[how]})`,
  )
  return [`Writes from ${told.join(', ')}, too`]
}

/** Who looks after it. */
export function ownerLines(owner: LeadSheet['explained']['owner']): string[] {
  if (owner === null) return []
  return [`${harmless(owner.name)} looks after it${owner.byRules ? ', by the owner rules' : ''}`]
}

export function propertyLines(lead: LeadDetails): string[] {
  const facts = joined([
    lead.propertyType?.replaceAll('_', ' '),
    lead.bedrooms === null ? null : `${lead.bedrooms} bedroom${lead.bedrooms === 1 ? '' : 's'}`,
    lead.condition === null ? null : `${lead.condition} condition`,
    priced('asking', lead.askingPrice),
    priced('worth', lead.estimatedMarketValue),
    priced('offered', lead.offerAmount),
    ...factList.filter(({ field }) => !worded.has(field)).map((fact) => plainly(fact, lead[fact.field])),
  ])
  const address = joined([lead.propertyAddress, lead.propertyPostcode])
  return [
    address === '' ? 'Address not known' : address,
    facts === '' ? 'Nothing is known of the property' : facts,
  ]
}

/** Facts that stand on the screen in words of their own. */
const worded: ReadonlySet<FactField> = new Set<FactField>([
  ...(['vendorName', 'vendorEmail', 'propertyAddress', 'propertyPostcode'] as const),
  ...(['askingPrice', 'propertyType', 'bedrooms', 'condition'] as const),
])

function plainly({ label, kind }: Fact, value: unknown): string | null {
  if (value === null) return null
  if (kind === 'money') return priced(label, String(value))
  return `${label}: ${typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value).replaceAll('_', ' ')}`
}

/** Stage, whose turn it is, and whatever keeps the lead from going on. */
export function standingLines(lead: LeadDetails, when: When, paint: Paint): string[] {
  const since = (moment: Date) => `since ${when.at(moment)} (${when.away(moment)})`
  const lines = [
    `${paint('cyan', lead.pipelineStage)} ${since(lead.stageEnteredAt)}, visit ${lead.stageVisit}`,
  ]
  if (lead.turn === 'us') lines.push(`We owe the next step ${since(lead.turnSince)}`)
  if (lead.turn === 'vendor') lines.push(`The vendor's turn ${since(lead.turnSince)}`)
  const until = lead.heldUntil === null ? '' : `, until ${when.at(lead.heldUntil)}`
  if (lead.heldAt !== null)
    lines.push(paint('yellow', `On hold ${since(lead.heldAt)}${until}: ${harmless(lead.holdReason ?? '')}`))
  if (lead.optedOutAt !== null) lines.push(paint('red', `Opted out ${when.at(lead.optedOutAt)}`))
  if (lead.isSilenced) lines.push(paint('red', 'This number must not be texted'))
  if (lead.rejectionReason !== null) lines.push(`Rejected: ${harmless(lead.rejectionReason)}`)
  if (lead.deadReason !== null) lines.push(`Dead: ${harmless(lead.deadReason)}`)
  return lines
}

function priced(label: string, amount: string | null): string | null {
  return amount === null ? null : `${label} ${pounds(amount)}`
}

function joined(parts: readonly (string | null | undefined)[]): string {
  return harmless(parts.filter((part) => part != null).join(', '))
}
