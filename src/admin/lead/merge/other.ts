import type { LeadsCalledQuery } from '../../graphql/documents.ts'

export type Other = LeadsCalledQuery['searchLeads'][number]
