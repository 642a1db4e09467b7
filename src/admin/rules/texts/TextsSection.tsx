import { Button } from '@mantine/core'
import { useState } from 'react'
import { RuleTexts } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { TextDialog } from './TextDialog.tsx'
import type { Template } from './template.ts'

function usedAt({ stagesByEntryTemplate, stageTimersByTemplate }: Template): string {
  const stages = [
    ...stagesByEntryTemplate.nodes.map(({ title }) => title),
    ...stageTimersByTemplate.nodes.map(({ stageDetails }) => stageDetails.title),
  ]
  return stages.length === 0 ? 'by agents and people' : [...new Set(stages)].join(', ')
}

/** What our texts say. */
export function TextsSection() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(RuleTexts, {}, 60_000)
  const [chosen, setChosen] = useState<Template>()
  return (
    <>
      <DataTable
        title="Texts"
        says="Texts that are made from now on say what stands here; those that wait already do not."
        rows={data?.messageTemplates.nodes}
        keyOf={({ template }) => template}
        columns={[
          { title: 'Text', value: ({ template }) => template.replaceAll('_', ' ') },
          { title: 'Words', value: ({ body }) => body },
          { title: 'Segments at most', value: ({ segments }) => segments, isNumber: true },
          { title: 'Class', value: ({ textClass }) => textClass },
          { title: 'Sent at', value: usedAt },
        ]}
        {...(isAdmin && {
          acts: (template: Template) => (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`Change ${template.template.replaceAll('_', ' ')}`}
              onClick={() => setChosen(template)}
            >
              Change
            </Button>
          ),
        })}
        empty="There are no texts."
        problem={problem}
      />
      {chosen !== undefined && (
        <TextDialog template={chosen} onClose={() => setChosen(undefined)} onChange={readAgain} />
      )}
    </>
  )
}
