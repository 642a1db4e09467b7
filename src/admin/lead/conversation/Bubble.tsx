import { useState } from 'react'
import { vendorWho } from '../../facts/read_as.ts'
import { WordButton } from '../../look/WordButton.tsx'
import words from '../../look/Words.module.css'
import { exactInWords } from '../../time/words.ts'
import { hourInWords, isScheduled } from '../state/in_order.ts'
import { type LeadRow, type TextRow, useSheet } from '../state/sheet.ts'
import classes from './Bubble.module.css'
import { Media } from './Media.tsx'
import { ScheduledActs } from './ScheduledActs.tsx'
import { Ticks } from './Ticks.tsx'
import { WhyText } from './WhyText.tsx'

/** One text: the words, who wrote them, when, and how far it came. */
export function Bubble({ text }: { text: TextRow }) {
  const { lead, mayAct } = useSheet()
  const [isAsking, setAsking] = useState(false)
  const isOurs = text.direction === 'outbound'
  const at = text.sentAt ?? text.writtenAt ?? text.createdAt
  return (
    <article
      className={classes.bubble}
      data-side={isOurs ? 'ours' : 'theirs'}
      data-status={text.status}
      aria-label={isOurs ? 'We wrote' : 'The vendor wrote'}
    >
      <div className={words.written} dir="auto">
        {text.body}
      </div>
      <Media media={text.media} />
      <div className={classes.foot}>
        <span>{whoWrote(text, lead)}</span>
        <time dateTime={at} title={exactInWords(Date.parse(at))}>
          {hourInWords(at)}
        </time>
        {isOurs && <Ticks text={text} />}
        <WordButton aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          {isOurs ? 'Why?' : 'More'}
        </WordButton>
      </div>
      {isAsking && <WhyText text={text} />}
      {mayAct && isScheduled(text) && <ScheduledActs text={text} />}
    </article>
  )
}

function whoWrote({ id, author, direction, enteredBy, intent }: TextRow, { events }: LeadRow): string {
  if (direction === 'outbound') {
    const written = events.nodes.find(
      ({ eventType, metadata }) => eventType === 'message_written' && metadata.messageId === id,
    )
    return written?.actor ?? author
  }
  const read = vendorWho(intent)
  return enteredBy === null ? read : `${read}, entered by ${enteredBy}`
}
