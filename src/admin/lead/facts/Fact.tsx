import { useState } from 'react'
import { type FactField, knownValue } from '../../facts/fact_fields.ts'
import { useSheet } from '../state/sheet.ts'
import { EditFact } from './EditFact.tsx'
import { FactOrigin } from './FactOrigin.tsx'
import classes from './Facts.module.css'
import type { Origin } from './useOrigins.ts'

interface Props {
  field: FactField
  origin: Origin | undefined
}

/** A fact, changed where it stands; beside it, where it came from. */
export function Fact({ field, origin }: Props) {
  const { lead, mayAct } = useSheet()
  const [isEditing, setEditing] = useState(false)
  const [refused, setRefused] = useState<{ written: string; why: string }>()
  const value = knownValue(lead, field)
  const words = value === undefined ? 'not known' : (field.show?.(value) ?? value)
  return (
    <>
      <dt>{field.label}</dt>
      <dd className={classes.fact} data-known={value !== undefined}>
        {isEditing && mayAct ? (
          <EditFact
            field={field}
            value={refused?.written ?? value}
            known={value}
            refusal={refused?.why}
            onClose={() => {
              setEditing(false)
              setRefused(undefined)
            }}
            onRefused={(written, why) => {
              setRefused({ written, why })
              setEditing(true)
            }}
          />
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
          <span>{words}</span>
        )}
        {origin !== undefined && value !== undefined && !isEditing && (
          <FactOrigin label={field.label.toLowerCase()} origin={origin} />
        )}
      </dd>
    </>
  )
}
