import { NativeSelect } from '@mantine/core'
import { useQuery } from 'urql'
import { FallThroughKinds } from '../../graphql/documents.ts'

/** Which of the standard reasons a deal or its investor is lost for: what figures count. */
export function FallThroughInput({
  isFirst = false,
  name = 'fallThrough',
  given,
}: {
  isFirst?: boolean
  name?: string
  /** As it was told before: then it may be taken back. */
  given?: string | null
}) {
  const [{ data }] = useQuery({ query: FallThroughKinds })
  const kinds = data?.fallThroughKinds?.nodes ?? []
  return (
    <NativeSelect
      name={name}
      label="What it fell through on"
      description="Figures count it."
      required={given === undefined}
      key={`${kinds.length}`}
      defaultValue={given ?? ''}
      data={[{ value: '', label: '' }, ...kinds.map(({ kind, title }) => ({ value: kind, label: title }))]}
      data-autofocus={isFirst || undefined}
    />
  )
}
