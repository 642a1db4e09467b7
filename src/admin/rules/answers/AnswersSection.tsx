import { Button } from '@mantine/core'
import { useState } from 'react'
import { RuleAnswers } from '../../graphql/documents.ts'
import { useIsAdmin } from '../../session/useMayAct.ts'
import { DataTable } from '../../tables/DataTable.tsx'
import { useLive } from '../../tables/useLive.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import type { Answer, TrueWords } from './answers.ts'
import { TrueWordsDialog } from './TrueWordsDialog.tsx'

const holds: Readonly<Record<string, string>> = {
  always: 'everybody',
  consented: 'whose consent to texts is on record',
  offer_worked_out: 'whose offer comes from our sums',
}

const button = { size: 'compact-xs', variant: 'default' } as const

/** What agents answer to common questions, and what any text may say though no row of its lead backs it. */
export function AnswersSection() {
  const isAdmin = useIsAdmin()
  const { data, problem, readAgain } = useLive(RuleAnswers, {}, 60_000)
  const [chosen, setChosen] = useState<Answer>()
  const [words, setWords] = useState<TrueWords | 'new'>()
  return (
    <>
      <DataTable
        title="Answers to common questions"
        says="What agents may answer: only what is true of us. Those without words a person answers."
        rows={data?.commonAnswers?.nodes}
        keyOf={({ question }) => question}
        columns={[
          { title: 'They ask', value: ({ asks }) => asks },
          { title: 'Answer', value: ({ body }) => body ?? 'a person answers' },
          { title: 'True of', value: ({ holdsWhen }) => holds[holdsWhen] ?? holdsWhen },
        ]}
        {...(isAdmin && {
          acts: (answer: Answer) => (
            <Button {...button} aria-label={`Change ${answer.asks}`} onClick={() => setChosen(answer)}>
              Change
            </Button>
          ),
        })}
        empty="There are no common questions."
        problem={problem}
      />
      <DataTable
        title="True words"
        says="What any text may say though no row of its lead backs it: our telephone number, our website."
        rows={data?.trueWords?.nodes}
        keyOf={({ words: said }) => said}
        columns={[
          { title: 'Words', value: ({ words: said }) => said },
          { title: 'True because', value: ({ trueBecause }) => trueBecause },
        ]}
        {...(isAdmin && {
          acts: (known: TrueWords) => (
            <Button {...button} aria-label={`Take back ${known.words}`} onClick={() => setWords(known)}>
              Take back
            </Button>
          ),
        })}
        empty="There are none: texts say what rows back, and nothing else."
        problem={problem}
      />
      {isAdmin && (
        <Button variant="default" mt="sm" onClick={() => setWords('new')}>
          Add true words …
        </Button>
      )}
      {chosen !== undefined && (
        <AnswerDialog answer={chosen} onClose={() => setChosen(undefined)} onChange={readAgain} />
      )}
      {words !== undefined && (
        <TrueWordsDialog
          {...(words !== 'new' && { known: words })}
          onClose={() => setWords(undefined)}
          onChange={readAgain}
        />
      )}
    </>
  )
}
