import type { BoardEvent } from '../../db/figures/board.ts'
import type { Style } from '../cli/output/terminal.ts'
import { pounds } from '../money/pounds.ts'

export interface EventWords {
  readonly text: string
  readonly style: Style | undefined
}

/** An event in words that anybody may see: a first name and an initial, never a number or a text. */
export function eventWords(event: BoardEvent): EventWords {
  const who = shortName(event)
  switch (event.type) {
    case 'stage_change':
      return { text: `${who} · ${moveWords(event)}`, style: moveStyle(event.to) }
    case 'offer_made':
      return { text: `${who} · offer of ${gbp(event.metadata.amount)}`, style: 'cyan' }
    case 'agent_failed':
      return {
        text: `${who} · ${event.metadata.agent} failed, attempt ${event.metadata.attempt}`,
        style: 'red',
      }
    case 'review_opened':
      return { text: `${who} · a person is asked: ${spaced(event.metadata.kind)}`, style: 'yellow' }
    default:
      return { text: `${who} · ${spaced(event.type)}`, style: undefined }
  }
}

/** "Jo S."; a lead without a name, or with a number for one, goes by the end of its id. */
function shortName({ vendorName, leadId }: BoardEvent): string {
  const [first, ...rest] = (vendorName ?? '').trim().split(/\s+/)
  if (first === undefined || first === '' || /\d/.test(vendorName ?? '')) return `Lead …${leadId.slice(-6)}`
  const initial = rest.at(-1)?.charAt(0)
  return initial === undefined ? first : `${first} ${initial}.`
}

function moveWords({ from, to, reason }: BoardEvent): string {
  if (from === null) return 'new lead'
  const why = to === 'DEAD_LEAD' && reason !== null ? ` (${withoutNumbers(reason)})` : ''
  return `${from} → ${to}${why}`
}

function moveStyle(to: string | null): Style | undefined {
  switch (to) {
    case 'COMPLETED':
      return 'green'
    case 'OFFER_ACCEPTED':
      return 'bold'
    case 'DEAD_LEAD':
      return 'dim'
    default:
      return undefined
  }
}

function withoutNumbers(text: string): string {
  return text.replace(/\+?\d[\d ()-]{6,}\d/g, '[number]').replace(/\s+/g, ' ')
}

function gbp(amount: unknown): string {
  return typeof amount === 'number' ? pounds(amount) : 'a sum'
}

function spaced(name: unknown): string {
  return typeof name === 'string' ? name.replaceAll('_', ' ') : 'something'
}
