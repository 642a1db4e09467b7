import { Switch, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { usePreview } from '../../forms/usePreview.ts'
import { attempt } from '../../graphql/attempt.ts'
import { EditRetentionRule, PreviewRetention } from '../../graphql/documents.ts'
import classes from '../Rules.module.css'
import { ageInWords, readAge } from './ages.ts'
import type { RetentionRule } from './retention_rule.ts'

interface Props {
  rule: RetentionRule
  onClose: () => void
  onChange: () => void
}

/** For how long a kind of data is kept, and whether it goes by itself: nothing is switched on before its count was seen. */
export function RetentionDialog({ rule: { kind, title, keptFor, enabled }, onClose, onChange }: Props) {
  const [text, setText] = useState(ageInWords(keptFor))
  const [isOn, setOn] = useState(enabled)
  const age = readAge(text)
  const { data, problem, isCurrent } = usePreview(PreviewRetention, age && { kind, keptFor: age })
  const wouldGo = isCurrent ? (data?.previewRetention ?? undefined) : undefined
  return (
    <ActForm
      title={`Keep: ${title.toLowerCase()}`}
      says="What was erased cannot be brought back."
      submit={isOn ? 'Erase what is older, every night' : 'Change the rule'}
      isGrave={isOn}
      isImpossible={wouldGo === undefined}
      onClose={onClose}
      onSubmit={(given) => {
        const change = {
          ...{ kind, keptFor: age ?? null, enabled: isOn, wouldGo: wouldGo ?? null },
          ...{ insteadOf: readAge(ageInWords(keptFor)) ?? null, wasEnabled: enabled },
          reason: givenText(given, 'reason') ?? '',
        }
        return attempt(EditRetentionRule, change).finally(() => void onChange())
      }}
    >
      <TextInput
        label="Kept for"
        description={`Now ${ageInWords(keptFor)}. Write years, months or days: 2 years, 18 months, 90 days.`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={age === undefined && 'It is a day to 100 years, like 2 years, 18 months or 90 days.'}
        data-autofocus
      />
      <Switch
        label="Erased by itself, every night"
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <Text role="status" size="sm" className={classes.foreseen}>
        {wouldGo === undefined ? (problem ?? ' ') : effectOf(wouldGo, isOn)}
      </Text>
      <Reason />
    </ActForm>
  )
}

function effectOf(wouldGo: number, isOn: boolean): string {
  if (wouldGo === 0) return 'Nothing is older than that today.'
  const older = wouldGo === 1 ? 'One is' : `${wouldGo.toLocaleString('en-GB')} are`
  return isOn
    ? `${older} older than that today, and erased in the next night.`
    : `${older} older than that today, and left while it is switched off.`
}
