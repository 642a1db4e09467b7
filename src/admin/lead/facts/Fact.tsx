import { useLayoutEffect, useRef, useState } from 'react'
import { type FactField, knownValue, shownValue } from '../../facts/fact_fields.ts'
import { useSheet } from '../state/sheet.ts'
import { type Edited, EditFact } from './EditFact.tsx'
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
  const [edited, edit] = useState<Edited>()
  const button = useRef<HTMLButtonElement>(null)
  const isEdited = edited !== undefined
  const wasEdited = useRef(isEdited)
  // Keys go on from where it stands.
  useLayoutEffect(() => {
    if (wasEdited.current && !isEdited && document.activeElement === document.body) button.current?.focus()
    wasEdited.current = isEdited
  }, [isEdited])
  const value = knownValue(lead, field)
  const words = value === undefined ? 'not known' : shownValue(field, value)
  return (
    <>
      <dt>{field.label}</dt>
      <dd className={classes.fact} data-known={value !== undefined}>
        {edited !== undefined && mayAct ? (
          <EditFact
            field={field}
            edited={edited}
            now={value}
            onClose={() => edit(undefined)}
            onRefused={edit}
          />
        ) : mayAct ? (
          <button
            ref={button}
            type="button"
            className={classes.value}
            data-fact
            aria-label={`${field.label}: ${words}. Change it`}
            onClick={() => edit({ seen: value, written: value })}
          >
            {words}
          </button>
        ) : (
          <span>{words}</span>
        )}
        {origin !== undefined && value !== undefined && edited === undefined && (
          <FactOrigin label={field.label.toLowerCase()} origin={origin} />
        )}
      </dd>
    </>
  )
}
