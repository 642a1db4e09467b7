import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { MergeLeads } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import { FindOther } from './FindOther.tsx'
import type { Other } from './other.ts'
import { useMergePreview } from './useMergePreview.ts'

/** Two leads that are one: which stays, and all that comes along, told before. */
export function MergeDialog({ onClose }: { onClose: () => void }) {
  const { lead, titleOf, act } = useSheet()
  const [, go] = useLocation()
  const [other, choose] = useState<Other>()
  const [stays, setStays] = useState<'this' | 'other'>('this')
  const pair =
    other &&
    (stays === 'this' ? { keepId: lead.id, dropId: other.leadId } : { keepId: other.leadId, dropId: lead.id })
  const { lines, obstacle } = useMergePreview(pair, titleOf)
  return (
    <ActForm
      title="Merge with another lead"
      says="Two leads that are one vendor with one house. It can be taken back, unless unanswered texts come along."
      submit="Merge them"
      isGrave
      isImpossible={pair === undefined || lines === undefined}
      onClose={onClose}
      onSubmit={async (given) => {
        if (pair === undefined) return 'Choose the other lead.'
        const why = await act(MergeLeads, {
          ...pair,
          reason: givenText(given, 'reason') ?? '',
          dryRun: false,
        })
        if (why === undefined && pair.keepId !== lead.id) go(`/leads/${pair.keepId}`)
        return why
      }}
    >
      <FindOther but={lead.id} chosen={other} onChoose={choose} />
      {other !== undefined && (
        <>
          <Radio.Group
            label="Which stays"
            value={stays}
            onChange={(value) => setStays(value === 'other' ? 'other' : 'this')}
          >
            <Stack gap="xs" mt={4}>
              <Radio value="this" label={`This one, at ${titleOf(lead.pipelineStage)}`} />
              <Radio value="other" label={`The other one, at ${titleOf(other.stage)}`} />
            </Stack>
          </Radio.Group>
          <div role="status">
            {obstacle !== undefined && <Text c="var(--mantine-color-error)">{obstacle}</Text>}
            {lines !== undefined && (
              <ul style={{ margin: 0, paddingLeft: '1.2rem' }}>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </div>
          <Reason />
        </>
      )}
    </ActForm>
  )
}
