import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { ActForm } from '../../forms/ActForm.tsx'
import { givenText } from '../../forms/given.ts'
import { Reason } from '../../forms/Reason.tsx'
import { useSeen } from '../../forms/useSeen.ts'
import { type AgentNumbersQuery, EditAgentNumber } from '../../graphql/documents.ts'
import { NumberPreview } from './NumberPreview.tsx'
import { type AgentNumber, boundsInWords, readNumber, shownNumber, titleOfNumber } from './numbers.ts'

interface Props {
  number: AgentNumber
  onClose: () => void
  onChange: () => Promise<AgentNumbersQuery | undefined>
}

/** Another number, with what would have come of it lately. */
export function NumberDialog({ number, onClose, onChange }: Props) {
  const { parameter, value, usual, meaning, isList, who, only } = number
  const [text, setText] = useState(shownNumber(value))
  const given = readNumber(text, isList)
  const { seen, latest, change } = useSeen<unknown>(value, {
    async readNow() {
      const all = (await onChange())?.agentParameters.nodes.filter((each) => each.parameter === parameter)
      const [first, ...others] = (all ?? []).filter((each) => only === null || each.agent === only)
      // Of those that are of one mind no more each has a row of its own by now.
      return others.every((other) => shownNumber(other.value) === shownNumber(first?.value))
        ? first?.value
        : undefined
    },
    take: (now) => setText(shownNumber(now)),
    compare: (now, mine) => [{ theirs: shownNumber(now), mine: shownNumber(mine) }],
  })
  const isSame = shownNumber(given) === shownNumber(seen)
  const isUsual = shownNumber(given) === shownNumber(usual)
  return (
    <ActForm
      title={`Change ${titleOfNumber(parameter).toLowerCase()}`}
      says={`${who} ${only === null && who.includes(',') ? 'go' : 'goes'} by it from the next lead on; offers that were made stay.`}
      submit="Change it"
      isImpossible={given === undefined || isSame}
      onClose={onClose}
      onSubmit={(form) => {
        const edited = {
          ...{ parameter, agent: only, value: isUsual ? null : given, insteadOf: latest.current },
          reason: givenText(form, 'reason') ?? '',
        }
        return change(EditAgentNumber, edited, given)
      }}
    >
      <TextInput
        label={isList ? 'Numbers' : 'Number'}
        description={`${meaning} It is ${boundsInWords(number) || 'any number'}${isList ? ', each' : ''}.`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={given === undefined && (isList ? 'Write numbers with commas between.' : 'Write a number.')}
        inputMode="decimal"
        rightSectionWidth={150}
        rightSection={
          !isUsual && (
            <Button size="compact-xs" variant="subtle" onClick={() => setText(shownNumber(usual))}>
              Usually {shownNumber(usual).slice(0, 12)}
            </Button>
          )
        }
        data-autofocus
      />
      <NumberPreview parameter={parameter} agent={only} value={isSame ? undefined : given} />
      <Reason />
    </ActForm>
  )
}
