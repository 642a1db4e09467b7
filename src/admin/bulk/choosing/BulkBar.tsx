import { Button, Menu, Text } from '@mantine/core'
import { Suspense, useState } from 'react'
import { useBoard, useStages } from '../../board/state/board_context.ts'
import type { Question } from '../../board/state/question.ts'
import { lazily } from '../../page/lazily.ts'
import { useMayAct } from '../../session/useMayAct.ts'
import classes from '../Bulk.module.css'
import { endChoosing, useChosen } from '../state/chosen.ts'
import type { Meant } from '../state/meant.ts'
import { howManyInWords, labels, type OfferedVerb } from '../state/verbs.ts'

const BulkDialog = lazily(() => import('../beginning/BulkDialog.tsx'), 'BulkDialog')

const first: readonly OfferedVerb[] = ['move', 'hold', 'release', 'assign', 'send_template']
const others: readonly OfferedVerb[] = [
  ...(['archive', 'reactivate', 'move_timer', 'run_agent'] as const),
  ...(['replay_runs', 'suppress', 'mark_opted_out'] as const),
]

/** What can be done to the cards that were picked, or to all that the board shows; it is there while somebody chooses. */
export function BulkBar({ question }: { question: Question }) {
  const { isChoosing, leadIds } = useChosen()
  const mayAct = useMayAct()
  const all = useAllOfBoard()
  const [areAll, setAll] = useState(false)
  const [verb, setVerb] = useState<OfferedVerb>()
  if (!isChoosing || !mayAct) return null

  const count = areAll ? all : leadIds.size
  const { orderBy: _, ...filter } = question
  const meant: Meant = areAll ? { filter } : { leadIds: [...leadIds] }
  const end = () => {
    setAll(false)
    setVerb(undefined)
    endChoosing()
  }
  return (
    <section className={classes.bar} aria-label="Many leads at once">
      <Text className={classes.count} role="status">
        {count === 0 ? 'Pick cards' : howManyInWords(count)}
      </Text>
      <Button
        size="xs"
        variant={areAll ? 'filled' : 'default'}
        aria-pressed={areAll}
        onClick={() => setAll(!areAll)}
      >
        All that match ({all.toLocaleString('en-GB')})
      </Button>
      {first.map((each) => (
        <Button key={each} size="xs" variant="default" disabled={count === 0} onClick={() => setVerb(each)}>
          {labels[each]} …
        </Button>
      ))}
      <Menu position="top-end">
        <Menu.Target>
          <Button size="xs" variant="default" disabled={count === 0}>
            More …
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((each) => (
            <Menu.Item key={each} onClick={() => setVerb(each)}>
              {labels[each]} …
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Button size="xs" variant="subtle" onClick={end}>
        Cancel
      </Button>
      <Suspense fallback={null}>
        {verb !== undefined && (
          <BulkDialog verb={verb} meant={meant} onClose={() => setVerb(undefined)} onBegun={end} />
        )}
      </Suspense>
    </section>
  )
}

/** How many leads all columns hold. */
function useAllOfBoard(): number {
  const { state } = useBoard()
  const stages = useStages()
  return stages.reduce((sum, stage) => sum + (state.view(stage)?.leadCount ?? 0), 0)
}
