import { useBusinessNow } from './clock.ts'
import { exactInWords, overdueInWords, relativeInWords } from './words.ts'

interface Props {
  at: string
  /** Whether somebody, or a program, owes something at that time; else it is only begun then. */
  isDeadline?: boolean
  className?: string | undefined
  lateClassName?: string | undefined
}

/** When something is due: ahead, or by how much it is late; exactly when on hover. */
export function Due({ at, isDeadline = true, className, lateClassName }: Props) {
  const now = useBusinessNow()
  const moment = Date.parse(at)
  const late = isDeadline ? overdueInWords(moment, now) : undefined
  if (!isDeadline && moment <= now) return null
  return (
    <time
      dateTime={at}
      title={exactInWords(moment)}
      className={late === undefined ? className : (lateClassName ?? className)}
    >
      {late ?? relativeInWords(moment, now)}
    </time>
  )
}
