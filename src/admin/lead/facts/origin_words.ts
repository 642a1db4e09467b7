import { capital, spoken } from '../words.ts'
import type { Origin } from './useOrigins.ts'

export function whoToldIt({ actorKind, actor, source, words }: Origin): string {
  if (actorKind === 'agent')
    return words === null
      ? `The ${spoken(actor)} wrote it`
      : `The ${spoken(actor)} read it in the vendor’s words`
  if (source !== null) return `It came with the lead from ${source}`
  if (actorKind === 'user') return `${actor} wrote it`
  if (actorKind === 'import') return `It was imported by ${actor}`
  if (actorKind === 'sql') return `${actor} wrote it by SQL`
  return capital(`${actor} brought it`)
}
