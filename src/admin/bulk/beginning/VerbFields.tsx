import { Checkbox, NativeSelect, Text } from '@mantine/core'
import { useQuery } from 'urql'
import { BulkChoices, type StageName } from '../../graphql/documents.ts'
import { useColleagues } from '../../owner/useColleagues.ts'
import { MomentInput } from '../../time/MomentInput.tsx'
import classes from '../Bulk.module.css'
import type { Needs } from '../state/meant.ts'
import type { OfferedVerb } from '../state/verbs.ts'

interface Props {
  verb: OfferedVerb
  /** All that match are meant: of which stages is asked, too. */
  hasFilter: boolean
  needs: Needs
  onChange: (needs: Needs) => void
}

const times: Readonly<Partial<Record<OfferedVerb, string>>> = {
  hold: 'Until (left out: until somebody releases them)',
  send_template: 'When (left out: as soon as they may leave)',
  move_timer: 'When the timers fire',
}

/** What a verb needs beside the leads. */
export function VerbFields({ verb, hasFilter, needs, onChange }: Props) {
  const [{ data }] = useQuery({ query: BulkChoices })
  const stages = data?.stages?.nodes.filter((stage) => stage !== null) ?? []
  const templates = data?.messageTemplates?.nodes.filter((each) => each !== null) ?? []
  const label = times[verb]
  return (
    <>
      {verb === 'move' && (
        <NativeSelect
          label="Where to"
          required
          value={needs.toStage ?? ''}
          onChange={(event) =>
            onChange({ ...needs, toStage: (event.currentTarget.value || null) as StageName | null })
          }
          data={[
            { value: '', label: '' },
            ...stages.map(({ stage, title }) => ({ value: stage, label: title })),
          ]}
        />
      )}
      {verb === 'send_template' && (
        <>
          <NativeSelect
            label="The text"
            required
            value={needs.template ?? ''}
            onChange={(event) => onChange({ ...needs, template: event.currentTarget.value || null })}
            data={['', ...templates.map(({ template }) => template)]}
          />
          <Text size="sm" c="dimmed">
            {templates.find(({ template }) => template === needs.template)?.body}
          </Text>
        </>
      )}
      {verb === 'assign' && (
        <AssigneeField
          assignee={needs.assignee ?? null}
          onChange={(assignee) => onChange({ ...needs, assignee })}
        />
      )}
      {label !== undefined && (
        <MomentInput
          name="atTime"
          label={label}
          initially={needs.atTime ?? undefined}
          onChange={(atTime) => onChange({ ...needs, atTime })}
        />
      )}
      {hasFilter && (
        <StagesField
          stages={stages}
          chosen={needs.stages ?? []}
          onChange={(chosen) => onChange({ ...needs, stages: chosen.length === 0 ? null : chosen })}
        />
      )}
    </>
  )
}

function AssigneeField(props: { assignee: string | null; onChange: (assignee: string | null) => void }) {
  const { colleagues = [] } = useColleagues()
  return (
    <NativeSelect
      label="To whom"
      value={props.assignee ?? ''}
      onChange={(event) => props.onChange(event.currentTarget.value || null)}
      data={[{ value: '', label: 'Nobody' }, ...colleagues.map(({ name }) => ({ value: name, label: name }))]}
    />
  )
}

function StagesField(props: {
  stages: readonly { stage: StageName; title: string }[]
  chosen: readonly (StageName | null | undefined)[]
  onChange: (chosen: StageName[]) => void
}) {
  return (
    <Checkbox.Group
      label="Only at these stages"
      description="None chosen: at all of them."
      value={props.chosen.filter((stage) => stage != null)}
      onChange={(chosen) => props.onChange(chosen as StageName[])}
    >
      <div className={classes.stages}>
        {props.stages.map(({ stage, title }) => (
          <Checkbox key={stage} size="xs" value={stage} label={title} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
