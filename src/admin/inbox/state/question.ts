import type { ReviewItemFilter } from '../../graphql/documents.ts'
import { type GroupName, groupNames, groups } from './kinds.ts'

/** What somebody wants to see of the inbox; all of it stands in the address. */
export interface Question {
  group?: GroupName
  who: 'all' | 'mine' | 'nobody'
  snoozed: boolean
  search: string
  userName: string
}

export function readQuestion(address: string, userName: string): Question {
  const given = new URLSearchParams(address)
  const group = groupNames.find((name) => name === given.get('kind'))
  const who = given.get('who')
  return {
    ...(group && { group }),
    who: who === 'mine' || who === 'nobody' ? who : 'all',
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
    ...(group && { kind: { in: [...groups[group].kinds] } }),
    ...(who === 'mine' && { mine: true }),
    ...(who === 'nobody' && { assignedTo: { isNull: true } }),
    ...(search !== '' && {
      vendorLead: {
        or: [
          { vendorName: { includesInsensitive: search } },
          { propertyAddress: { includesInsensitive: search } },
          { propertyPostcode: { startsWithInsensitive: search } },
        ],
      },
    }),
  }
}

const cannotWait: ReviewItemFilter = { kind: { in: [...groups.care.kinds] } }

/** The same in two: what cannot wait is on top. */
export function filtersOf(question: Question): { urgent: ReviewItemFilter; others: ReviewItemFilter } {
  const all = filterOf(question)
  return { urgent: { and: [all, cannotWait] }, others: { and: [all, { not: cannotWait }] } }
}
