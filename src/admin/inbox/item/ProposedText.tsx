import { Anchor, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { agentInWords } from '../../actors/actor_words.ts'
import { liveClient } from '../../graphql/clients.ts'
import { SendDraft } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { ErrorText } from '../../look/ErrorText.tsx'
import type { Item } from '../state/inbox_state.ts'
import type { Hands } from '../state/useHands.ts'

/** What an agent would write to the vendor: it leaves only when a person sends it, which answers the question. */
export function ProposedText({ item, hands }: { item: Item; hands: Hands }) {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const lead = item.vendorLead
  const draft = lead?.drafts.nodes[0]
  if (lead == null || draft == null) return null
  const { id, body, author, newerTexts } = draft

  async function send() {
    setBusy(true)
    const { error } = await liveClient
      .mutation(SendDraft, { draftId: id, body, insteadOf: body, sendAt: undefined })
      .toPromise()
    setBusy(false)
    setProblem(error && refusalInWords(error))
    if (error === undefined) hands.answer('Sent the text that was proposed')
  }

  return (
    <section aria-label="Proposed text">
      <Text size="sm" fw={600} c="dimmed">
        The {agentInWords(author)} would write
      </Text>
      <Text style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{body}</Text>
      {newerTexts > 0 && (
        <Text size="sm" c="var(--mantine-color-error)">
          The vendor has written since.
        </Text>
      )}
      <ErrorText>{problem}</ErrorText>
      {hands.canAct && (
        <Group gap="sm" mt={4}>
          <Button size="xs" variant="default" loading={isBusy} disabled={newerTexts > 0} onClick={send}>
            Send it
          </Button>
          <Anchor component={Link} size="sm" href={`/leads/${lead.id}#conversation`}>
            Go on with it
          </Anchor>
        </Group>
      )}
    </section>
  )
}
