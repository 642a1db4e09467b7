import { Due } from '../../time/Due.tsx'
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
            {runInWords(run)} <Due at={run.nextAttemptAt} isDeadline={false} />
          </li>
        ))}
      {texts
        .filter(({ messageId }) => messageId !== next.detail?.messageId)
        .map((text) => (
          <li key={text.messageId}>
            {textInWords(text)} {text.notBefore !== null && <Due at={text.notBefore} isDeadline={false} />}
          </li>
        ))}
      {call !== null && next.what !== 'call' && (
        <li>
          {callInWords(call.caller, call.note)} <Due at={call.dueAt} lateClassName={classes.late} />
        </li>
      )}
      {timer !== null && (next.what !== 'timer' || timer.movedAt !== null) && (
        <li>
          Timer{timer.movedAt === null ? '' : ', moved by a person'}: {timerInWords(timer, titleOf)}{' '}
          {timer.dueAt !== null ? (
            <Due at={timer.dueAt} lateClassName={classes.late} />
          ) : (
            timer.remainingSeconds !== null && `(stands, ${spanInWords(1000 * timer.remainingSeconds)} left)`
          )}
        </li>
      )}
    </ul>
  )
}
