import { agentInWords } from '../../actors/actor_words.ts'
import type { StageName } from '../../graphql/documents.ts'
import { withStageTitles } from '../../stages/stage_titles.ts'
import { spoken } from '../../words/plain_words.ts'
import type { Explained } from '../state/sheet.ts'

type Next = Explained['next']
type Pending = Explained['pending']
type Titles = (stage: StageName) => string

/** The one answer to what happens next. */
export function nextInWords({ what, detail }: Next, pending: Pending, titleOf: Titles): string {
  switch (what) {
    case 'nothing':
      return 'Nothing: it is finished'
    case 'agent':
      return `The ${agentInWords(detail?.agent ?? 'agent')} is at work (${spoken(detail?.purpose ?? '')})`
    case 'text': {
      const text = pending.texts.find(({ messageId }) => messageId === detail?.messageId)
      return text === undefined ? 'A text leaves' : textInWords(text)
    }
    case 'review':
      return `A person answers: ${withStageTitles(detail?.reason ?? '')}`
    case 'call':
      return callInWords(detail?.caller ?? 'Somebody', detail?.note ?? null)
    case 'timer':
      return pending.timer === null ? 'The timer fires' : timerInWords(pending.timer, titleOf)
    case 'hand_back':
      return `${detail?.takenOverBy ?? 'A person'} leads the conversation, until they hand it back`
    case 'release':
      return detail?.heldUntil == null
        ? 'Nothing, until somebody releases it'
        : 'Nothing, until the hold ends'
    case 'resume':
      return `Nothing, until texts may leave again (${detail?.stoppedBy ?? ''} stopped ${detail?.scope ?? 'them'})`
    case 'wording':
      return 'Nothing, until an admin approves the words of our texts'
    default:
      return 'Not known; it mends itself within minutes'
  }
}

export const owedInWords: Readonly<Record<string, string>> = {
  person: 'a person owes it',
  agent: 'the agent owes it',
  outbox: 'it leaves by itself',
  vendor: 'unless the vendor writes',
}

export function timerInWords(timer: NonNullable<Pending['timer']>, titleOf: Titles): string {
  switch (timer.action) {
    case 'send':
      return `The text “${spoken(timer.template ?? '')}” leaves`
    case 'move':
      return `It moves to ${timer.toStage === null ? 'another stage' : titleOf(timer.toStage)}`
    case 'alert':
      return `An alert: ${spoken(timer.alert ?? '')}`
    case 'review':
      return 'A person is asked, because we owe the next step'
    default:
      return 'Nothing any more: its rule is gone'
  }
}

export const callInWords = (caller: string, note: string | null) =>
  `${caller} rings the vendor${note === null ? '' : `: ${note}`}`

export const runInWords = ({ agent, purpose, attempt }: Pending['runs'][number]) =>
  `The ${agentInWords(agent)} is at work (${spoken(purpose)}${attempt > 1 ? `, attempt ${attempt}` : ''})`

export function textInWords({ purpose, waitsFor }: Pending['texts'][number]): string {
  const kept = waitsFor && (obstacles[waitsFor.code] ?? spoken(waitsFor.code))
  const why = kept == null ? '' : `: ${kept}${waitsFor?.detail == null ? '' : ` (${waitsFor.detail})`}`
  return `The text “${spoken(purpose)}” leaves${why}`
}

export const obstacles: Readonly<Record<string, string>> = {
  being_sent: 'it is with the carrier',
  copy: 'it waits, this database is a copy, which texts nobody',
  stopped: 'it waits, texts are stopped',
  wording: 'it waits until the words of our texts are approved',
  moved_on: 'it will be given up, its stage is over',
  vendor_wrote: 'it will be given up, the vendor has written since',
  suppressed: 'it will be given up, this number must not be texted',
  no_consent: 'it waits until the vendor has agreed to such texts',
  said_no: 'it will be given up, the vendor said no',
  held: 'it waits until the lead is released or handed back',
  vendor_waits: 'it waits until the vendor’s own words are answered',
  carrier: 'it waits for the carrier',
  scheduled: 'it waits for the time that was chosen',
  send_window: 'it waits for the hours in which we text',
  daily_cap: 'it waits, the number has had its texts of the day',
  pace: 'it waits for its turn',
  worker: 'it waits for a worker to take it',
}
