import { agentInWords } from '../../actors/actor_words.ts'
import { counted, spoken } from '../../words/plain_words.ts'
import type { Explained, StageRow } from '../state/sheet.ts'

/** What entering a stage brings by itself. */
export function effectsOf(target: StageRow | undefined): string {
  const effects = [
    target?.entryTemplate && `the text “${spoken(target.entryTemplate)}” leaves`,
    target?.entryAgent && `the ${agentInWords(target.entryAgent)} is called`,
  ].filter(Boolean)
  return effects.length === 0
    ? 'This stage brings nothing but its clock.'
    : `${effects.join(', ')}; the clock counts.`
}

/** What an override ends, either way. */
export function endsOf({ pending }: Explained): string {
  const { runs, texts, timer } = pending
  const ended = [
    runs.length > 0 && counted(runs.length, 'agent at work', 'agents at work'),
    texts.length > 0 && counted(texts.length, 'text that waits', 'texts that wait'),
    timer !== null && `the timer (${spoken(timer.name)})`,
  ].filter(Boolean)
  return ended.length === 0 ? '' : ` What is under way here ends: ${ended.join(', ')}.`
}
