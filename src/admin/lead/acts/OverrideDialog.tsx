import { NativeSelect, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useQuery } from 'urql'
import { FallThroughInput } from '../../board/move/FallThroughInput.tsx'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { MoveNeeds, Override, type StageName } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import { useAsSeen } from '../state/useAsSeen.ts'
import { effectsOf, endsOf } from './override_words.ts'

/** Around the rules: to any stage, silently or with what entering it brings. */
export function OverrideDialog({ onClose }: { onClose: () => void }) {
  const { lead, explained, stages, act } = useSheet()
  const { seen: expectedStage, heeded } = useAsSeen(lead.pipelineStage)
  const others = stages.filter(({ stage }) => stage !== lead.pipelineStage)
  const [toStage, choose] = useState<StageName>()
  const [runEffects, setRunEffects] = useState('no')
  const target = others.find(({ stage }) => stage === toStage)
  const [{ data: needs }] = useQuery({
    query: MoveNeeds,
    variables: { leadId: lead.id, toStage: toStage ?? lead.pipelineStage },
    pause: toStage === undefined,
  })
  return (
    <ActForm
      title="Override the stage"
      says={`Around the rules: no requirement is looked at.${endsOf(explained)} It can be taken back.`}
      submit="Override"
      isGrave
      onClose={onClose}
      onSubmit={async (given) => {
        if (toStage === undefined) return 'Choose where it is to go.'
        const reason = givenText(given, 'reason') ?? ''
        const fallThrough = givenText(given, 'fallThrough')
        return heeded(
          act(Override, {
            ...{ leadId: lead.id, toStage, reason, fallThrough, expectedStage },
            runEffects: runEffects === 'yes',
          }),
        )
      }}
    >
      <NativeSelect
        label="To"
        required
        withAsterisk={false}
        value={toStage ?? ''}
        data={[
          { value: '', label: '' },
          ...others.map(({ stage, title }) => ({ value: stage, label: title })),
        ]}
        onChange={(event) => choose(others.find(({ stage }) => stage === event.currentTarget.value)?.stage)}
        data-autofocus
      />
      {needs?.explainMove?.asksFallThrough && <FallThroughInput />}
      <Radio.Group label="What entering it brings" value={runEffects} onChange={setRunEffects}>
        <Stack gap="xs" mt={4}>
          <Radio
            value="no"
            label="Nothing happens"
            description="No text, no agent; the clock of the stage counts from now."
          />
          <Radio value="yes" label="As if it had come by itself" description={effectsOf(target)} />
        </Stack>
      </Radio.Group>
      <Reason />
    </ActForm>
  )
}
