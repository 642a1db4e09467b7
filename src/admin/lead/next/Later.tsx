import { When } from '../../time/When.tsx'
import { spanInWords } from '../../time/words.ts'
import { useSheet } from '../state/sheet.ts'
import classes from './Next.module.css'
import { callInWords, runInWords, textInWords, timerInWords } from './next_words.ts'

/** What else is under way or set: agents, texts, calls, the timer. */
export function Later() {
  const { explained, titleOf } = useSheet()
  const { next, pending } = explained
  const { call, runs, texts, timer } = pending
  return (
    <ul className={classes.later}>
      {runs
        .filter(({ runId }) => runId !== next.detail?.runId)
        .map((run) => (
          <li key={run.runId}>
            {runInWords(run)} <When at={run.nextAttemptAt} />
          </li>
        ))}
      {texts
        .filter(({ messageId }) => messageId !== next.detail?.messageId)
        .map((text) => (
          <li key={text.messageId}>
            {textInWords(text)} {text.notBefore !== null && <When at={text.notBefore} />}
          </li>
        ))}
      {call !== null && next.what !== 'call' && (
        <li>
          {callInWords(call.caller, call.note)} <When at={call.dueAt} />
        </li>
      )}
      {timer !== null && (next.what !== 'timer' || timer.movedAt !== null) && (
        <li>
          Timer{timer.movedAt === null ? '' : ', moved by a person'}: {timerInWords(timer, titleOf)}{' '}
          {timer.dueAt !== null ? (
            <When at={timer.dueAt} />
          ) : (
            timer.remainingSeconds !== null && `(stands, ${spanInWords(1000 * timer.remainingSeconds)} left)`
          )}
        </li>
      )}
    </ul>
  )
}
