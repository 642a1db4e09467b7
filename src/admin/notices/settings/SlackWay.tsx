import { Button, Group, TextInput } from '@mantine/core'
import type { WayProps } from './EmailWay.tsx'
import { TestWay } from './TestWay.tsx'

export function SlackWay({
  draft,
  choices,
  isChanged,
  onChange,
  onRemove,
}: WayProps & { onRemove: () => void }) {
  const isNeeded = draft.slack.size > 0 && !choices.hasSlack && draft.slackWebhook.trim() === ''
  return (
    <div>
      <Group align="flex-end" gap="sm" mt="lg" wrap="nowrap">
        <TextInput
          style={{ flex: 1 }}
          label="Incoming webhook of Slack"
          description="Made in Slack for a channel of your own. Whoever has it may post there, so it is not shown again."
          placeholder={
            choices.hasSlack
              ? 'One is kept; write another to change it'
              : 'https://hooks.slack.com/services/…'
          }
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          value={draft.slackWebhook}
          onChange={(event) => onChange({ slackWebhook: event.currentTarget.value })}
          error={isNeeded ? 'Without a webhook nothing is told by Slack.' : undefined}
        />
      </Group>
      <Group gap="sm">
        <TestWay channel="slack" isReady={choices.hasSlack && !isChanged} problem={choices.slackProblem} />
        {choices.hasSlack && (
          <Button size="xs" variant="default" mt="xs" onClick={onRemove}>
            Forget the webhook
          </Button>
        )}
      </Group>
    </div>
  )
}
