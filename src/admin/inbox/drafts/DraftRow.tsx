import { useEffect, useRef } from 'react'
import { agentInWords } from '../../actors/actor_words.ts'
import { When } from '../../time/When.tsx'
import classes from '../Inbox.module.css'
import type { Draft } from './useDrafts.ts'

export const writerOf = ({ author, writtenBy }: Draft) =>
  author === 'person' ? writtenBy : `the ${agentInWords(author)}`

interface Props {
  draft: Draft
  isOpen: boolean
  onOpen: () => void
}

export function DraftRow({ draft, isOpen, onOpen }: Props) {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isOpen])
  const { vendorLead, newerTexts } = draft
  return (
    <li>
      <button ref={row} type="button" className={classes.row} aria-current={isOpen} onClick={onOpen}>
        <span className={classes.name}>{vendorLead.vendorName ?? 'No name yet'}</span>
        <span className={classes.faint}>
          <When at={draft.editedAt ?? draft.writtenAt} since />
        </span>
        <span className={classes.kind} data-group={newerTexts > 0 ? 'care' : 'drafts'}>
          {['Draft', vendorLead.propertyPostcode, newerTexts > 0 && 'outdated'].filter(Boolean).join(' · ')}
        </span>
        <span className={classes.faint}>{writerOf(draft)}</span>
        <span className={classes.reason}>{draft.body}</span>
      </button>
    </li>
  )
}
