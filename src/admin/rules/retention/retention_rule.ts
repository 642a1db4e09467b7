import type { RetentionRulesQuery } from '../../graphql/documents.ts'

export type RetentionRule = RetentionRulesQuery['retentionRules']['nodes'][number]
