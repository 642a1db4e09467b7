import { memo, useEffect, useRef } from 'react'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { When } from '../../time/When.tsx'
import classes from '../Inbox.module.css'
import { type Item, nameOf } from '../state/inbox_state.ts'
import { groupOf, kindOf } from '../state/kinds.ts'
import { whoseInWords } from './whose.ts'

interface Props {
  item: Item
  isOpen: boolean
  doing: string | undefined
  refusal: string | undefined
  userName: string
  onOpen: () => void
}

/** What was written, where that is the whole question. */
function wordsOf({ kind, message, vendorLead }: Item): string | undefined {
  if (kind === 'unknown_sender') return message?.body
  if (kind !== 'vendor_wrote') return undefined
  return vendorLead?.messages.nodes.find(({ direction }) => direction === 'inbound')?.body
}

export const ItemRow = memo(
  function ItemRow({ item, isOpen, doing, refusal, userName, onOpen }: Props) {
    const row = useRef<HTMLButtonElement>(null)
    useEffect(() => {
      if (isOpen) row.current?.scrollIntoView({ block: 'nearest' })
    }, [isOpen])
    const whose = whoseInWords(item, userName)
    const words = wordsOf(item)
    return (
      <li>
        <button
          ref={row}
          type="button"
          className={classes.row}
          aria-current={isOpen}
          aria-busy={doing !== undefined}
          data-item={item.id}
          onClick={onOpen}
        >
          <bdi className={classes.name}>{nameOf(item)}</bdi>
          <span className={classes.faint}>
            <When at={item.openedAt} since />
          </span>
          <span className={classes.kind} data-group={groupOf(item.kind)}>
            {[kindOf(item.kind).title, item.vendorLead?.propertyPostcode].filter(Boolean).join(' · ')}
          </span>
          <span className={classes.faint}>{doing ?? whose}</span>
          <span className={classes.reason}>
            {words === undefined ? (
              withStageTitles(item.reason)
            ) : (
              <>
                “<bdi>{words}</bdi>”
              </>
            )}
          </span>
          {refusal !== undefined && <span className={classes.refusal}>{refusal}</span>}
        </button>
      </li>
    )
  },
  (before, after) =>
    before.item === after.item &&
    before.isOpen === after.isOpen &&
    before.doing === after.doing &&
    before.refusal === after.refusal &&
    before.userName === after.userName,
)
