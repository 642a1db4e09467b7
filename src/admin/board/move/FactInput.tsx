import { NativeSelect, TextInput } from '@mantine/core'
import { businessNow } from '../../time/clock.ts'
import { wallClockOf } from '../../time/zoned.ts'
import { capital } from '../../words/plain_words.ts'
import { fieldInWords } from './field_words.ts'
import { choicesFor } from './fill_in.ts'

/** One fact of a lead or its deal that is still missing. What happened is taken to have happened now. */
export function FactInput({ field, isFirst }: { field: string; isFirst: boolean }) {
  const label = capital(fieldInWords(field))
  const choices = choicesFor(field)
  const focus = { 'data-autofocus': isFirst || undefined }
  if (choices === undefined)
    return <TextInput {...kindOf(field)} name={field} label={label} required {...focus} />
  return (
    <NativeSelect
      {...focus}
      name={field}
      label={label}
      required
      data={[{ value: '', label: '' }, ...choices]}
    />
  )
}

function kindOf(field: string) {
  const now = wallClockOf(businessNow())
  if (field.endsWith('_at')) return { type: 'datetime-local', defaultValue: now }
  if (!field.endsWith('_on')) return { type: 'text' }
  return { type: 'date', defaultValue: field.includes('expected') ? '' : now.slice(0, 10) }
}
