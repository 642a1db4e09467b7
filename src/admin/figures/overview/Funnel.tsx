import { Text } from '@mantine/core'
import { figureInWords } from '../state/figure_words.ts'
import type { Figures } from '../state/useFigures.ts'
import classes from './Overview.module.css'

/** How far the leads that came in a period have ever come, whatever became of them since. */
export function Funnel({ steps, days }: { steps: Figures['funnel']; days: number }) {
  const all = steps[0]?.leads ?? 0
  return (
    <section className={classes.funnel} aria-labelledby="funnel">
      <h2 id="funnel" className={classes.topic}>
        How far leads come
      </h2>
      <Text size="sm" c="dimmed">
        {all === 0
          ? 'No lead came in this period.'
          : `Of the leads that came ${days === 1 ? 'today' : `in these ${days} days`}: those that ever reached a step, whatever became of them since. Young leads may still get there.`}
      </Text>
      {all > 0 && (
        <ol className={classes.steps}>
          {steps.map(({ stage, title, leads, shareOfPrevious }, index) => (
            <li key={stage} className={classes.step}>
              <span>{title}</span>
              <span className={classes.track}>
                <span className={classes.bar} style={{ width: `${(leads / all) * 100}%` }} />
              </span>
              <span className={classes.stepLeads}>{figureInWords(leads, 'count')}</span>
              <span className={classes.stepShare}>
                {index > 0 &&
                  shareOfPrevious !== null &&
                  `${figureInWords(shareOfPrevious, 'share')} of the step before`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
