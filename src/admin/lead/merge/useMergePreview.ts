import { useEffect, useState } from 'react'
import { useClient } from 'urql'
import { fieldInWords } from '../../board/move/field_words.ts'
import { MergeLeads, type MergeLeadsMutation, type StageName } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { counted } from '../../words/plain_words.ts'

type Plan = NonNullable<NonNullable<MergeLeadsMutation['mergeLeads']>['result']>

interface Pair {
  keepId: string
  dropId: string
}

/** What a merge would do, line by line, or why it is not possible. */
export function useMergePreview(pair: Pair | undefined, titleOf: (stage: StageName) => string) {
  const client = useClient()
  const [answer, setAnswer] = useState<{ of: string; lines?: string[]; obstacle?: string }>()
  const of = pair === undefined ? '' : `${pair.keepId} ${pair.dropId}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pair is named by `of`
  useEffect(() => {
    if (pair === undefined) return
    const variables = { ...pair, reason: 'a look beforehand', dryRun: true }
    void client
      .mutation(MergeLeads, variables)
      .then(({ data, error }) =>
        setAnswer(
          error
            ? { of, obstacle: refusalInWords(error) }
            : { of, lines: planInWords(data?.mergeLeads?.result, titleOf) },
        ),
      )
  }, [of, client])
  const current = answer?.of === of ? answer : undefined
  return { lines: current?.lines, obstacle: current?.obstacle }
}

function planInWords(plan: Plan | undefined, titleOf: (stage: StageName) => string): string[] {
  if (plan === undefined) return []
  const facts = plan.facts.map(({ name, value }) => `${fieldInWords(name)} ${value}`)
  return [
    `The one at ${titleOf(plan.droppedStage)} ends and points to the other; its history stays.`,
    facts.length === 0
      ? 'No fact comes along: the other knows them all.'
      : `What only it knows comes along: ${facts.join(', ')}.`,
    ...(plan.otherPhone === null ? [] : [`${plan.otherPhone} becomes another number of the vendor.`]),
    ...(plan.unansweredTexts === 0
      ? []
      : [`${counted(plan.unansweredTexts, 'unanswered text')} come along, and are answered there.`]),
    ...(plan.textsOfPeople === 0
      ? []
      : [`${counted(plan.textsOfPeople, 'text')} of ours that wait come along, and leave at their times.`]),
    ...(plan.plannedCall === null ? [] : ['The call that is planned comes along.']),
    ...(plan.openOffer === null ? [] : [`Its offer of ${poundsInWords(Number(plan.openOffer))} lapses.`]),
    ...(plan.optOut ? ['The vendor’s wish to be left alone comes along: no text leaves any more.'] : []),
  ]
}
