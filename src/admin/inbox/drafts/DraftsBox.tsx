import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { useLayoutEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { saveCsv } from '../../csv/save_csv.ts'
import { usePageKeys } from '../../keys/usePageKeys.ts'
import { SmallButton } from '../../look/SmallButton.tsx'
import { useMayAct } from '../../session/useMayAct.ts'
import classes from '../Inbox.module.css'
import { ListSkeleton } from '../list/ListSkeleton.tsx'
import type { Question } from '../state/question.ts'
import { DraftPane } from './DraftPane.tsx'
import { DraftRow, writerOf } from './DraftRow.tsx'
import { type Draft, useDrafts } from './useDrafts.ts'

function saveDrafts(drafts: readonly Draft[]) {
  saveCsv('drafts', [
    ['Written at', 'By', 'Vendor', 'Postcode', 'Words', 'Newer texts', 'Draft', 'Lead'],
    ...drafts.map((draft) => [
      ...[draft.editedAt ?? draft.writtenAt, writerOf(draft), draft.vendorLead.vendorName],
      ...[draft.vendorLead.propertyPostcode, draft.body, draft.newerTexts, draft.id, draft.vendorLead.id],
    ]),
  ])
}

interface Props {
  question: Question
  /** Whether there is room for the open one beside the list, where one is open from the beginning. */
  isBeside: boolean
  onOpen: (isOpen: boolean) => void
}

/** Texts that nobody has sent yet, one beside the list; by the same keys as everything else in the inbox. */
export function DraftsBox({ question, isBeside, onOpen }: Props) {
  const { drafts, problem, refusals, send, discard } = useDrafts(question)
  const mayAct = useMayAct()
  const [, go] = useLocation()
  const [id, setId] = useState<string | null>(null)
  const chosen = drafts?.findIndex((draft) => draft.id === id) ?? -1
  const latest = useRef<Draft>(undefined)
  if (chosen !== -1) latest.current = drafts?.[chosen]
  // Nobody sends another one than they looked at: what is gone stays open until they go on.
  const gone = chosen === -1 && id !== null && latest.current?.id === id ? latest.current : undefined
  const index = chosen === -1 && isBeside && gone === undefined ? 0 : chosen
  const open = gone ?? drafts?.[index]
  const openId = open?.id ?? null
  useLayoutEffect(() => {
    if (isBeside) setId(openId)
  }, [isBeside, openId])

  useLayoutEffect(() => onOpen(id !== null && open !== undefined), [onOpen, id, open])
  const select = (draft: Draft | undefined) => setId(draft?.id ?? null)
  const move = (by: number) => {
    const last = (drafts?.length ?? 0) - 1
    select(drafts?.[Math.max(0, Math.min(last, index === -1 ? 0 : index + by))])
  }
  const end = (how: typeof send) => () => {
    if (open === undefined || gone || !mayAct || (how === send && open.newerTexts > 0)) return
    void how(open)
    select(drafts?.[index + 1] ?? drafts?.[index - 1])
  }
  usePageKeys({
    ...{ j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1) },
    ...{ 1: end(send), 2: end(discard), Escape: () => select(undefined) },
    Enter: () => (open === undefined ? move(0) : go(`/leads/${open.vendorLead.id}#conversation`)),
  })

  return (
    <>
      <section className={classes.side} aria-label="What waits">
        {problem !== undefined && (
          <Alert m="sm" color="red" title="The drafts cannot be read" c="var(--mantine-color-text)">
            {problem}
          </Alert>
        )}
        <div className={classes.strip}>
          <span className={classes.stripText} role="status">
            {drafts !== undefined && `${drafts.length} ${drafts.length === 1 ? 'waits' : 'wait'}`}
          </span>
          <SmallButton disabled={!drafts?.length} onClick={() => saveDrafts(drafts ?? [])}>
            CSV
          </SmallButton>
        </div>
        {drafts === undefined && problem === undefined && <ListSkeleton />}
        {drafts?.length === 0 && (
          <Stack p="lg" gap="xs">
            <Text fw={600}>No draft waits</Text>
            <Text size="sm" c="dimmed">
              What somebody begins to write to a vendor and does not send is kept here for everybody.
            </Text>
            <Anchor component={Link} href="/inbox" size="sm">
              Show everything that waits
            </Anchor>
          </Stack>
        )}
        <ol className={classes.list} aria-label="Drafts, the oldest first">
          {drafts?.map((draft) => (
            <DraftRow key={draft.id} draft={draft} isOpen={draft === open} onOpen={() => select(draft)} />
          ))}
        </ol>
      </section>
      <section className={classes.pane} aria-label="The draft">
        {open !== undefined && (
          <DraftPane
            key={open.id}
            draft={open}
            mayAct={mayAct && gone === undefined}
            refusal={
              gone === undefined ? refusals.get(open.id) : 'It waits no longer: it was sent or discarded.'
            }
            onSend={end(send)}
            onDiscard={end(discard)}
            onBack={() => select(undefined)}
          />
        )}
      </section>
    </>
  )
}
