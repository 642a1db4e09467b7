import type { InboxItemFragment, InboxQuery } from '../../graphql/documents.ts'
import type { GroupName } from './kinds.ts'

export type Item = InboxItemFragment

export interface Counts extends Record<GroupName, number> {
  all: number
  mine: number
  nobodys: number
  drafts: number
  snoozed: number
}

/** The inbox as this page shows it. Whoever changes it makes a new one. */
export interface InboxState {
  /** Null before the first answer. */
  items: readonly Item[] | null
  /** How many there are, more than are shown when there are many. */
  matching: number
  counts: Counts | null
  problem: string | null
  /** What is being done about an item. */
  underWay: ReadonlyMap<string, Doing>
  /** Why something could not be done about an item. */
  refusals: ReadonlyMap<string, string>
  /** The item somebody looks at, when it waits no longer: why. It is shown until they go on. */
  gone: { id: string; why: string } | null
  /** What we have answered, the latest last. */
  answered: readonly Answered[]
}

export interface Doing {
  words: string
  /** Whether it waits no longer then, so that nothing else can be done about it meanwhile. */
  endsIt: boolean
}

export interface Answered {
  itemId: string
  name: string
  resolution: string
}

export const emptyInbox: InboxState = {
  items: null,
  matching: 0,
  counts: null,
  problem: null,
  underWay: new Map(),
  refusals: new Map(),
  gone: null,
  answered: [],
}

export function withoutKey<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}

export const withKey = <Value>(map: ReadonlyMap<string, Value>, key: string, value: Value) =>
  new Map(map).set(key, value) as ReadonlyMap<string, Value>

/** What the server says now. `dealtWith` are ours, which the reading may still show; `looked` is the item that is open. */
export function withReading(
  state: InboxState,
  read: InboxQuery,
  dealtWith: ReadonlySet<string>,
  looked: string | null,
): InboxState {
  const items = [...read.urgent.nodes, ...read.others.nodes].filter(({ id }) => !dealtWith.has(id))
  const open = state.items?.findIndex(({ id }) => id === looked) ?? -1
  const isGone = looked !== null && !dealtWith.has(looked) && items.every(({ id }) => id !== looked)
  const now = read.selected.nodes[0]
  let gone: InboxState['gone'] = null
  if (isGone && now !== undefined) {
    gone = { id: now.id, why: whyGone(now) }
    items.splice(open === -1 ? 0 : Math.min(open, items.length), 0, now)
  }
  return {
    ...state,
    items,
    matching: read.urgent.totalCount + read.others.totalCount,
    counts: countsOf(read),
    problem: null,
    gone,
    refusals: new Map([...state.refusals].filter(([id]) => items.some((item) => item.id === id))),
  }
}

function whyGone({ resolvedBy, resolution, closedBecause, snoozedUntil }: Item): string {
  if (closedBecause !== null) return `It closed by itself: ${resolution}.`
  if (resolvedBy !== null) return `${resolvedBy} has answered it: “${resolution}”.`
  return snoozedUntil === null ? 'It does not match the filters.' : 'It waits until later.'
}

function countsOf(read: InboxQuery): Counts {
  const { all, mine, nobodys, drafts, snoozed, care, vendor, agents, failed, texts, strangers, due } = read
  return {
    ...{ all: all.totalCount, mine: mine.totalCount, nobodys: nobodys.totalCount },
    ...{ drafts: drafts.totalCount },
    ...{ snoozed: snoozed.totalCount, care: care.totalCount, vendor: vendor.totalCount },
    ...{ agents: agents.totalCount, failed: failed.totalCount, texts: texts.totalCount },
    ...{ strangers: strangers.totalCount, due: due.totalCount },
  }
}

/** Ours is settled: it goes, whatever was shown beside it. */
export function withoutItem(state: InboxState, id: string): InboxState {
  const items = state.items?.filter((item) => item.id !== id) ?? null
  const isFewer = items !== null && items.length < (state.items?.length ?? 0)
  return {
    ...state,
    items,
    matching: state.matching - (isFewer ? 1 : 0),
    underWay: withoutKey(state.underWay, id),
    refusals: withoutKey(state.refusals, id),
    gone: state.gone?.id === id ? null : state.gone,
  }
}

export const nameOf = (item: Pick<Item, 'vendorLead' | 'message'>): string =>
  item.vendorLead === null
    ? (item.message?.phone ?? 'No lead')
    : (item.vendorLead.vendorName ?? 'No name yet')
