import { addUser } from '../../db/access/users.ts'
import { rollUpFigures } from '../../db/figures/figures.ts'
import { hashPassword } from '../../src/access/password.ts'
import { newSecret } from '../../src/access/secret.ts'
import type { BenchDatabase, BenchServer } from '../server.ts'

export interface CrowdedBoard {
  database: BenchDatabase
  user: { name: string; password: string }
}

/** So many live leads, spread over all stages that are not the last of a lead. */
export async function crowdedBoard(
  server: BenchServer,
  leads: number,
  say: (line: string) => void,
): Promise<CrowdedBoard> {
  const database = await server.database('board')
  const { client } = database
  const { rows } = await client.query<{ stage: string }>(
    'select stage from pipeline.stages where not is_terminal order by position',
  )
  for (const { stage } of rows) {
    await client.query('select count(*) from bench.make_leads($1, $2, false)', [
      Math.ceil(leads / rows.length),
      stage,
    ])
  }
  // Names to tell them apart, and not all due at once.
  await client.query(`set session_replication_role = replica;
    update pipeline.vendor_leads set vendor_name = 'Vendor ' || vendor_phone || substr(id::text, 25);
    update pipeline.lead_timers set due_at = due_at + random() * interval '100 hours';
    reset session_replication_role`)
  await client.query('vacuum (analyze)')
  while ((await rollUpFigures(client, 20_000)) > 0);
  say(`${leads.toLocaleString('en-GB')} leads at ${rows.length} stages`)
  const user = { name: 'sam', password: newSecret() }
  await addUser(client, {
    name: user.name,
    role: 'operator',
    passwordHash: await hashPassword(user.password),
  })
  return { database, user }
}
