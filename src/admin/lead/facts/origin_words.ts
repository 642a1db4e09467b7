import { actorInWords, agentInWords } from '../../actors/actor_words.ts'
import { capital } from '../../words/plain_words.ts'
import type { Origin } from './useOrigins.ts'

export function whoToldIt({ actorKind, actor, source, words }: Origin): string {
  if (actorKind === 'agent')
    return words === null
      ? `The ${agentInWords(actor)} wrote it`
      : `The ${agentInWords(actor)} read it in the vendor’s words`
  if (source !== null) return `It came with the lead from ${source}`
  if (actorKind === 'user') return `${actor} wrote it`
  if (actorKind === 'import') return `It was imported by ${actor}`
  if (actorKind === 'sql') return `${actor} wrote it by SQL`
  return capital(`${actorInWords({ actorKind, actor })} brought it`)
}
