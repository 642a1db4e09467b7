import type { TextExplanation } from '../../../db/leads/explanations.ts'
import { counted } from '../../counted.ts'
import { harmless, type Paint } from '../output/terminal.ts'
import type { When } from '../output/when.ts'
import { whyTextWaits } from './text_obstacle.ts'

/** A text and, line by line, what led to it and what became of it. */
export function textReasons(text: TextExplanation, when: When, paint: Paint): string[] {
  const at = (moment: string) => when.at(new Date(moment))
  return [
    `${paint('bold', harmless(text.body))}  ${paint('dim', text.messageId)}`,
    `  because  ${causeOf(text)}`,
    ...(text.class === null ? [] : [`  class    ${text.class}${permissionOf(text, at)}`]),
    ...(text.run === null ? [] : [`  run      ${runOf(text.run)}`]),
    ...(text.move === null ? [] : [`  move     ${moveOf(text.move)} ${at(text.move.at)}`]),
    `  written  ${at(text.delivery.writtenAt)}`,
    `  carrier  ${deliveryOf(text.delivery, at)}`,
    ...(text.optOutType === null ? [] : [`  heard    ${harmless(text.optOutType)} by the carrier`]),
    ...text.media.map(
      ({ url = '?', contentType = '?' }) => `  media    ${harmless(contentType)} ${harmless(url)}`,
    ),
  ]
}

function permissionOf({ allowed }: TextExplanation, at: (moment: string) => string): string {
  if (allowed === null) return ''
  if (allowed.because === 'person') return ', as a person decided'
  if (allowed.because === 'vendor_wrote' || allowed.wording === null || allowed.givenAt === null)
    return allowed.because === 'consent' ? ', with a consent' : ', since the vendor had written to us'
  return `, with the consent of ${at(allowed.givenAt)}: "${harmless(allowed.wording)}"`
}

function causeOf({ cause, direction }: TextExplanation): string {
  if (direction === 'inbound') return 'the vendor wrote it'
  switch (cause.kind) {
    case 'person':
      return `${harmless(cause.actor ?? 'a person')} wrote it`
    case 'agent':
      return `agent ${cause.agent} wrote it`
    case 'stage':
      return `whoever comes to ${cause.stage} gets text ${cause.template}`
    default:
      return `timer ${cause.timer ?? '?'}: text ${cause.template}${cause.after === undefined ? '' : ` ${inHours(cause.after)} after ${waitedFor(cause.countedFrom)}`}`
  }
}

/** An interval as PostgreSQL writes it, "48:00:00" or "3 days", as the rules say it. */
function inHours(interval: string): string {
  const [, hours] = /^(\d+):00:00$/.exec(interval) ?? []
  return hours === undefined ? interval : `${Number(hours)} h`
}

function waitedFor(countedFrom: string | undefined): string {
  return countedFrom === 'vendor_silence' ? 'the vendor fell silent' : 'it became our turn'
}

function runOf(run: NonNullable<TextExplanation['run']>): string {
  const outcome = run.outcome === null ? 'no outcome yet' : `outcome ${run.outcome}`
  return `${run.agent} ${run.purpose}, ${outcome}, attempt ${run.attempts}, run ${run.runId}${run.jobId === null ? '' : `, job ${run.jobId}`}`
}

function moveOf(move: NonNullable<TextExplanation['move']>): string {
  const stages = [move.from, move.to].filter((stage) => stage !== null).join(' → ')
  const reason = move.reason === null ? '' : ` (${harmless(move.reason)})`
  return `${stages} by ${move.actorKind} ${harmless(move.actor ?? '')}${reason}`
}

function deliveryOf(delivery: TextExplanation['delivery'], at: (moment: string) => string): string {
  const { status, why, notBefore, waitsFor, sentAt, deliveredAt, carrier, providerMessageId, errorCode } =
    delivery
  const { segments, price, currency, resends } = delivery
  return [
    status,
    ...(sentAt === null && notBefore !== null && status === 'queued' ? [`not before ${at(notBefore)}`] : []),
    ...(sentAt === null ? [] : [`taken ${at(sentAt)}`]),
    ...(deliveredAt === null ? [] : [`delivered ${at(deliveredAt)}`]),
    ...(waitsFor == null ? [] : [whyTextWaits(waitsFor)]),
    ...(why === null ? [] : [harmless(why)]),
    ...(segments === null ? [] : [counted(segments, 'segment')]),
    ...(price === null ? [] : [`cost ${price} ${currency ?? ''}`.trim()]),
    ...(resends === null ? [] : [`sent anew for ${resends}`]),
    ...(errorCode === null ? [] : [`error ${errorCode}`]),
    ...(carrier === null ? [] : [[carrier, providerMessageId].filter((part) => part !== null).join(' ')]),
  ].join(', ')
}
