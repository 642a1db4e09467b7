import { Text } from '@mantine/core'
import { usePreview } from '../../forms/usePreview.ts'
import { AgentNumberPreview, type AgentNumberPreviewQueryVariables } from '../../graphql/documents.ts'
import classes from '../Rules.module.css'

interface Props {
  parameter: string
  agent: AgentNumberPreviewQueryVariables['agent']
  /** Undefined while there is nothing to foresee. */
  value: number | number[] | undefined
}

const shown = 5

/** What the agents would have answered lately with another number. */
export function NumberPreview({ parameter, agent, value }: Props) {
  const given = value === undefined ? undefined : { parameter, agent: agent ?? null, value: value as unknown }
  const preview = usePreview(AgentNumberPreview, given)
  const { data, problem } = preview.isCurrent ? preview : {}
  const seen = data?.previewAgentParameter
  return (
    <div role="status" className={classes.foreseen}>
      <Text size="sm" {...(problem !== undefined && { c: 'var(--mantine-color-error)' })}>
        {problem ?? (seen === undefined ? ' ' : inWords(seen.tried, seen.differing.length))}
      </Text>
      {seen?.differing.slice(0, shown).map(({ vendorLeadId, agent: who, vendorName, now, wouldBe }) => (
        <Text key={`${vendorLeadId} ${who}`} size="sm" c="dimmed">
          {vendorName ?? 'A lead without a name'}: {now} → {wouldBe}
        </Text>
      ))}
      {seen !== undefined && seen.differing.length > shown && (
        <Text size="sm" c="dimmed">
          and {seen.differing.length - shown} more
        </Text>
      )}
    </div>
  )
}

function inWords(tried: number, differing: number): string {
  if (tried === 0) return 'Nobody has been answered by it lately, so that nothing can be foreseen.'
  const of = tried === 1 ? 'the last answer' : `the last ${tried} answers`
  return differing === 0
    ? `Of ${of} none would have been another.`
    : `Of ${of} ${differing} would have been other ones:`
}
