import words from '../../look/Words.module.css'
import { counted } from '../../words/plain_words.ts'
import { type LeadRow, useSheet } from '../state/sheet.ts'
import { segmentsOf } from '../text/segments.ts'
import classes from './Conversation.module.css'

/** How long a text is, and what it would cost by what the last one to this vendor did. */
export function Cost({ body, isKept }: { body: string; isKept: boolean }) {
  const { lead, maxSegments } = useSheet()
  const segments = segmentsOf(body)
  const isTooLong = segments > maxSegments
  const cost = costOf(lead, segments)
  return (
    <span className={isTooLong ? classes.tooLong : words.faint} role="status">
      {segments === 0
        ? 'Ctrl Enter sends'
        : [
            counted(body.length, 'character'),
            `${counted(segments, 'segment')}${isTooLong ? `; ${maxSegments} are allowed` : ''}`,
            cost,
            isKept && 'kept as a draft',
          ]
            .filter(Boolean)
            .join(', ')}
    </span>
  )
}

/** By the last text to the vendor whose price is known. */
function costOf({ messages }: LeadRow, segments: number): string | undefined {
  const last = messages.nodes.find(({ direction, price }) => direction === 'outbound' && price !== null)
  const paidFor = last?.carrierSegments ?? last?.segments
  if (last?.price == null || paidFor == null || paidFor === 0) return undefined
  const pounds = (Math.abs(Number(last.price)) / paidFor) * segments
  return `about ${new Intl.NumberFormat('en-GB', {
    ...{ style: 'currency', currency: last.priceCurrency ?? 'GBP', maximumFractionDigits: 3 },
  }).format(pounds)}`
}
