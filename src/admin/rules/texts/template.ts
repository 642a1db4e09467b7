import type { RuleTextsQuery } from '../../graphql/documents.ts'

export type Template = RuleTextsQuery['messageTemplates']['nodes'][number]
