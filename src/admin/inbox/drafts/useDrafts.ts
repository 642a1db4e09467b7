import { useCallback, useState } from 'react'
import { useClient, useQuery } from 'urql'
import {
  DiscardDraft,
  type DraftFilter,
  type InboxDraftFragment,
  InboxDrafts,
  SendDraft,
} from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useLastRead } from '../../graphql/useLastRead.ts'
import { useEvents } from '../../live/events.ts'
import { ofLead, type Question } from '../state/question.ts'

export type Draft = InboxDraftFragment

const toldBy = /^(draft_|message_|lead_merged|manual_)/

/** The texts that somebody has begun and nobody sent, the oldest first, as they are. */
export function useDrafts(question: Question) {
  const client = useClient()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map())
  const variables = { filter: filterOf(question) }
  const [{ data: latest, error }, readAgain] = useQuery({
    ...{ query: InboxDrafts, variables },
    requestPolicy: 'cache-and-network',
  })
  const data = useLastRead(latest, JSON.stringify(variables))
  const read = useCallback(() => readAgain({ requestPolicy: 'network-only' }), [readAgain])
  useEvents({ hear: ({ eventType }) => void (toldBy.test(eventType) && read()), startOver: read })

  /** Gone at once, and back with the reason when that is refused. */
  async function end(draft: Draft, asking: () => Promise<{ error?: Parameters<typeof refusalInWords>[0] }>) {
    setGone((others) => new Set([...others, draft.id]))
    const { error: refused } = await asking()
    if (refused === undefined) return read()
    setGone((others) => new Set([...others].filter((id) => id !== draft.id)))
    setRefusals((others) => new Map([...others, [draft.id, refusalInWords(refused)]]))
  }

  return {
    drafts: data?.drafts?.nodes.filter(({ id }) => !gone.has(id)),
    problem: error && refusalInWords(error),
    refusals,
    send: (draft: Draft) =>
      end(draft, () =>
        client
          .mutation(SendDraft, {
            ...{ draftId: draft.id, body: draft.body, insteadOf: draft.body },
            sendAt: undefined,
          })
          .toPromise(),
      ),
    discard: (draft: Draft) =>
      end(draft, () => client.mutation(DiscardDraft, { draftId: draft.id }).toPromise()),
  }
}

function filterOf({ who, search, userName }: Question): DraftFilter {
  return {
    state: { equalTo: 'open' },
    ...(who === 'mine' && { or: [{ writtenBy: { equalTo: userName } }, { vendorLead: { mine: true } }] }),
    ...((who === 'nobody' || who === 'unowned' || search !== '') && {
      vendorLead: { ...(who !== 'all' && who !== 'mine' && { owner: '' }), ...ofLead(search) },
    }),
  }
}
