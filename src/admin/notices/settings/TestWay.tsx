import { Button, Group, Text, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { liveClient } from '../../graphql/clients.ts'
import { NoticeDeliveries, TestNotice } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { channelNames } from '../notice_words.ts'

interface Props {
  channel: 'email' | 'slack'
  isReady: boolean
  /** Why the last one did not get through, as was known when the page was opened. */
  problem: string | null
}

const betweenLooksMs = 1_000
const mostLooks = 40
const outcomes: Readonly<Record<string, string>> = {
  sent: 'It was taken. Look whether you have it.',
  no_channel: 'Nobody has set this way up: ask whoever runs the workers.',
  failed: 'It was refused.',
}

/** Sends a test, and says what became of it. */
export function TestWay({ channel, isReady, problem }: Props) {
  const [said, setSaid] = useState<string>()
  const [isAtIt, setAtIt] = useState(false)

  async function test() {
    setAtIt(true)
    setSaid('On its way …')
    const { data, error } = await liveClient.mutation(TestNotice, { input: { channel } }).toPromise()
    const id = data?.testNotice?.result?.id
    setSaid(error ? refusalInWords(error) : id === undefined ? 'It could not be sent.' : await outcomeOf(id))
    setAtIt(false)
  }

  return (
    <Group gap="sm" mt="xs">
      <Button size="xs" variant="default" disabled={!isReady} loading={isAtIt} onClick={() => void test()}>
        Send me a test
        <VisuallyHidden component="span"> by {channelNames[channel]}</VisuallyHidden>
      </Button>
      <Text
        size="sm"
        role="status"
        c={said === undefined && problem !== null ? 'var(--mantine-color-error)' : 'dimmed'}
      >
        {said ?? (problem === null ? '' : `Does not get through: ${problem}.`)}
      </Text>
    </Group>
  )
}

async function outcomeOf(id: string): Promise<string> {
  for (let look = 0; look < mostLooks; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs))
    const { data } = await liveClient.query(NoticeDeliveries, {}).toPromise()
    const delivery = data?.myNotices.find((notice) => notice.id === id)?.deliveries.nodes[0]
    if (delivery == null) continue
    const outcome = outcomes[delivery.status]
    if (outcome !== undefined) return outcome
    if (delivery.error !== null) return `It does not get through: ${delivery.error}.`
  }
  return 'It waits: no worker has taken it yet.'
}
