import type { RuleAlertsQuery } from '../../graphql/documents.ts'

export type AlertRule = RuleAlertsQuery['alertRules']['nodes'][number]
