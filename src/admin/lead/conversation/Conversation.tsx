import { Button } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { SmallButton } from '../../look/SmallButton.tsx'
import { counted } from '../../words/plain_words.ts'
import { Panel } from '../panel/Panel.tsx'
import { SaveList } from '../panel/SaveList.tsx'
import { VendorsPhone } from '../phone/VendorsPhone.tsx'
import { dayInWords, inOrder } from '../state/in_order.ts'
import { useSheet } from '../state/sheet.ts'
import { Bubble } from './Bubble.tsx'
import { Composer } from './Composer.tsx'
import classes from './Conversation.module.css'

/** What was said, like on a phone; the newest stays in sight. */
export function Conversation() {
  const { lead, mayAct, isSimulation, showMoreTexts } = useSheet()
  const [isHeld, holdPhone] = useState(false)
  const texts = inOrder(lead.messages.nodes)
  const list = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  const newest = texts.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text, or new words in it, is what to follow
  useLayoutEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest?.id, newest?.status, texts.length])

  return (
    <Panel
      id="conversation"
      title="Conversation"
      aside={
        <>
          {counted(lead.messages.totalCount, 'text')}
          {texts.length > 0 && (
            <SaveList
              of="texts"
              titles={['At', 'Written by', 'Text', 'Status']}
              rows={() =>
                texts.map(({ createdAt, author, body, status }) => [createdAt, author, body, status])
              }
            />
          )}
          {isSimulation && mayAct && (
            <SmallButton aria-pressed={isHeld} onClick={() => holdPhone(!isHeld)}>
              The vendor’s phone
            </SmallButton>
          )}
        </>
      }
    >
      <div className={classes.sides} data-phone={isHeld && mayAct}>
        <div className={classes.side}>
          <div
            ref={list}
            className={classes.list}
            role="log"
            aria-label="Texts"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by the keys
            tabIndex={0}
            onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
              isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40
            }}
          >
            {showMoreTexts && (
              <Button variant="subtle" size="xs" onClick={() => void showMoreTexts()}>
                Show earlier texts
              </Button>
            )}
            {texts.length === 0 && <p className={classes.empty}>Nobody has written yet.</p>}
            {texts.map((text, index) => {
              const day = dayInWords(text.createdAt)
              const before = texts[index - 1]
              return (
                <div key={text.id} className={classes.entry}>
                  {(before === undefined || dayInWords(before.createdAt) !== day) && (
                    <div className={classes.day}>{day}</div>
                  )}
                  <Bubble text={text} />
                </div>
              )
            })}
          </div>
          {mayAct && <Composer />}
        </div>
        {isHeld && mayAct && <VendorsPhone onClose={() => holdPhone(false)} />}
      </div>
    </Panel>
  )
}
