import { ActionIcon, Popover, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { usePageKeys } from '../keys/usePageKeys.ts'
import { readList, useMyNotices } from './my_notices.ts'
import { NoticeList } from './NoticeList.tsx'
import classes from './Notices.module.css'
import { hidePopUps } from './pop_up.ts'

/** On every page: how much somebody has not read of what concerns them, and what it is. */
export function Bell() {
  const { unreadCount, list } = useMyNotices()
  const [isOpen, setOpen] = useState(false)
  const toggle = () => {
    if (!isOpen) {
      hidePopUps()
      void readList()
    }
    setOpen(!isOpen)
  }
  usePageKeys({ b: toggle })
  const count = unreadCount > 99 ? '99+' : String(unreadCount)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width="min(24rem, calc(100vw - 1rem))"
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          className={classes.bell}
          onClick={toggle}
          aria-label={unreadCount === 0 ? 'Notices' : `Notices, ${count} not read`}
        >
          <BellSign />
          {unreadCount > 0 && (
            <span className={classes.count} aria-hidden="true">
              {count}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Notices">
        <NoticeList list={list} onClose={() => setOpen(false)} />
      </Popover.Dropdown>
      <VisuallyHidden role="status">{unreadCount > 0 ? `${count} notices not read` : ''}</VisuallyHidden>
    </Popover>
  )
}

function BellSign() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
      <path
        d="M8 2a4 4 0 0 1 4 4c0 3 .7 4.2 1.5 5H2.5C3.3 10.2 4 9 4 6a4 4 0 0 1 4-4Z"
        strokeWidth="1.3"
        strokeLinejoin="round"
      />
      <path d="M6.5 13.2a1.6 1.6 0 0 0 3 0" strokeWidth="1.3" strokeLinecap="round" />
    </svg>
  )
}
