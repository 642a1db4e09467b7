import { Switch, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { liveClient } from '../../graphql/clients.ts'
import { EditRetentionRule, PreviewRetention } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
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
  const [asked] = useDebouncedValue(text, 250)
  const [seen, setSeen] = useState<{ of: string; wouldGo: number }>()
  const age = readAge(text)
  useEffect(() => {
    const given = readAge(asked)
    if (given === undefined) return
    void liveClient
      .query(PreviewRetention, { kind, keptFor: given })
      .toPromise()
      .then(({ data }) => {
        if (typeof data?.previewRetention === 'number') setSeen({ of: asked, wouldGo: data.previewRetention })
      })
  }, [asked, kind])
  const wouldGo = age !== undefined && seen?.of === text ? seen.wouldGo : undefined
  return (
    <ActForm
      title={`Keep: ${title.toLowerCase()}`}
      says="What was erased cannot be brought back."
      submit={isOn ? 'Erase what is older, every night' : 'Change the rule'}
      isGrave={isOn}
      isImpossible={wouldGo === undefined}
      onClose={onClose}
      onSubmit={async (given) => {
        const change = { kind, keptFor: age ?? null, enabled: isOn, wouldGo: wouldGo ?? null }
        const { error } = await liveClient
          .mutation(EditRetentionRule, {
            ...change,
            ...{ insteadOf: readAge(ageInWords(keptFor)) ?? null, wasEnabled: enabled },
            reason: givenText(given, 'reason') ?? '',
          })
          .toPromise()
        onChange()
        return error && refusalInWords(error)
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
        {wouldGo === undefined ? ' ' : effectOf(wouldGo, isOn)}
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
