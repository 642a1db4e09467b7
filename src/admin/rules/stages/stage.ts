import type { RuleStagesQuery } from '../../graphql/documents.ts'

export type Stage = RuleStagesQuery['stages']['nodes'][number]
