import { Anchor, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { RuleStages } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { type Column, DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { useBusinessNow } from '../../time/clock.ts'
import { wallClockOf } from '../../time/zoned.ts'
import { spoken } from '../../words/plain_words.ts'
import { waitInWords } from '../numbers/waits.ts'
import classes from '../Rules.module.css'
import { isOfPeople } from './of_people.ts'
import { StageChart } from './StageChart.tsx'
import type { Stage } from './stage.ts'
import { TimerDialog, type TimerMeant } from './TimerDialog.tsx'

type Timer = Stage['stageTimersByStage']['nodes'][number]

const owners = { automation: 'automation', person: 'a person', nobody: 'nobody', UNKNOWN: '' } as const

/** "a text", "to Dead lead", "a person is asked". */
function deedOf({ action, toStage, template, alertType }: Timer, titleOf: (stage: string) => string): string {
  if (action === 'move' && toStage !== null) return `to ${titleOf(toStage)}`
  if (action === 'send') return template === null ? 'a text' : `a text (${spoken(template)})`
  if (action !== 'alert') return 'a person is asked'
  return alertType === null ? 'an alert' : `an alert (${spoken(alertType)})`
}

/** The stages as they follow each other, where they lead, and after how long what happens. */
export function StagesSection() {
  const isAdmin = useIsAdmin()
  // What is usual now: of all time it would be more with every year, of rules that have changed since.
  const since = wallClockOf(useBusinessNow() - 90 * 86_400_000).slice(0, 10)
  const { data, problem, readAgain } = useLive(RuleStages, { since }, 60_000)
  const [meant, setMeant] = useState<TimerMeant>()
  const stages = data?.stages.nodes
  if (stages === undefined && problem === undefined) return <Skeleton height={400} mt="md" />
  const titles = new Map(stages?.map(({ stage, title }) => [stage as string, title]))
  const titleOf = (stage: string) => titles.get(stage) ?? stage
  const waits = ({ stageTimersByStage: { nodes } }: Stage, from: Timer['countedFrom']) =>
    nodes.filter(({ countedFrom }) => countedFrom === from)
  const inWords = (timers: readonly Timer[]) =>
    timers.map((timer) => `${waitInWords(timer.after)}: ${deedOf(timer, titleOf)}`).join(', ')

  const columnOf = (title: string, from: Timer['countedFrom']): Column<Stage> => ({
    title,
    value: (stage) => inWords(waits(stage, from)),
    show: (stage) => (
      <ul className={classes.waits}>
        {waits(stage, from).map((timer) => (
          <li key={timer.name} className={classes.wait}>
            {waitInWords(timer.after)}: {deedOf(timer, titleOf)}
            {isAdmin && (
              <Anchor
                component="button"
                size="xs"
                aria-label={`Change ${timer.name} of ${stage.title}`}
                onClick={() => setMeant({ stage: stage.stage, title: stage.title, ...timer })}
              >
                change
              </Anchor>
            )}
          </li>
        ))}
      </ul>
    ),
  })

  return (
    <>
      {stages !== undefined && (
        <StageChart
          stages={stages}
          leadsAt={(stage) => data?.stageFigures.find((each) => each.stage === stage)?.leads ?? 0}
          hoursAt={(stage) => data?.timeInStage.find((each) => each.stage === stage)?.medianHours ?? null}
        />
      )}
      <DataTable
        title="Stages and waits"
        rows={stages}
        keyOf={({ stage }) => stage}
        columns={[
          { title: 'Stage', value: ({ title }) => title },
          { title: 'What happens', value: ({ description }) => description },
          { title: 'Led by', value: ({ owner }) => owners[owner] },
          columnOf('While the vendor is silent', 'vendor_silence'),
          columnOf('While it is our turn', 'our_turn'),
          {
            title: 'Leads to',
            value: (stage) =>
              stage.stageTransitionsByFromStage.nodes
                .map((move) => titleOf(move.toStage) + (isOfPeople(stage, move) ? ' (people)' : ''))
                .join(', '),
          },
        ]}
        empty="There are no stages."
        problem={problem}
      />
      {meant !== undefined && (
        <TimerDialog timer={meant} onClose={() => setMeant(undefined)} onChange={readAgain} />
      )}
    </>
  )
}
