import type { DataIssueKind } from '../../graphql/documents.ts'
import { exactInWords } from '../../time/words.ts'
import type { Sheet } from '../state/sheet.ts'

export interface Sign {
  words: string
  /** What there is to say of it. */
  why: string | undefined
  kind: 'urgent' | 'people' | 'waiting'
}

const issues: Readonly<Record<DataIssueKind, { words: string; why: string }>> = {
  phone_missing: { words: 'No number that works', why: "Their number is another's, or takes no texts." },
  name_missing: { words: 'Name missing', why: 'Nobody knows what the vendor is called.' },
  offer_above_value: { words: 'Offer above value', why: 'We offer more than the house is worth.' },
  no_activity: {
    words: 'Nothing happens',
    why: 'No text, call, note or step for longer than the stage allows.',
  },
  UNKNOWN: { words: 'Something is wrong with its data', why: '' },
}

/** What is out of the ordinary about a lead, the gravest first. */
export function signsOf({ lead, explained }: Pick<Sheet, 'lead' | 'explained'>): Sign[] {
  const { heldAt, heldUntil, holdReason, takenOverBy, optedOutAt, stops, pending, consent, deadReason } =
    explained
  const until = heldUntil === null ? '' : ` until ${exactInWords(Date.parse(heldUntil))}`
  const signs: (Sign | false)[] = [
    ...pending.alerts.map(({ message, severity }) => ({
      ...{ words: `Alert: ${message}`, why: severity },
      kind: 'urgent' as const,
    })),
    optedOutAt !== null && {
      ...{ words: 'Must not be texted', why: 'They asked to be left alone.', kind: 'urgent' },
    },
    ...stops.map(({ scope, reason, stoppedBy }) => ({
      ...{ words: `Texts are stopped: ${reason}`, why: `${scope}, by ${stoppedBy}` },
      kind: 'urgent' as const,
    })),
    takenOverBy !== null && { words: `Led by ${takenOverBy}`, why: 'No agent speaks.', kind: 'people' },
    heldAt !== null &&
      holdReason !== null && { words: `On hold${until}: ${holdReason}`, why: undefined, kind: 'waiting' },
    consent.obstacles.service === 'no_consent' && {
      ...{ words: 'No consent', why: 'No text leaves by itself.', kind: 'waiting' },
    },
    consent.obstacles.service === null &&
      consent.obstacles.chaser !== null && {
        words: 'No reminders',
        why: consent.obstacles.chaser === 'said_no' ? 'They said no.' : 'They have not agreed to reminders.',
        kind: 'waiting',
      },
    ...lead.dataIssues.nodes.map(({ issue }) => ({ ...issues[issue], kind: 'waiting' as const })),
    deadReason !== null && { words: `Ended: ${deadReason}`, why: undefined, kind: 'waiting' },
    lead.archivedAt !== null && { words: 'Archived', why: undefined, kind: 'waiting' },
  ]
  return signs.filter((sign) => sign !== false)
}
