import { type PgCondition, sqlValueWithCodec, TYPES } from 'postgraphile/@dataplan/pg'
import { GraphQLBoolean, GraphQLString } from 'postgraphile/graphql'
import { type SQL, sql } from 'postgraphile/pg-sql2'
import { makingSchema } from '../plugins/making_schema.ts'

/** Whoever asks; looked up once for a query. */
const me = sql`(select pipeline_private.my_name())`

const leadsOf = (owner: SQL) =>
  sql`(select owners.vendor_lead_id from pipeline.lead_owners as owners where owners.owner = ${owner})`

const nobodys = sql`(
  select leads.id from pipeline.vendor_leads as leads
  where leads.turn is not null
    and not exists (select from pipeline.lead_owners as owned where owned.vendor_lead_id = leads.id)
)`

/** How a list is filtered by who looks after a lead. */
interface OwnerFilter {
  /** The column that names the lead. */
  lead: SQL
  mine: (alias: SQL) => SQL
  mineMeans: string
  ownerMeans: string
}

function ofLead(column: string, mineMeans: string, ownerMeans: string): OwnerFilter {
  const lead = sql.identifier(column)
  return { lead, mine: (alias) => sql`${alias}.${lead} in ${leadsOf(me)}`, mineMeans, ownerMeans }
}

const filters: Readonly<Record<string, OwnerFilter>> = {
  VendorLeadFilter: ofLead(
    'id',
    'Only leads that whoever asks looks after; false: only the others.',
    'Only leads that this user looks after; an empty name: live ones that nobody does.',
  ),
  AlertFilter: ofLead(
    'vendor_lead_id',
    'Only alerts about leads that whoever asks looks after; false: only the others.',
    'Only alerts about leads that this user looks after; an empty name: about live ones that nobody does.',
  ),
  ReviewItemFilter: {
    lead: sql.identifier('vendor_lead_id'),
    mine: (alias) => sql`case
      when ${alias}.assigned_to is not null then ${alias}.assigned_to = ${me}
      else ${alias}.passed_on_to is not null or ${alias}.vendor_lead_id in ${leadsOf(me)}
    end`,
    mineMeans:
      'Only questions that are whoever asks’s: assigned to them, or to nobody and about a lead that they look after, or passed on to everybody; false: only the others.',
    ownerMeans:
      'Only questions about leads that this user looks after, whosever they are; an empty name: about live ones that nobody does.',
  },
}

/** `mine: true`, and `owner: "sam"` or `owner: ""` for nobody, as filters of leads, questions to people and alerts. */
export const ownerFiltersPlugin = makingSchema('PipelineOwnerFiltersPlugin', {
  GraphQLInputObjectType_fields(fields, { extend }, { scope, Self }) {
    const filter = scope.isPgConnectionFilter ? filters[Self.name] : undefined
    if (filter === undefined) return fields
    const mine = {
      type: GraphQLBoolean,
      description: filter.mineMeans,
      apply($where: PgCondition, isMine: unknown) {
        if (typeof isMine !== 'boolean') return
        $where.where(sql`coalesce(${filter.mine($where.alias)}, false) = ${isMine ? sql`true` : sql`false`}`)
      },
    }
    const owner = {
      type: GraphQLString,
      description: filter.ownerMeans,
      extensions: { domain: 'one_line' },
      apply($where: PgCondition, name: unknown) {
        if (typeof name !== 'string') return
        const leads = name.trim() === '' ? nobodys : leadsOf(sqlValueWithCodec(name, TYPES.text))
        $where.where(sql`${$where.alias}.${filter.lead} in ${leads}`)
      },
    }
    return extend(fields, { mine, owner }, 'Adding who looks after the lead')
  },
})
