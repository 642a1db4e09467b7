import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { AddOwnerRule, type OwnerRulesQuery, type StageName } from '../../graphql/documents.ts'
import { ErrorText } from '../../look/ErrorText.tsx'
import type { Change } from './useOwnerRules.ts'

interface Props {
  known: OwnerRulesQuery
  change: Change
  onClose: () => void
}

export function AddOwnerRuleForm({ known, change, onClose }: Props) {
  const [problem, setProblem] = useState<string>()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const said = (name: string) => String(given.get(name))
    const why = await change(AddOwnerRule, {
      stage: said('stage') as StageName,
      owner: said('owner'),
      source: said('source') || null,
      reason: said('reason') || null,
    })
    setProblem(why)
    if (why === undefined) onClose()
  }
  const stages = known.stages.nodes.filter(({ isTerminal }) => !isTerminal)
  return (
    <form onSubmit={submit} aria-label="Add a turn">
      <Group align="flex-end" gap="sm">
        <NativeSelect
          name="stage"
          size="xs"
          label="Leads that come to"
          data={stages.map(({ stage, title }) => ({ value: stage, label: title }))}
        />
        <NativeSelect
          name="source"
          size="xs"
          label="from"
          data={[
            { value: '', label: 'Every source' },
            ...known.leadSources.nodes.map(({ source }) => ({ value: source, label: source })),
          ]}
        />
        <NativeSelect
          name="owner"
          size="xs"
          label="go in turn to"
          data={known.colleagues.map(({ name }) => name)}
        />
        <TextInput name="reason" size="xs" label="Why" />
        <Button type="submit" size="xs">
          Add
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          Cancel
        </Button>
      </Group>
      <ErrorText size="sm">{problem}</ErrorText>
    </form>
  )
}
