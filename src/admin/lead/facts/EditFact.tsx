import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { changeOf, type FactField, foreseenValue, shownValue } from '../../facts/fact_fields.ts'
import { Decide } from '../../forms/Decide.tsx'
import { EditLead } from '../../graphql/documents.ts'
import { withFact } from '../state/foresee.ts'
import { useSheet } from '../state/sheet.ts'
import classes from './Facts.module.css'

export interface Edited {
  /** What stood there when somebody began to change it. */
  seen: string | undefined
  written: string | undefined
  /** Why what was written was refused. */
  why?: string
}

interface Props {
  field: FactField
  edited: Edited
  /** What stands there at this moment. */
  now: string | undefined
  onClose: () => void
  onRefused: (edited: Edited) => void
}

/**
 * Changes a fact in its place: Enter saves, Escape leaves it as it was; a refusal stays beside what was written. Of two who
 * change it the second sees both and decides.
 */
export function EditFact({ field, edited, now, onClose, onRefused }: Props) {
  const { lead, act } = useSheet()
  const { label, choices } = field
  const [problem, setProblem] = useState(edited.why)
  const [isBusy, setBusy] = useState(false)
  const [written, write] = useState(edited.written ?? '')
  // Whoever keeps theirs saves it in the same instant in which they see.
  const seen = useRef(edited.seen)
  const isOvertaken = problem !== undefined && now !== seen.current && now !== written.trim()

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (written.trim() === (seen.current ?? '')) return onClose()
    if (field.isCount && !/^\d{0,2}$/.test(written.trim())) return setProblem('How many, as a number.')
    const insteadOf = { [field.name]: seen.current ?? null }
    const input = { ...changeOf(field, lead.id, written), insteadOf }
    const foreseen = foreseenValue(field, written)
    if (foreseen !== undefined) {
      onClose()
      const why = await act(EditLead, { input }, withFact(field.name, foreseen))
      return why === undefined ? undefined : onRefused({ seen: seen.current, written, why })
    }
    setBusy(true)
    const why = await act(EditLead, { input })
    setBusy(false)
    setProblem(why)
    if (why === undefined) onClose()
  }

  const input = {
    ...{ size: 'xs', 'aria-label': label, autoFocus: true, error: !isOvertaken && problem },
    ...{ className: classes.input, value: written },
    errorProps: { role: 'alert' },
    onChange: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value),
    onKeyDown: (event: KeyboardEvent) => event.key === 'Escape' && onClose(),
  }
  return (
    <form className={classes.form} onSubmit={save}>
      {isOvertaken ? (
        <Decide
          says="Somebody has changed it meanwhile."
          versions={[
            { theirs: now === undefined ? '' : shownValue(field, now), mine: shownValue(field, written) },
          ]}
          keepSubmits
          isBusy={isBusy}
          onTake={onClose}
          onKeep={() => {
            seen.current = now
          }}
        />
      ) : choices === undefined ? (
        <TextInput {...input} required={field.isNeeded ?? false} />
      ) : (
        <NativeSelect
          {...input}
          data={[
            { value: '', label: 'not known' },
            ...choices.map((value) => ({ value, label: shownValue(field, value) })),
          ]}
        />
      )}
      {!isOvertaken && (
        <Button type="submit" size="xs" loading={isBusy}>
          Save
        </Button>
      )}
    </form>
  )
}
