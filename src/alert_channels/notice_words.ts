import type { Notice } from '../../db/work/alert_deliveries.ts'

/** More than these are counted, not told one by one. */
export const mostTold = 20

export const howToStop = 'Stop all texts at once: npm run orchestrator -- texts stop all --reason "…"'

/** One line for all: the most severe first. */
export function headline(notices: readonly Notice[]): string {
  const [first, ...others] = bySeverity(notices)
  if (first === undefined) return 'No alert'
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `${first.kind === 'ended' ? 'Over' : first.severity}: ${first.message}${more}`
}

const severities = ['HIGH', 'MEDIUM', 'LOW']
const urgency = ({ kind, severity }: Notice) => (kind === 'ended' ? 3 : severities.indexOf(severity))

export function bySeverity(notices: readonly Notice[]): Notice[] {
  return notices.toSorted((one, other) => urgency(one) - urgency(other))
}

/** What a notice says, line by line, but for its lead. */
export function wordsOf({ kind, severity, type, message, scope, todo, occurrences, since, until }: Notice) {
  const about = scope === 'pipeline' || scope.startsWith('lead:') ? '' : ` (${scope})`
  const often = occurrences > 1 ? `, ${occurrences} times` : ''
  return {
    title: `${kind === 'ended' ? 'Over' : severity}: ${message}${about}`,
    when:
      kind === 'ended'
        ? `${type}, from ${moment(since)} to ${moment(until)}${often}`
        : `${type}, since ${moment(since)}${often}`,
    todo: kind === 'ended' ? null : todo,
  }
}

/** Where people read about a lead. */
export const leadPage = (publicUrl: string, leadId: string) => `${publicUrl}/leads/${leadId}`

export const nameOf = ({ firstName }: Notice) => firstName || 'no name'

function moment(at: string | null): string {
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
