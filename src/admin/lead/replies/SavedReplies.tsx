import { Button, Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { FilledReplies } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'
import { missingInWords } from './missing_words.ts'

/** What people often write, filled in for this lead; what is not known of it is said. */
export function SavedReplies({ onChoose }: { onChoose: (words: string) => void }) {
  const { lead, mayOverride } = useSheet()
  const open = useOpenAct()
  const [isOpen, setOpen] = useState(false)
  const [{ data, error }] = useQuery({
    query: FilledReplies,
    variables: { leadId: lead.id },
    pause: !isOpen,
    requestPolicy: 'cache-and-network',
  })
  const replies = data?.filledReplies ?? []
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      position="top-end"
      width={320}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button size="compact-sm" variant="subtle">
          Saved replies
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {error !== undefined && <Menu.Label>{refusalInWords(error)}</Menu.Label>}
        {data !== undefined && replies.length === 0 && <Menu.Label>There are none yet.</Menu.Label>}
        {replies.map(({ title, body, missing }) => (
          <Menu.Item key={title} disabled={body === null} onClick={() => onChoose(body ?? '')}>
            <Text size="sm" fw={600}>
              {title}
            </Text>
            <Text size="xs" c="dimmed" lineClamp={2}>
              {body ?? missingInWords(missing)}
            </Text>
            {body !== null && missing.length > 0 && <Text size="xs">{missingInWords(missing)}</Text>}
          </Menu.Item>
        ))}
        {mayOverride && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => open({ name: 'saved replies' })}>Change the saved replies …</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
