import { Anchor } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Link } from 'wouter'
import type { NoticeFactsFragment } from '../graphql/documents.ts'
import { aboutOf, pathOf } from './notice_words.ts'

/** What a notice that pops up leads to. */
export function PopUp({ notice }: { notice: NoticeFactsFragment }) {
  return (
    <Anchor component={Link} href={pathOf(notice)} size="sm" onClick={() => notifications.hide(notice.id)}>
      {aboutOf(notice) ?? 'Look'}
    </Anchor>
  )
}
