import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { EditFact as Edit } from '../../graphql/documents.ts'
import { useSheet } from '../state/sheet.ts'
import { spoken } from '../words.ts'
import classes from './Facts.module.css'
import { changeOf, type FactField } from './fact_fields.ts'

interface Props {
  field: FactField
  value: string | undefined
  onClose: () => void
}

/** Changes a fact in its place: Enter saves, Escape leaves it as it was; a refusal stays beside what was written. */
export function EditFact({ field, value, onClose }: Props) {
  const { lead, act } = useSheet()
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const { label, choices } = field

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const written = String(new FormData(event.currentTarget).get('fact') ?? '')
    if (written.trim() === (value ?? '')) return onClose()
    if (field.name === 'bedrooms' && !/^\d{0,2}$/.test(written.trim()))
      return setProblem('How many, as a number.')
    setBusy(true)
    const why = await act(Edit, changeOf(field, lead.id, written))
    setBusy(false)
    setProblem(why)
    if (why === undefined) onClose()
  }

  const input = {
    ...{ name: 'fact', size: 'xs', 'aria-label': label, autoFocus: true, error: problem },
    ...{ className: classes.input, defaultValue: value ?? '' },
    errorProps: { role: 'alert' },
    onKeyDown: (event: KeyboardEvent) => event.key === 'Escape' && onClose(),
  }
  return (
    <form className={classes.form} onSubmit={save}>
      {choices === undefined ? (
        <TextInput {...input} required={field.isNeeded ?? false} />
      ) : (
        <NativeSelect
          {...input}
          data={['', ...choices].map((choice) => ({ value: choice, label: spoken(choice) || 'not known' }))}
        />
      )}
      <Button type="submit" size="xs" loading={isBusy}>
        Save
      </Button>
    </form>
  )
}
