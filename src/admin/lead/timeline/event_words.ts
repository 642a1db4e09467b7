import { agentInWords } from '../../actors/actor_words.ts'
import type { StageName } from '../../graphql/documents.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { capital, spoken } from '../../words/plain_words.ts'
import type { LeadRow } from '../state/sheet.ts'
import { ownerInWords } from './owner_words.ts'

type Event = LeadRow['events']['nodes'][number]

/** What happened, and what there is to say of it beside who and why. */
export function eventInWords(
  { eventType, fromStage, toStage, metadata }: Event,
  titleOf: (stage: StageName) => string,
): { what: string; detail: string } {
  const { agent, purpose, outcome, timer, template, amount, others } = metadata
  const ofOwner = ownerInWords(eventType, others)
  if (ofOwner !== undefined) return ofOwner
  const detail = [
    agent && agentInWords(agent),
    template === null ? purpose && spoken(purpose) : spoken(template),
    outcome && spoken(outcome),
    timer && template === null && `timer ${spoken(timer)}`,
    amount !== null && poundsInWords(Number(amount)),
    spoken(others.find(({ name }) => name === 'flag')?.value ?? ''),
    spoken(others.find(({ name }) => name === 'fallThrough')?.value ?? ''),
    eventType === 'reading_corrected' && fieldsInWords(others),
    others.find(({ name }) => name === 'error' || name === 'why')?.value,
  ]
    .filter(Boolean)
    .join(', ')
  if (toStage === null) return { what: `${whatIs(eventType)}${detail === '' ? '' : ':'}`, detail }
  const stages = fromStage === null ? titleOf(toStage) : `${titleOf(fromStage)} › ${titleOf(toStage)}`
  const what = eventType === 'stage_change' ? stages : `${whatIs(eventType)}: ${stages}`
  return { what, detail }
}

const fieldsInWords = (others: Event['metadata']['others']) =>
  (JSON.parse(others.find(({ name }) => name === 'fields')?.value ?? '[]') as string[]).map(spoken).join(', ')

/** Messages and review items go by the names that they have on every page. */
const whatIs = (eventType: string) =>
  capital(
    spoken(eventType)
      .replace(/^message /, 'text ')
      .replace(/^review /, 'question '),
  )
