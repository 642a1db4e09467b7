import { Text, Title } from '@mantine/core'
import { vendorWho } from '../../facts/read_as.ts'
import type { ReplyIntent } from '../../graphql/asked/api_types.ts'
import { When } from '../../time/When.tsx'
import classes from '../Inbox.module.css'

interface Row {
  id: string
  direction: string
  body: string
  intent: ReplyIntent | null
  author: string
  status: string
  createdAt: string
}

/** Texts to and from a vendor, the newest at the bottom. */
export function Texts({ title, texts }: { title: string; texts: readonly Row[] }) {
  if (texts.length === 0) return null
  return (
    <div>
      <Title order={3} size="h2" mb="xs">
        {title}
      </Title>
      <ol className={classes.conversation}>
        {texts.map((text) => (
          <li key={text.id} className={classes.text} data-direction={text.direction}>
            {text.body}
            <Text size="xs" c="dimmed">
              {text.direction === 'inbound' ? vendorWho(text.intent) : `${text.author}, ${text.status}`},{' '}
              <When at={text.createdAt} />
            </Text>
          </li>
        ))}
      </ol>
    </div>
  )
}
