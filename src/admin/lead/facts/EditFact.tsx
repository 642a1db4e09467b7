import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { changeOf, type FactField, foreseenValue } from '../../facts/fact_fields.ts'
import { EditFact as Edit } from '../../graphql/documents.ts'
import { withFact } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'
import classes from './Facts.module.css'

interface Props {
  field: FactField
  /** What stands there, or what was written before it was refused. */
  value: string | undefined
  known: string | undefined
  refusal: string | undefined
  onClose: () => void
  /** What was written again, with why it was refused. */
  onRefused: (written: string, why: string) => void
}

/** Changes a fact in its place: Enter saves, Escape leaves it as it was; a refusal stays beside what was written. */
export function EditFact({ field, value, known, refusal, onClose, onRefused }: Props) {
  const { lead, act } = useSheet()
  const [problem, setProblem] = useState(refusal)
  const [isBusy, setBusy] = useState(false)
  const { label, choices } = field

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const written = String(new FormData(event.currentTarget).get('fact') ?? '')
    if (written.trim() === (known ?? '')) return onClose()
    if (field.isCount && !/^\d{0,2}$/.test(written.trim())) return setProblem('How many, as a number.')
    const input = changeOf(field, lead.id, written)
    const foreseen = foreseenValue(field, written)
    if (foreseen !== undefined) {
      onClose()
      const why = await act(Edit, { input }, withFact(field.name, foreseen))
      return why === undefined ? undefined : onRefused(written, why)
    }
    setBusy(true)
    const why = await act(Edit, { input })
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
          data={[
            { value: '', label: 'not known' },
            ...choices.map((value) => ({ value, label: field.show?.(value) ?? value })),
          ]}
        />
      )}
      <Button type="submit" size="xs" loading={isBusy}>
        Save
      </Button>
    </form>
  )
}
