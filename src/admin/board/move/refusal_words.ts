import type { MoveMutation } from '../../graphql/documents.ts'
import { fieldsInWords } from './field_words.ts'

export type MoveResult = NonNullable<NonNullable<MoveMutation['requestTransition']>['result']>

/** Why a move was refused. `titleOf` says what a stage is called. */
export function refusedInWords(result: MoveResult, titleOf: (stage: string | null) => string): string {
  const to = titleOf(result.toStage)
  const from = titleOf(result.fromStage)
  switch (result.code) {
    case 'VL001': {
      const legal = result.legalStages?.map((stage) => titleOf(stage)).join(', ')
      return `No move leads from ${from} to ${to}.${legal ? ` From there it may go to ${legal}.` : ''}`
    }
    case 'VL002':
      return `For ${to} it still lacks: ${fieldsInWords(result.missingFields?.filter((field) => field !== null) ?? [])}.`
    case 'VL003':
    case 'VL006':
      return `A move from ${from} to ${to} needs a reason.`
    case 'VL004':
      return `You may not move it from ${from} to ${to}.`
    case 'VL005':
      return `Somebody else was quicker: it stands at ${from} now.`
    case 'VL011':
      return 'It is on hold; release it first.'
    default:
      return `The rules refuse it (${result.code}).`
  }
}
