import { RuleTexts } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
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

const nameOf = ({ template }: Template) => template.replaceAll('_', ' ')

/** What our texts say. */
export function TextsSection() {
  const { data, problem, readAgain } = useLive(RuleTexts, {}, 60_000)
  return (
    <ActTable
      title="Texts"
      says="Texts that are made from now on say what stands here; those that wait already do not."
      rows={data?.messageTemplates.nodes}
      keyOf={({ template }) => template}
      columns={[
        { title: 'Text', value: nameOf },
        { title: 'Words', value: ({ body }) => body },
        { title: 'Segments at most', value: ({ segments }) => segments, isNumber: true },
        { title: 'Class', value: ({ textClass }) => textClass },
        { title: 'Sent at', value: usedAt },
      ]}
      empty="There are no texts."
      problem={problem}
      mayAct={useIsAdmin()}
      act="Change"
      actOn={(template) => `Change ${nameOf(template)}`}
      dialog={(template, close) => <TextDialog template={template} onClose={close} onChange={readAgain} />}
    />
  )
}
