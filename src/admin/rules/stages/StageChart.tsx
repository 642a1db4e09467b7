import { Text } from '@mantine/core'
import { figureInWords } from '../../figures/state/figure_words.ts'
import classes from '../Rules.module.css'
import { isOfPeople } from './of_people.ts'
import type { Stage } from './stage.ts'

const row = 26
/** Where the names end; before them stand how many leads are there and how long they stay. */
const left = 250
/** A phone shows it in letters that can be read. */
const width = 392

interface Props {
  stages: readonly Stage[]
  /** How many leads stand there now. */
  leadsAt: (stage: string) => number
  /** How many hours half of the stays there took at most that ended of late; null when none has. */
  hoursAt: (stage: string) => number | null
}

/** The end to which most stages lead: its many arcs would hide all others, so that words tell of it. */
function commonEnd(stages: readonly Stage[]): Stage | undefined {
  const leadingTo = ({ stage }: Stage) =>
    stages.filter(({ stageTransitionsByFromStage: { nodes } }) =>
      nodes.some(({ toStage }) => toStage === stage),
    )
  return stages.find((end) => end.isTerminal && leadingTo(end).length * 2 > stages.length)
}

/**
 * The stages under each other, and an arc for each move between them, at the right of the names; the longer the way, the
 * wider. The table below says the same in words.
 */
export function StageChart({ stages: all, leadsAt, hoursAt }: Props) {
  const end = commonEnd(all)
  const stages = all.filter(({ stage }) => stage !== end?.stage)
  const places = new Map(stages.map(({ stage }, index) => [stage as string, index * row + row / 2]))
  const arcs = stages.flatMap((stage) =>
    stage.stageTransitionsByFromStage.nodes
      .filter(({ toStage }) => places.has(toStage))
      .map((move) => ({
        from: stage.stage as string,
        to: move.toStage as string,
        isOurs: isOfPeople(stage, move),
      })),
  )
  return (
    <div className={classes.chartBox}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${width} ${stages.length * row}`}
        role="img"
        aria-label="How the stages follow each other: solid arcs are moves that automation makes, dotted ones are people's"
      >
        <defs>
          <marker id="tip" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto">
            <path d="M0 0 6 3 0 6Z" fill="var(--mantine-color-dimmed)" />
          </marker>
        </defs>
        {stages.map(({ stage, title, owner }) => (
          <g key={stage}>
            <circle cx={left - 10} cy={places.get(stage)} r="4" fill={colourOf(owner)} />
            <text x={44} y={(places.get(stage) ?? 0) + 4} textAnchor="end" fontSize="13" fill="currentColor">
              {figureInWords(leadsAt(stage), 'count')}
            </text>
            {hoursAt(stage) !== null && (
              <text
                x={104}
                y={(places.get(stage) ?? 0) + 4}
                textAnchor="end"
                fontSize="12"
                fill="var(--mantine-color-dimmed)"
              >
                {figureInWords(hoursAt(stage), 'hours')}
              </text>
            )}
            <text
              x={left - 22}
              y={(places.get(stage) ?? 0) + 4}
              textAnchor="end"
              fontSize="13"
              fill="currentColor"
            >
              {title}
            </text>
          </g>
        ))}
        {arcs.map(({ from, to, isOurs }) => {
          const [y1, y2] = [places.get(from) ?? 0, places.get(to) ?? 0]
          const reach = left + 14 + Math.min(Math.abs(y2 - y1) * 0.72, width - left + 20)
          return (
            <path
              key={`${from} ${to}`}
              d={`M${left} ${y1 + 3} C${reach} ${y1 + 3} ${reach} ${y2 - 3} ${left + 2} ${y2 - 3}`}
              fill="none"
              stroke="var(--mantine-color-dimmed)"
              strokeWidth="1"
              strokeDasharray={isOurs ? '1.5 4' : undefined}
              markerEnd="url(#tip)"
            />
          )
        })}
      </svg>
      <Text size="sm" c="dimmed" mt={4}>
        Before each stage: the leads that stand there now, and how long half of those that left in the last 90
        days stayed at most. Solid: automation goes there too. Dotted: only people.
        {end &&
          ` Nearly every stage may also end at ${end.title} (${figureInWords(leadsAt(end.stage), 'count')} leads), which is not drawn.`}
      </Text>
    </div>
  )
}

function colourOf(owner: Stage['owner']): string {
  if (owner === 'person') return 'var(--stage-people)'
  return owner === 'automation' ? 'var(--stage-automation)' : 'var(--stage-finished)'
}
