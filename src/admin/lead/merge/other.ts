import type { LeadsToMergeQuery } from '../../graphql/documents.ts'

export type Other = LeadsToMergeQuery['searchLeads'][number]
