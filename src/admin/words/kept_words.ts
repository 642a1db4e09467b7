import { useCallback, useSyncExternalStore } from 'react'

/** What somebody has typed and not given yet, by what it is about: it outlives the box that it is typed in. */
const kept = new Map<string, string>()
const listeners = new Set<() => void>()

function tell(): void {
  for (const listener of listeners) listener()
}

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export const wordsAbout = (about: string): string => kept.get(about) ?? ''

export function keepWords(about: string, words: string): void {
  if (words === '') kept.delete(about)
  else kept.set(about, words)
  tell()
}

/** They were not taken after all: they stand before what was typed meanwhile. */
export function giveBackWords(about: string, words: string): void {
  const since = wordsAbout(about)
  keepWords(about, since === '' ? words : `${words}\n${since}`)
}

/** Whoever comes next begins with nothing of the one before. */
export function forgetAllWords(): void {
  kept.clear()
  tell()
}

export function useKeptWords(about: string): [words: string, write: (words: string) => void] {
  const words = useSyncExternalStore(listen, () => wordsAbout(about))
  const write = useCallback((next: string) => keepWords(about, next), [about])
  return [words, write]
}

/** What was done about a question, in somebody's own words, wherever it is answered. */
export const answerTo = (itemId: string) => `answer ${itemId}`

addEventListener('beforeunload', (event) => {
  if ([...kept.values()].some((words) => words.trim() !== '')) event.preventDefault()
})
