import { Anchor, Button, Group, Kbd, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { ErrorText } from '../../look/ErrorText.tsx'
import { When } from '../../time/When.tsx'
import { Pane } from '../item/Pane.tsx'
import { Texts } from '../item/Texts.tsx'
import { writerOf } from './DraftRow.tsx'
import type { Draft } from './useDrafts.ts'

interface Props {
  draft: Draft
  mayAct: boolean
  refusal: string | undefined
  onSend: () => void
  onDiscard: () => void
  onBack: () => void
}

/** A text that is not sent, with what was written last: send it as it is, discard it, or go on with it at the lead. */
export function DraftPane({ draft, mayAct, refusal, onSend, onDiscard, onBack }: Props) {
  const { vendorLead: lead, newerTexts } = draft
  const href = `/leads/${lead.id}#conversation`
  return (
    <Pane onBack={onBack}>
      <div>
        <Title order={2} size="h1">
          <Anchor component={Link} href={href} inherit>
            {lead.vendorName ?? 'No name yet'}
          </Anchor>
        </Title>
        <Text size="sm" c="dimmed">
          {[lead.propertyAddress, lead.propertyPostcode].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <div>
        <Text size="sm" fw={600} c="dimmed">
          Draft of {writerOf(draft)}, <When at={draft.editedAt ?? draft.writtenAt} />
          {draft.editedBy !== null && draft.editedBy !== draft.writtenBy && `, changed by ${draft.editedBy}`}
        </Text>
        <Text size="lg" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {draft.body}
        </Text>
      </div>
      {newerTexts > 0 && (
        <Text c="var(--mantine-color-error)">The vendor has written since: go on with it at the lead.</Text>
      )}
      <ErrorText>{refusal}</ErrorText>
      {mayAct && (
        <Group gap="xs">
          <Button size="sm" onClick={onSend} disabled={newerTexts > 0} rightSection={<Kbd size="xs">1</Kbd>}>
            Send it
          </Button>
          <Button size="sm" variant="default" onClick={onDiscard} rightSection={<Kbd size="xs">2</Kbd>}>
            Discard it
          </Button>
          <Button
            size="sm"
            variant="default"
            component={Link}
            href={href}
            rightSection={<Kbd size="xs">Enter</Kbd>}
          >
            Go on with it
          </Button>
        </Group>
      )}
      <Texts title="Last texts" texts={lead.messages.nodes.toReversed()} />
    </Pane>
  )
}
