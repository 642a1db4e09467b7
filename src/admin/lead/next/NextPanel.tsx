import { isDeadline } from '../../board/state/next_words.ts'
import { Due } from '../../time/Due.tsx'
import { Panel } from '../panel/Panel.tsx'
import { useSheet } from '../state/sheet.ts'
import { Later } from './Later.tsx'
import classes from './Next.module.css'
import { nextInWords, owedInWords } from './next_words.ts'

/** What happens next, when, and who owes it; then what else is booked. */
export function NextPanel() {
  const { explained, titleOf } = useSheet()
  const { next, pending } = explained
  return (
    <Panel id="next" title="What happens next">
      <p className={classes.next}>
        {nextInWords(next, pending, titleOf)}
        {next.at !== null && (
          <strong>
            {' '}
            <Due at={next.at} isDeadline={isDeadline(next.what)} lateClassName={classes.late} />
          </strong>
        )}
      </p>
      <p className={classes.faint}>{owedInWords[next.owedBy]}</p>
      <Later />
    </Panel>
  )
}
