import { Anchor, Code, Text } from '@mantine/core'
import { Link } from 'wouter'
import { agentInWords } from '../../actors/actor_words.ts'
import type { Item } from '../state/inbox_state.ts'

/** Which agent it was, what for, and how it failed. */
interface Props {
  run: NonNullable<Item['agentRun']>
  leadId: string | undefined
}

export function AgentError({ run, leadId }: Props) {
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
      {leadId !== undefined && (
        <Text size="sm">
          A run that is replayed works with the facts as they are then:{' '}
          <Anchor component={Link} href={`/leads/${leadId}#facts`} inherit>
            put them right first
          </Anchor>
          .
        </Text>
      )}
    </div>
  )
}
