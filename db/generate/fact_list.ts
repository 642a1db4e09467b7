import type { Db } from '../connection/pool.ts'
import { MigrationRefused } from '../migrate/schema.ts'

interface Fact {
  column: string
  field: string
  label: string
  kind: string
  sqlType: string
  choices: string[]
  forAgents: boolean
  about: string | null
}

/** The facts of a lead as a module of the program: what imports, the command line and agents' contract follow. */
export async function factListModule(db: Db): Promise<string> {
  const { rows } = await db.query<Fact>(
    `select
       facts.fact as column, pipeline_private.camel_case(facts.fact) as field, facts.label, facts.kind, facts.choices,
       facts.argument_type as "sqlType",
       facts.for_agents as "forAgents", facts.about
     from pipeline_private.known_facts as facts
     order by facts.position`,
  )
  const bare = rows.find(({ about }) => about === null)
  if (bare !== undefined)
    throw new MigrationRefused(`pipeline.vendor_leads.${bare.column} is a fact without a COMMENT: write one.`)
  return `// Generated from pipeline_private.known_facts (npm run db:types). Do not edit.
/** What may be told of a lead, in the order in which it is listed. */
export const factList = ${JSON.stringify(rows, null, 2)} as const
`
}
