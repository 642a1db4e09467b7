import { ActionIcon } from '@mantine/core'
import { Link } from 'wouter'
import type { NoticeFactsFragment } from '../graphql/documents.ts'
import { When } from '../time/When.tsx'
import { markRead } from './my_notices.ts'
import classes from './Notices.module.css'
import { aboutOf, pathOf, titleOf } from './notice_words.ts'

export function NoticeRow({ notice, onClose }: { notice: NoticeFactsFragment; onClose: () => void }) {
  const { id, readAt, lastAt, reviewItem } = notice
  const about = aboutOf(notice)
  const isUnread = readAt === null
  return (
    <li className={classes.notice}>
      <Link
        href={pathOf(notice)}
        className={classes.link}
        data-unread={isUnread}
        data-id={id}
        onClick={() => {
          onClose()
          if (isUnread) void markRead({ noticeIds: [id] })
        }}
      >
        <span className={classes.title}>{titleOf(notice)}</span>
        <span className={classes.about}>
          {about !== undefined && `${about} · `}
          <When at={lastAt} />
          {reviewItem?.resolvedAt != null && ' · answered since'}
        </span>
      </Link>
      {isUnread && (
        <ActionIcon
          variant="subtle"
          color="gray"
          mt={8}
          aria-label={`Mark as read: ${titleOf(notice)}`}
          title="Mark as read"
          onClick={() => void markRead({ noticeIds: [id] })}
        >
          <svg
            width="14"
            height="14"
            viewBox="0 0 14 14"
            fill="none"
            stroke="currentColor"
            aria-hidden="true"
          >
            <path d="m2.5 7.5 3 3 6-7" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </ActionIcon>
      )}
    </li>
  )
}
