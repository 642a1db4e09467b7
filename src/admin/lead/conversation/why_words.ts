import { actorInWords, agentInWords } from '../../actors/actor_words.ts'
import type { StageName, WhyTextQuery } from '../../graphql/documents.ts'
import { exactInWords } from '../../time/words.ts'
import { counted, spoken } from '../../words/plain_words.ts'
import { obstacles } from '../next/next_words.ts'

type Explained = NonNullable<WhyTextQuery['explainMessage']>
type Titles = (stage: StageName) => string

const at = (moment: string) => exactInWords(Date.parse(moment))

/** Line by line, why there is a text and what became of it. */
export function reasonsOf(text: Explained, titleOf: Titles): [what: string, words: string][] {
  const lines: [string, string | undefined][] = [
    ['because', causeOf(text, titleOf)],
    ['allowed', permissionOf(text)],
    ['run', text.run === null ? undefined : runOf(text.run)],
    ['move', text.move === null ? undefined : moveOf(text.move, titleOf)],
    ['carrier', deliveryOf(text.delivery)],
    ['heard', text.optOutType === null ? undefined : `${text.optOutType}, by the carrier itself`],
  ]
  return lines.flatMap(([what, words]): [string, string][] =>
    words === undefined || words === '' ? [] : [[what, words]],
  )
}

function causeOf({ cause, direction }: Explained, titleOf: Titles): string {
  if (direction === 'inbound') return 'the vendor wrote it'
  switch (cause.kind) {
    case 'person':
      return `${cause.actor ?? 'a person'} wrote it`
    case 'agent':
      return `the ${agentInWords(cause.agent ?? 'agent')} wrote it`
    case 'stage':
      return `whoever comes to ${cause.stage === null ? 'the stage' : titleOf(cause.stage)} gets the text “${spoken(cause.template ?? '')}”`
    default:
      return `the timer ${spoken(cause.timer ?? '')} sent the text “${spoken(cause.template ?? '')}”${
        cause.after === null ? '' : `, ${cause.after} after ${countedFrom(cause.countedFrom)}`
      }`
  }
}

const countedFrom = (start: string | null) =>
  start === 'vendor_silence' ? 'the vendor fell silent' : 'it became our turn'

function permissionOf({ allowed, class: textClass }: Explained): string | undefined {
  if (allowed === null) return textClass === null ? undefined : spoken(textClass)
  const { because, wording, givenAt } = allowed
  if (because === 'person') return 'a person decided so'
  if (because === 'consent' && wording !== null && givenAt !== null)
    return `by the consent of ${at(givenAt)}: “${wording}”`
  return because === 'consent' ? 'by a consent' : 'the vendor had written to us'
}

function runOf({ agent, purpose, outcome, attempts }: NonNullable<Explained['run']>): string {
  return [
    `${agentInWords(agent)}, ${spoken(purpose)}`,
    outcome === null ? 'no outcome yet' : spoken(outcome),
    ...(attempts > 1 ? [counted(attempts, 'attempt')] : []),
  ].join(', ')
}

function moveOf(move: NonNullable<Explained['move']>, titleOf: Titles): string {
  const stages = [move.from, move.to].flatMap((stage) => (stage === null ? [] : [titleOf(stage)])).join(' › ')
  return `${stages} by ${actorInWords(move)}, ${at(move.at)}${move.reason === null ? '' : ` (${move.reason})`}`
}

function deliveryOf({
  carrier,
  why,
  errorCode,
  attempts,
  segments,
  price,
  currency,
  waitsFor,
}: Explained['delivery']) {
  return [
    ...(waitsFor === null ? [] : [obstacles[waitsFor.code] ?? spoken(waitsFor.code)]),
    ...(carrier === null ? [] : [carrier]),
    ...(segments === null ? [] : [counted(segments, 'segment')]),
    ...(price === null ? [] : [`${price} ${currency ?? ''}`]),
    ...(attempts > 1 ? [counted(attempts, 'attempt')] : []),
    ...(errorCode === null ? [] : [`error ${errorCode}`]),
    ...(why === null ? [] : [why]),
  ].join(', ')
}
