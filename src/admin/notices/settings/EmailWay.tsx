import { TextInput } from '@mantine/core'
import type { NoticeChoiceFactsFragment } from '../../graphql/documents.ts'
import type { Draft } from './draft.ts'
import { TestWay } from './TestWay.tsx'

export interface WayProps {
  draft: Draft
  choices: NoticeChoiceFactsFragment
  /** Whether something is not saved yet: a test goes where it was saved. */
  isChanged: boolean
  onChange: (next: Partial<Draft>) => void
}

export function EmailWay({ draft, choices, isChanged, onChange }: WayProps) {
  const isNeeded = draft.email.size > 0 && draft.emailAddress.trim() === ''
  return (
    <div>
      <TextInput
        type="email"
        label="E-mail address"
        placeholder="sam@example.com"
        autoComplete="email"
        maxLength={254}
        value={draft.emailAddress}
        onChange={(event) => onChange({ emailAddress: event.currentTarget.value })}
        error={isNeeded ? 'Without an address nothing is told by e-mail.' : undefined}
      />
      <TestWay
        channel="email"
        isReady={choices.emailAddress !== null && !isChanged}
        problem={choices.emailProblem}
      />
    </div>
  )
}
