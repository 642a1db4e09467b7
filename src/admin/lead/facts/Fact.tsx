import { useState } from 'react'
import { useSheet } from '../state/sheet.ts'
import { EditFact } from './EditFact.tsx'
import classes from './Facts.module.css'
import { type FactField, knownValue } from './fact_fields.ts'

export function Fact({ field }: { field: FactField }) {
  const { lead, mayAct } = useSheet()
  const [isEditing, setEditing] = useState(false)
  const value = knownValue(lead, field)
  const words = value === undefined ? 'not known' : (field.show?.(value) ?? value)
  return (
    <>
      <dt>{field.label}</dt>
      <dd className={value === undefined ? classes.faint : undefined}>
        {isEditing && mayAct ? (
          <EditFact field={field} value={value} onClose={() => setEditing(false)} />
        ) : mayAct ? (
          <button
            type="button"
            className={classes.value}
            data-fact
            aria-label={`${field.label}: ${words}. Change it`}
            onClick={() => setEditing(true)}
          >
            {words}
          </button>
        ) : (
          words
        )}
      </dd>
    </>
  )
}
