import type { RuleAnswersQuery } from '../../graphql/documents.ts'

export type Answer = NonNullable<RuleAnswersQuery['commonAnswers']>['nodes'][number]

export type TrueWords = NonNullable<RuleAnswersQuery['trueWords']>['nodes'][number]
