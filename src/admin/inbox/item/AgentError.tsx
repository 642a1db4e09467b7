import { Code, Text } from '@mantine/core'
import { agentInWords } from '../../actors/actor_words.ts'
import type { Item } from '../state/inbox_state.ts'

/** Which agent it was, what for, and how it failed. */
export function AgentError({ run }: { run: NonNullable<Item['agentRun']> }) {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {agentInWords(run.agent)}, {run.purpose.toLowerCase()}
      </Text>
      {run.error !== null && (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {run.error}
        </Code>
      )}
    </div>
  )
}
