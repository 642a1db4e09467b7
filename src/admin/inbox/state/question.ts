import type { ReviewItemFilter, VendorLeadFilter } from '../../graphql/documents.ts'
import { type GroupName, groupNames, kindsOf } from './kinds.ts'

export const whose = ['all', 'mine', 'nobody', 'unowned'] as const

/** What somebody wants to see of the inbox; all of it stands in the address. */
export interface Question {
  group?: GroupName
  /** Texts that are not sent, in place of questions. */
  areDrafts: boolean
  /** Whose questions; `unowned`: about leads that nobody looks after. */
  who: (typeof whose)[number]
  snoozed: boolean
  search: string
  userName: string
}

export function readQuestion(address: string, userName: string): Question {
  const given = new URLSearchParams(address)
  const group = groupNames.find((name) => name === given.get('kind'))
  return {
    ...(group && { group }),
    areDrafts: given.get('kind') === 'drafts',
    who: whose.find((each) => each === given.get('who')) ?? 'all',
    snoozed: given.has('snoozed'),
    search: given.get('search')?.trim() ?? '',
    userName,
  }
}

/** All that match. */
export function filterOf({ group, who, snoozed, search }: Question): ReviewItemFilter {
  return {
    resolvedAt: { isNull: true },
    snoozed: { equalTo: snoozed },
    ...(group && { kind: { in: kindsOf(group) } }),
    ...(who === 'mine' && { mine: true }),
    ...(who === 'nobody' && { assignedTo: { isNull: true } }),
    ...(who === 'unowned' && { owner: '' }),
    ...(search !== '' && { vendorLead: ofLead(search) }),
  }
}

/** What is asked of a lead by what somebody searches for. */
export const ofLead = (search: string): VendorLeadFilter => (search === '' ? {} : { search })

const cannotWait: ReviewItemFilter = { kind: { in: kindsOf('care') } }

/** The same in two: what cannot wait is on top. */
export function filtersOf(question: Question): { urgent: ReviewItemFilter; others: ReviewItemFilter } {
  const all = filterOf(question)
  return { urgent: { and: [all, cannotWait] }, others: { and: [all, { not: cannotWait }] } }
}

/** What is counted beside each choice: all of it, whatever else is asked for. */
export function countedOf({ snoozed, userName }: Question) {
  const all: Question = { areDrafts: false, who: 'all', snoozed, search: '', userName }
  return {
    all: filterOf(all),
    mine: filterOf({ ...all, who: 'mine' }),
    nobodys: filterOf({ ...all, who: 'nobody' }),
    ...(Object.fromEntries(groupNames.map((group) => [group, filterOf({ ...all, group })])) as Record<
      GroupName,
      ReviewItemFilter
    >),
  }
}
