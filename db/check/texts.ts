import { withClient } from '../connection/client.ts'

/** Templates of releases that say what no row backs: a database takes them, and then none of their texts leaves. */
export async function faultsOfTexts(url: string): Promise<string[]> {
  return withClient({ connectionString: url }, async (client) => {
    const { rows } = await client.query<{ fault: string }>(
      `select format(
         'The template %s says "%s", which no row backs: no text of it would leave. Leave it out, or give it a row: docs/what-texts-may-say.md',
         templates.template, claims.words
       ) as fault
       from pipeline.message_templates as templates
       cross join lateral pipeline_private.claims_of_template(templates.body) as claims
       order by 1`,
    )
    return rows.map(({ fault }) => fault)
  })
}
