import { useLocalStorage } from '@mantine/hooks'
import type { StageName } from '../graphql/documents.ts'

/** Whether somebody has folded a column away in this browser, and what folds or unfolds it. */
export function useFolded(stage: StageName): [isFolded: boolean, fold: () => void] {
  const [folded, setFolded] = useLocalStorage<StageName[]>({ key: 'board_folded', defaultValue: [] })
  const isFolded = folded.includes(stage)
  const fold = () => setFolded((now) => (isFolded ? now.filter((each) => each !== stage) : [...now, stage]))
  return [isFolded, fold]
}
