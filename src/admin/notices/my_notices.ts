import { liveClient } from '../graphql/clients.ts'
import {
  MyNotices,
  type NoticeFactsFragment,
  ReadNotices,
  type ReadNoticesInput,
  UnreadNotices,
} from '../graphql/documents.ts'
import { follow } from '../graphql/follow.ts'
import { newStore, useStore } from '../store/store.ts'
import { popUp, readPopUpChoices } from './pop_up.ts'

interface Mine {
  unreadCount: number
  /** The latest, read or not; undefined until somebody has looked, null when they could not be read. */
  list: readonly NoticeFactsFragment[] | undefined | null
}

const unknown: Mine = { unreadCount: 0, list: undefined }
const mine = newStore(unknown)
/** How often what is unread has happened, as far as this page knows; undefined before it knows anything. */
let known: ReadonlyMap<string, number> | undefined
const become = (next: Partial<Mine>) => mine.become({ ...mine.now(), ...next })

/** Follows the user's own notices for the whole page, until the signal; a break is made up for when it is over. */
export function followNotices(signal: AbortSignal): void {
  signal.addEventListener(
    'abort',
    () => {
      known = undefined
      become(unknown)
    },
    { once: true },
  )
  void readPopUpChoices()
  void follow(
    {
      document: UnreadNotices,
      variables: () => ({}),
      hear({ noticesChanged: { unreadCount, notices } }) {
        const told = notices.filter((notice) => notice !== null)
        const before = known
        known = new Map([...(before ?? []), ...told.map(({ id, occurrences }) => [id, occurrences] as const)])
        for (const notice of told) {
          if (before !== undefined && (before.get(notice.id) ?? 0) < notice.occurrences) popUp(notice)
        }
        become({ unreadCount })
        if (mine.now().list !== undefined) void readList()
      },
    },
    signal,
  )
}

export async function readList(): Promise<void> {
  const { data } = await liveClient.query(MyNotices, {}).toPromise()
  become({ list: data?.myNotices ?? mine.now().list ?? null })
}

/** Shown at once; said again by the server when it is so. */
export async function markRead(which: ReadNoticesInput): Promise<void> {
  const now = new Date().toISOString()
  const isMeant = ({ id, vendorLead, reviewItem }: NoticeFactsFragment) =>
    (which.noticeIds ?? [id])?.includes(id) &&
    (which.leadId ?? vendorLead?.id) === vendorLead?.id &&
    (which.itemId ?? reviewItem?.id) === reviewItem?.id
  const list = mine
    .now()
    .list?.map((notice) => (notice.readAt === null && isMeant(notice) ? { ...notice, readAt: now } : notice))
  if (list !== undefined) become({ list })
  await liveClient.mutation(ReadNotices, { input: which }).toPromise()
}

export const useMyNotices = () => useStore(mine)
