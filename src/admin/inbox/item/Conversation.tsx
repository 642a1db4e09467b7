import { Text, Title } from '@mantine/core'
import { When } from '../../time/When.tsx'
import classes from '../Inbox.module.css'
import type { Item } from '../state/inbox_state.ts'

/** The last texts, the newest at the bottom, those that came after the question included. */
export function Conversation({ item: { vendorLead, message } }: { item: Item }) {
  const ofLead = vendorLead?.messages.nodes.toReversed() ?? []
  const texts =
    vendorLead === null && message !== null
      ? [{ ...message, id: 'it', direction: 'inbound', author: '', status: '' }]
      : ofLead
  if (texts.length === 0) return null
  return (
    <div>
      <Title order={3} size="h2" mb="xs">
        {vendorLead === null ? 'What was written' : 'Last texts'}
      </Title>
      <ol className={classes.conversation}>
        {texts.map((text) => (
          <li key={text.id} className={classes.text} data-direction={text.direction}>
            {text.body}
            <Text size="xs" c="dimmed">
              {text.direction === 'inbound' ? 'vendor' : `${text.author}, ${text.status}`},{' '}
              <When at={text.createdAt} />
            </Text>
          </li>
        ))}
      </ol>
    </div>
  )
}
