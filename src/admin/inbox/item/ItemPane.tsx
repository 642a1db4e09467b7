import { Alert, Anchor, Group, Text, Title } from '@mantine/core'
import { Link } from 'wouter'
import { unreachable } from '../../graphql/refusal.ts'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { When } from '../../time/When.tsx'
import type { Acts } from '../state/acts.ts'
import { type InboxState, type Item, nameOf } from '../state/inbox_state.ts'
import { groupOf, kindOf } from '../state/kinds.ts'
import type { Hands } from '../state/useHands.ts'
import { AgentError } from './AgentError.tsx'
import { Answers } from './Answers.tsx'
import { AssignMenu } from './AssignMenu.tsx'
import { Conversation } from './Conversation.tsx'
import { LeadFacts } from './LeadFacts.tsx'
import { MatchLead } from './MatchLead.tsx'
import { Notes } from './Notes.tsx'
import { Pane } from './Pane.tsx'
import { ProposedText } from './ProposedText.tsx'
import { ReadAgain } from './ReadAgain.tsx'
import { SnoozeMenu } from './SnoozeMenu.tsx'

interface Props {
  item: Item
  state: InboxState
  acts: Acts
  hands: Hands
  /** To the list, where that is not beside it. */
  onBack: () => void
}

/** A question with everything that is needed to answer it. */
export function ItemPane({ item, state, acts, hands, onBack }: Props) {
  const kind = kindOf(item.kind)
  const gone = state.gone?.id === item.id ? state.gone.why : undefined
  const refusal = state.refusals.get(item.id)
  return (
    <Pane onBack={onBack}>
      <div>
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Title order={2} size="h1">
            {item.vendorLead === null ? (
              nameOf(item)
            ) : (
              <Anchor component={Link} href={`/leads/${item.vendorLead.id}`} inherit>
                {nameOf(item)}
              </Anchor>
            )}
          </Title>
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            <When at={item.openedAt} />
          </Text>
        </Group>
        <LeadFacts item={item} />
      </div>
      <div>
        <Text size="sm" fw={600} c={groupOf(item.kind) === 'care' ? 'var(--mantine-color-error)' : 'dimmed'}>
          {kind.title}
        </Text>
        <Text size="lg" style={{ overflowWrap: 'anywhere' }}>
          {withStageTitles(item.reason)}
        </Text>
        {item.resolvedAt === null && (
          <Text size="sm" c="dimmed">
            {kind.todo}
          </Text>
        )}
      </div>
      <div role="alert">
        {(refusal ?? gone) !== undefined && (
          <Alert
            color={refusal === undefined ? 'blue' : 'red'}
            variant="light"
            c="var(--mantine-color-text)"
            title={
              refusal === undefined
                ? 'It waits no longer here'
                : refusal === unreachable
                  ? 'It may not be done'
                  : 'It was not done'
            }
          >
            {refusal ?? gone}
          </Alert>
        )}
      </div>
      {item.agentRun !== null && (
        <AgentError run={item.agentRun} leadId={kind.way === 'replay' ? item.vendorLead?.id : undefined} />
      )}
      <ProposedText item={item} hands={hands} />
      <Answers item={item} acts={acts} hands={hands} />
      {hands.canAct && kind.way === 'match' && item.message !== null && (
        <MatchLead
          phone={item.message.phone}
          onMatch={(leadId) => acts.match(item, leadId, item.message?.phone ?? '')}
        />
      )}
      {hands.canAct && kind.way === 'read again' && <ReadAgain item={item} onChange={acts.look} />}
      {hands.canAct && (
        <Group gap="sm">
          <AssignMenu item={item} acts={acts} hands={hands} />
          <SnoozeMenu item={item} acts={acts} hands={hands} />
        </Group>
      )}
      {!hands.mayAct && (
        <Text size="sm" c="dimmed">
          Operators and admins may answer.
        </Text>
      )}
      <Conversation item={item} />
      <Notes item={item} acts={acts} hands={hands} />
    </Pane>
  )
}
