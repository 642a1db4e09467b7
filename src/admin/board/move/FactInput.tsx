import { NativeSelect, TextInput } from '@mantine/core'
import { fieldInWords } from './field_words.ts'
import { choices } from './fill_in.ts'

/** One fact of a lead that is still missing. */
export function FactInput({ field, isFirst }: { field: string; isFirst: boolean }) {
  const words = fieldInWords(field)
  const label = words[0]?.toUpperCase() + words.slice(1)
  const values = choices[field]
  const focus = { 'data-autofocus': isFirst || undefined }
  if (values === undefined) return <TextInput name={field} label={label} required {...focus} />
  return (
    <NativeSelect
      {...focus}
      name={field}
      label={label}
      required
      data={['', ...values].map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
    />
  )
}
