import { Button } from '@mantine/core'
import { useState } from 'react'
import { RuleAnswers } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { ActTable } from '../../tables/ActTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { TrueWordsDialog } from './TrueWordsDialog.tsx'

const holds: Readonly<Record<string, string>> = {
  always: 'everybody',
  consented: 'whose consent to texts is on record',
  offer_worked_out: 'whose offer comes from our sums',
}

/** What agents answer to common questions, and what any text may say though no row of its lead backs it. */
export function AnswersSection() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(RuleAnswers, {}, 60_000)
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <ActTable
        title="Answers to common questions"
        says="What agents may answer: only what is true of us. Those without words a person answers."
        rows={data?.commonAnswers?.nodes}
        keyOf={({ question }) => question}
        columns={[
          { title: 'They ask', value: ({ asks }) => asks },
          { title: 'Answer', value: ({ body }) => body ?? 'a person answers' },
          { title: 'True of', value: ({ holdsWhen }) => holds[holdsWhen] ?? holdsWhen },
        ]}
        empty="There are no common questions."
        problem={problem}
        mayAct={isAdmin}
        act="Change"
        actOn={({ asks }) => `Change ${asks}`}
        dialog={(answer, close) => <AnswerDialog answer={answer} onClose={close} onChange={readAgain} />}
      />
      <ActTable
        title="True words"
        says="What any text may say though no row of its lead backs it: our telephone number, our website."
        rows={data?.trueWords?.nodes}
        keyOf={({ words }) => words}
        columns={[
          { title: 'Words', value: ({ words }) => words },
          { title: 'True because', value: ({ trueBecause }) => trueBecause },
        ]}
        empty="There are none: texts say what rows back, and nothing else."
        problem={problem}
        mayAct={isAdmin}
        act="Take back"
        actOn={({ words }) => `Take back ${words}`}
        dialog={(known, close) => <TrueWordsDialog known={known} onClose={close} onChange={readAgain} />}
      />
      {isAdmin && (
        <Button variant="default" mt="sm" onClick={() => setAdding(true)}>
          Add true words …
        </Button>
      )}
      {isAdding && <TrueWordsDialog onClose={() => setAdding(false)} onChange={readAgain} />}
    </>
  )
}
