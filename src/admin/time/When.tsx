import { useBusinessNow } from './clock.ts'
import { exactInWords, relativeInWords, spanInWords } from './words.ts'

/** How long ago or ahead a moment is, and exactly when on hover. `since` says only how long. */
export function When({ at, since = false }: { at: string; since?: boolean }) {
  const now = useBusinessNow()
  const moment = Date.parse(at)
  return (
    <time dateTime={at} title={exactInWords(moment)}>
      {since ? spanInWords(now - moment) : relativeInWords(moment, now)}
    </time>
  )
}
