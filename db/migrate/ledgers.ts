import type { Client } from 'pg'

/** Lets the web process see what was applied, so that it can say whether the database fits this program. */
export async function showLedgers(client: Client): Promise<void> {
  await client.query(
    `grant select on public.applied_migrations, pipeline_private.applied_rule_releases, pipeline_private.applied_logic
     to pipeline_server`,
  )
}
