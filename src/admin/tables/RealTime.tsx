import { exactInWords, relativeInWords } from '../time/words.ts'

/** A moment of the real clock, which the machinery goes by, in a simulation too. */
export function RealTime({ at }: { at: string }) {
  const moment = Date.parse(at)
  return (
    <time dateTime={at} title={exactInWords(moment)} style={{ whiteSpace: 'nowrap' }}>
      {relativeInWords(moment, Date.now())}
    </time>
  )
}
