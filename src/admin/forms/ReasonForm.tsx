import { ActForm, type ActFormProps } from './ActForm.tsx'
import { givenText } from './given.ts'
import { Reason } from './Reason.tsx'
import type { Refusal } from './refusal_of_act.ts'

interface Props extends Omit<ActFormProps, 'onSubmit' | 'children'> {
  /** What is asked for, when that is more than why. */
  label?: string
  onSubmit: (reason: string) => Promise<Refusal | undefined>
}

/** Asks for nothing but why an act is done. */
export function ReasonForm({ label, onSubmit, ...form }: Props) {
  return (
    <ActForm {...form} onSubmit={(given) => onSubmit(givenText(given, 'reason') ?? '')}>
      <Reason isFirst {...(label !== undefined && { label })} />
    </ActForm>
  )
}
