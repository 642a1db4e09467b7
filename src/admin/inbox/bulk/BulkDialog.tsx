import { Alert, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { Dialog } from '../../look/Dialog.tsx'
import type { Question } from '../state/question.ts'
import { BulkChoice } from './BulkChoice.tsx'
import { BulkProgress } from './BulkProgress.tsx'
import { type Preview, readPreview } from './preview.ts'
import { useBulk } from './useBulk.ts'

interface Props {
  question: Question
  onClose: () => void
  onDone: (over: readonly string[]) => void
}

/** One thing done to everything that matches: first how many, and which would be refused; then how far it is. */
export function BulkDialog({ question, onClose, onDone }: Props) {
  const [preview, setPreview] = useState<Preview>()
  const [problem, setProblem] = useState<string>()
  const { progress, over, run, stop } = useBulk(question.userName)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what matched when it was opened is what is acted on
  useEffect(() => {
    readPreview(question).then(setPreview, (error: Error) => setProblem(error.message))
  }, [])

  function close() {
    stop()
    onDone(over)
    onClose()
  }

  return (
    <Dialog isOpen onClose={close} title="All that match">
      <Stack mih={180}>
        {problem !== undefined && (
          <Alert color="red" c="var(--mantine-color-text)">
            {problem}
          </Alert>
        )}
        {progress !== undefined ? (
          <BulkProgress progress={progress} onStop={stop} onClose={close} />
        ) : preview === undefined ? (
          problem === undefined && <Text role="status">Looking what would become of them …</Text>
        ) : (
          <BulkChoice preview={preview} onChoose={run} />
        )}
      </Stack>
    </Dialog>
  )
}
