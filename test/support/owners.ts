import { addUser, type UserRole } from '../../db/access/users.ts'
import type { Db } from '../../db/connection/pool.ts'

export async function aColleague(db: Db, name: string, role: UserRole = 'operator'): Promise<string> {
  await addUser(db, { name, role, passwordHash: '$argon2id$nobody knows it' })
  return name
}

export async function colleagues(db: Db, ...names: string[]): Promise<void> {
  for (const name of names) await aColleague(db, name)
}

/** Who looks after a lead; undefined when nobody does. */
export async function ownerOf(db: Db, lead: string): Promise<string | undefined> {
  const { rows } = await db.query<{ owner: string }>(
    'select owner from pipeline.lead_owners where vendor_lead_id = $1',
    [lead],
  )
  return rows[0]?.owner
}

export async function ownersOf(db: Db, leads: readonly string[]): Promise<(string | undefined)[]> {
  const owners: (string | undefined)[] = []
  for (const lead of leads) owners.push(await ownerOf(db, lead))
  return owners
}
