import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { givenText } from '../../forms/given.ts'
import { Dialog } from '../../look/Dialog.tsx'
import { ErrorText } from '../../look/ErrorText.tsx'
import { type AskedOfFile, type BroughtFile, bringFile } from './bring_file.ts'
import { ImportFields } from './ImportFields.tsx'
import { ImportFound } from './ImportFound.tsx'
import { rowsInWords } from './import_words.ts'

interface Props {
  onClose: () => void
  onImported: () => void
}

interface Progressed {
  rows: number
  share: number
}

/** A file of leads: first what would become of its rows, then it is done. */
export function ImportDialog({ onClose, onImported }: Props) {
  const [file, setFile] = useState<File>()
  const [asked, setAsked] = useState<AskedOfFile>()
  const [looked, setLooked] = useState<BroughtFile>()
  const [imported, setImported] = useState<BroughtFile>()
  const [progress, setProgress] = useState<Progressed>()
  const [problem, setProblem] = useState<string>()

  async function bring(its: File, words: AskedOfFile, isRehearsal: boolean) {
    setProblem(undefined)
    setProgress({ rows: 0, share: 0 })
    const found = await bringFile(its, { ...words, isRehearsal, onProgress: setProgress })
    setProgress(undefined)
    if (typeof found === 'string') setProblem(found)
    else if (isRehearsal) setLooked(found)
    else setImported(found)
    if (!isRehearsal) onImported()
  }

  function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const chosen = given.get('file')
    if (!(chosen instanceof File)) return
    const words = {
      source: givenText(given, 'source') ?? 'import',
      onDuplicate: givenText(given, 'onDuplicate') ?? 'skip',
      consent: givenText(given, 'consent'),
      consentDate: givenText(given, 'consentDate'),
    }
    setFile(chosen)
    setAsked(words)
    void bring(chosen, words, true)
  }

  const takes = (looked?.summary?.imported ?? 0) + (looked?.summary?.updated ?? 0)
  const isBusy = progress !== undefined
  return (
    <Dialog isOpen onClose={onClose} title="Import leads from a file">
      <form onSubmit={look}>
        <Stack>
          {imported === undefined && (
            <ImportFields isFixed={isBusy || looked !== undefined} isHidden={looked !== undefined} />
          )}
          {progress !== undefined && <HowFar {...progress} />}
          <ErrorText>{problem}</ErrorText>
          {imported !== undefined && file !== undefined && (
            <ImportFound found={imported} name={file.name} isRehearsal={false} />
          )}
          {imported === undefined && looked !== undefined && file !== undefined && (
            <ImportFound found={looked} name={file.name} isRehearsal />
          )}
          <Group justify="flex-end">
            {imported !== undefined && <Button onClick={onClose}>Close</Button>}
            {imported === undefined && looked === undefined && (
              <Button type="submit" loading={isBusy}>
                Look at it first
              </Button>
            )}
            {imported === undefined && looked !== undefined && (
              <>
                <Button variant="default" disabled={isBusy} onClick={() => setLooked(undefined)}>
                  Change something
                </Button>
                <Button
                  loading={isBusy}
                  disabled={takes === 0}
                  onClick={() => file && asked && bring(file, asked, false)}
                >
                  Import {rowsInWords(takes).toLowerCase()}
                </Button>
              </>
            )}
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function HowFar({ rows, share }: Progressed) {
  return (
    <div>
      <Progress value={100 * share} aria-label="How far it is" />
      <Text size="sm" role="status">
        {rows === 0 ? 'The file is on its way …' : `${rowsInWords(rows)} so far`}
      </Text>
    </div>
  )
}
