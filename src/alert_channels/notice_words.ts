import type { Notice } from '../../db/work/alert_deliveries.ts'
import { type Entry, type Message, mostTold } from './message.ts'

const howToStop = 'Stop all texts at once: npm run orchestrator -- texts stop all --reason "…"'

/** One message for all notices of alerts, the most severe first. */
export function alertMessage(notices: readonly Notice[], publicUrl: string): Message {
  const told = bySeverity(notices).slice(0, mostTold)
  const untold = notices.length - told.length
  return {
    ids: notices.map(({ id }) => id),
    headline: headline(notices),
    entries: told.map((notice) => entryOf(notice, publicUrl)),
    more: untold === 0 ? null : `and ${untold} more: see the open alerts.`,
    footer: howToStop,
  }
}

function headline(notices: readonly Notice[]): string {
  const [first, ...others] = bySeverity(notices)
  if (first === undefined) return 'No alert'
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `${sign(first)}: ${first.message}${more}`
}

function sign({ kind, severity }: Notice): string {
  if (kind === 'ended') return 'Over'
  if (kind === 'repeated') return `${severity}, still`
  return kind === 'escalated' ? `${severity}, and nobody looks after it` : severity
}

const severities = ['HIGH', 'MEDIUM', 'LOW']
const urgency = ({ kind, severity }: Notice) => (kind === 'ended' ? 3 : severities.indexOf(severity))

function bySeverity(notices: readonly Notice[]): Notice[] {
  return notices.toSorted((one, other) => urgency(one) - urgency(other))
}

function entryOf(notice: Notice, publicUrl: string): Entry {
  const { kind, type, message, scope, todo, occurrences, since, until, leadId } = notice
  const about = scope === 'pipeline' || scope.startsWith('lead:') ? '' : ` (${scope})`
  const often = occurrences > 1 ? `, ${occurrences} times` : ''
  const when =
    kind === 'ended'
      ? `${type}, from ${moment(since)} to ${moment(until)}${often}`
      : `${type}, since ${moment(since)}${often}`
  return {
    title: `${sign(notice)}: ${message}${about}`,
    lines: [when],
    link: leadId === null ? null : linkTo(notice.firstName, leadPage(publicUrl, leadId)),
    todo: kind === 'ended' ? null : todo,
    mayHaveCome: notice.mayHaveCome,
  }
}

/** Where people read about a lead. */
export const leadPage = (publicUrl: string, leadId: string) => `${publicUrl}/leads/${leadId}`

export const linkTo = (firstName: string | null, url: string) => ({
  ...{ before: 'Lead ', name: firstName || 'no name', url },
})

export function moment(at: string | null): string {
  return at === null ? '?' : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** A notice that nothing has happened for. */
export function testNotice(now: Date): Notice {
  return {
    ...{
      id: crypto.randomUUID(),
      attempt: 1,
      mayHaveCome: false,
      kind: 'raised',
      type: 'TEST',
      severity: 'LOW',
    },
    ...{ message: 'A test: alerts reach you here', scope: 'pipeline', todo: 'Nothing.', occurrences: 1 },
    ...{ since: now.toISOString(), until: null, leadId: null, firstName: null },
  }
}
