import { type PgCondition, sqlValueWithCodec, TYPES } from 'postgraphile/@dataplan/pg'
import { GraphQLString } from 'postgraphile/graphql'
import { sql } from 'postgraphile/pg-sql2'
import { makingSchema } from '../plugins/making_schema.ts'

/** `vendorLeads(filter: { search: "…" })`: the leads that the search in one box finds. */
export const leadSearchPlugin = makingSchema('PipelineLeadSearchPlugin', {
  GraphQLInputObjectType_fields(fields, { extend }, { scope, Self }) {
    if (!scope.isPgConnectionFilter || Self.name !== 'VendorLeadFilter') return fields
    const search = {
      type: GraphQLString,
      description:
        'Only leads that searchLeads finds by these words, a thousand at most: whole ones first, then the latest.',
      extensions: { domain: 'one_line' },
      apply($where: PgCondition, words: unknown) {
        if (typeof words !== 'string') return
        const given = sqlValueWithCodec(words, TYPES.text)
        $where.where(
          sql`${$where.alias}.id in (select found.vendor_lead_id from pipeline_private.leads_matching(${given}) as found)`,
        )
      },
    }
    return extend(fields, { search }, 'Adding the search in one box')
  },
})
