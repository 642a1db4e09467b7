import { Button, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMutation } from 'urql'
import { ResumeTexts, type StandingStopsQuery, StopTexts } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { Dialog } from '../look/Dialog.tsx'
import { ErrorText } from '../look/ErrorText.tsx'
import { useMayAct } from '../session/useMayAct.ts'
import { When } from '../time/When.tsx'

export type Stop = NonNullable<NonNullable<StandingStopsQuery['textStops']>['nodes'][number]>

interface Props {
  isOpen: boolean
  onClose: () => void
  stops: readonly Stop[]
  /** Whether it could be read what stands. */
  isKnown: boolean
  onChange: () => void
}

export function StopDialog({ isOpen, onClose, stops, isKnown, onChange }: Props) {
  const mayAct = useMayAct()
  const isAllStopped = stops.some(({ scope }) => scope === 'all')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const [, stop] = useMutation(StopTexts)
  const [, resume] = useMutation(ResumeTexts)

  async function act(done: ReturnType<typeof stop> | ReturnType<typeof resume>) {
    const { error } = await done
    setProblem(error && refusalInWords(error))
    if (error === undefined) setReason('')
    onChange()
  }

  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Do texts leave?">
      <Stack>
        {!isKnown && <Text>That cannot be read at the moment.</Text>}
        {isKnown && stops.length === 0 && <Text>Yes: nothing is stopped.</Text>}
        {mayAct && (
          <Textarea
            label="Why"
            description="It goes into the history."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            required
          />
        )}
        {stops.map((each) => (
          <Paper key={each.id} withBorder p="sm">
            <Text fw={600}>{scopeInWords(each.scope)}</Text>
            <Text>
              “{each.reason}”, {each.stoppedBy}, <When at={each.since} />
            </Text>
            {mayAct && (
              <Button
                mt="xs"
                variant="default"
                disabled={reason.trim() === ''}
                onClick={() => act(resume({ scope: each.scope, reason }))}
              >
                Let them leave again
              </Button>
            )}
          </Paper>
        ))}
        {mayAct && !isAllStopped && (
          <Group justify="flex-end">
            <Button color="red.8" disabled={reason.trim() === ''} onClick={() => act(stop({ reason }))}>
              Stop every text and agent
            </Button>
          </Group>
        )}
        {!mayAct && <Text c="dimmed">Operators and admins may stop them.</Text>}
        <ErrorText>{problem}</ErrorText>
      </Stack>
    </Dialog>
  )
}

function scopeInWords(scope: string): string {
  const [kind, name] = scope.split(':')
  return name === undefined ? 'All texts and agents' : `The ${kind} ${name}`
}
