import { newStore, useStore } from '../store/store.ts'

const titles = newStore<ReadonlyMap<string, string>>(new Map())

/** What the rules call the stages, by their names. */
export function setStageTitles(stages: readonly { stage: string; title: string }[]): void {
  titles.become(new Map(stages.map(({ stage, title }) => [stage, title])))
}

/** A stage as every page calls it; until the titles are read, by its name in small letters. */
export function useStageTitle(): (stage: string) => string {
  const known = useStore(titles)
  return (stage) => known.get(stage) ?? stage.replaceAll('_', ' ').toLowerCase()
}

const upperCaseName = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g

/** What the server says, with each stage called as every page calls it: for programs and psql it says their names. */
export const withStageTitles = (words: string): string =>
  words.replaceAll(upperCaseName, (name) => titles.now().get(name) ?? name)
