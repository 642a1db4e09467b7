import type { Fact } from './facts_by_hand.ts'
import type { Tables } from './tables.ts'

type Text = Tables['texts'][number]

const hour = 3_600_000
/** Spam, by Twilio's dictionary. */
const filtered = ['30007']

function left(texts: readonly Text[]): (Text & { sent_at: Date })[] {
  return texts
    .filter(
      (text): text is Text & { sent_at: Date } => text.direction === 'outbound' && text.sent_at !== null,
    )
    .sort((one, other) => one.sent_at.getTime() - other.sent_at.getTime() || one.text_no - other.text_no)
}

export function* textFacts(tables: Tables): Generator<Fact> {
  for (const text of tables.texts) {
    if (text.direction === 'inbound')
      yield {
        figure: 'texts_received',
        scope: text.intent ?? 'unread',
        at: text.created_at,
        amount: 1,
        outOf: null,
      }
  }
  for (const text of left(tables.texts)) {
    const template = text.template ?? text.purpose
    const sender = text.sender ?? text.carrier ?? 'unknown'
    const at = text.sent_at
    const arrived = text.status === 'delivered' ? 1 : 0
    const spam = filtered.includes(text.error_code ?? '') ? 1 : 0
    const segments = text.carrier_segments ?? text.segments
    yield { figure: 'texts_sent', scope: template, at, amount: 1, outOf: null }
    if (segments !== null)
      yield { figure: 'segments_sent', scope: template, at, amount: segments, outOf: null }
    if (text.price !== null && text.price_currency === 'GBP')
      yield { figure: 'text_cost', scope: template, at, amount: text.price, outOf: null }
    else yield { figure: 'texts_unpriced', scope: template, at, amount: 1, outOf: null }
    yield { figure: 'delivery_rate', scope: template, at, amount: arrived, outOf: 1 }
    yield { figure: 'delivery_rate_of_sender', scope: sender, at, amount: arrived, outOf: 1 }
    yield { figure: 'filter_rate', scope: template, at, amount: spam, outOf: 1 }
    yield { figure: 'filter_rate_of_sender', scope: sender, at, amount: spam, outOf: 1 }
    yield { figure: 'opt_out_rate', scope: template, at, amount: 0, outOf: 1 }
  }
}

export function* pleaFacts(tables: Tables): Generator<Fact> {
  for (const { event_type, vendor_lead_id, created_at: at } of tables.events) {
    if (event_type !== 'opt_out' && event_type !== 'complaint') continue
    const last = left(tables.textsByLead.get(vendor_lead_id) ?? [])
      .filter(({ sent_at }) => sent_at <= at)
      .at(-1)
    const scope = last === undefined ? 'none' : (last.template ?? last.purpose)
    yield { figure: event_type === 'opt_out' ? 'opt_outs' : 'complaints', scope, at, amount: 1, outOf: null }
    if (event_type === 'opt_out') yield { figure: 'opt_out_rate', scope, at, amount: 1, outOf: 0 }
  }
}

export function* answerFacts(tables: Tables): Generator<Fact> {
  for (const { id, source: scope, created_at } of tables.leads) {
    const texts = tables.textsByLead.get(id) ?? []
    const [first] = left(texts)
    if (first === undefined) continue
    const answers = texts
      .filter((text) => text.direction === 'inbound' && text.created_at >= first.sent_at)
      .map((text) => text.created_at.getTime() - first.sent_at.getTime())
      .sort((one, other) => one - other)
    const within = (hours: number) => (answers.some((waited) => waited < hours * hour) ? 1 : 0)
    const at = first.sent_at
    const waited = Math.max(0, (at.getTime() - created_at.getTime()) / hour)
    yield { figure: 'hours_to_first_text', scope, at, amount: waited, outOf: 1 }
    yield { figure: 'reply_rate', scope, at, amount: within(7 * 24), outOf: 1 }
    yield { figure: 'quick_reply_rate', scope, at, amount: within(24), outOf: 1 }
    const [answer] = answers
    if (answer === undefined) continue
    const answeredAt = new Date(at.getTime() + answer)
    yield { figure: 'hours_to_first_answer', scope, at: answeredAt, amount: answer / hour, outOf: 1 }
  }
}
