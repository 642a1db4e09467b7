import { Anchor, Button, Skeleton, Stack, Text } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import { Link } from 'wouter'
import type { NoticeFactsFragment } from '../graphql/documents.ts'
import { markRead, readList } from './my_notices.ts'
import { NoticeRow } from './NoticeRow.tsx'
import classes from './Notices.module.css'

interface Props {
  list: readonly NoticeFactsFragment[] | undefined | null
  onClose: () => void
}

/** What somebody was told, what they have not read first; by keys up and down, Enter opens, r marks as read. */
export function NoticeList({ list, onClose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const unread = list?.filter(({ readAt }) => readAt === null) ?? []
  const read = list?.filter(({ readAt }) => readAt !== null) ?? []

  function press(event: KeyboardEvent) {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    const links = [...(box.current?.querySelectorAll<HTMLElement>('a[data-id]') ?? [])]
    const index = links.indexOf(document.activeElement as HTMLElement)
    if (by !== undefined && links.length > 0) {
      event.preventDefault()
      links[Math.max(0, Math.min(links.length - 1, index + by))]?.focus()
    }
    const id = links[index]?.dataset.id
    if (event.key === 'r' && id !== undefined) void markRead({ noticeIds: [id] })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys beside those of the links and buttons in it
    <div ref={box} onKeyDown={press}>
      <div className={classes.head}>
        <Text component="h2" fw={600}>
          Notices
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={unread.length === 0}
          onClick={() => void markRead({})}
        >
          Mark all as read
        </Button>
      </div>
      {list === undefined && <Loading />}
      {list === null && (
        <Text role="alert" p="sm">
          They cannot be read at the moment.{' '}
          <Anchor component="button" onClick={() => void readList()}>
            Try again
          </Anchor>
        </Text>
      )}
      {list?.length === 0 && (
        <Text p="sm" c="dimmed" size="sm">
          Nothing yet. You are told here when somebody gives you a question or a lead, when a vendor answers
          you, and when something of yours is overdue.
        </Text>
      )}
      {list != null && list.length > 0 && (
        <div className={classes.list}>
          <Group title="Not read" notices={unread} onClose={onClose} />
          <Group title="Read" notices={read} onClose={onClose} />
        </div>
      )}
      <div className={classes.foot}>
        <Anchor component={Link} href="/notices" size="sm" onClick={onClose}>
          Choose what you are told, and how
        </Anchor>
      </div>
    </div>
  )
}

interface GroupProps {
  title: string
  notices: readonly NoticeFactsFragment[]
  onClose: () => void
}

function Group({ title, notices, onClose }: GroupProps) {
  if (notices.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.group}>{title}</h3>
      <ul className={classes.rows}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onClose={onClose} />
        ))}
      </ul>
    </section>
  )
}

function Loading() {
  return (
    <Stack p="sm" gap="sm" aria-hidden="true">
      {['one', 'two', 'three'].map((row) => (
        <Skeleton key={row} height={34} />
      ))}
    </Stack>
  )
}
