import { useCallback, useSyncExternalStore } from 'react'
import { newStore } from '../store/store.ts'

/** What somebody has typed and not given yet, by what it is about: it outlives the box that it is typed in. */
const kept = newStore<ReadonlyMap<string, string>>(new Map())

export const wordsAbout = (about: string): string => kept.now().get(about) ?? ''

export function keepWords(about: string, words: string): void {
  const others = [...kept.now()].filter(([each]) => each !== about)
  kept.become(new Map(words === '' ? others : [...others, [about, words]]))
}

/** They were not taken after all: they stand before what was typed meanwhile. */
export function giveBackWords(about: string, words: string): void {
  const since = wordsAbout(about)
  keepWords(about, since === '' ? words : `${words}\n${since}`)
}

/** Whoever comes next begins with nothing of the one before. */
export const forgetAllWords = () => kept.become(new Map())

export function useKeptWords(about: string): [words: string, write: (words: string) => void] {
  const words = useSyncExternalStore(kept.listen, () => wordsAbout(about))
  const write = useCallback((next: string) => keepWords(about, next), [about])
  return [words, write]
}

/** What was done about a question, in somebody's own words, wherever it is answered. */
export const answerTo = (itemId: string) => `answer ${itemId}`

addEventListener('beforeunload', (event) => {
  if ([...kept.now().values()].some((words) => words.trim() !== '')) event.preventDefault()
})
