import { randomBytes } from 'node:crypto'
import { addUser, listUsers, setUserPassword } from '../../db/access/users.ts'
import type { Db } from '../../db/connection/pool.ts'
import { hashPassword } from '../access/password.ts'

const name = 'demo'

/** Somebody to look at the demo as: an admin, with a new password at each start. */
export async function demoUser(db: Db): Promise<{ name: string; password: string }> {
  const password = randomBytes(9).toString('base64url')
  const passwordHash = await hashPassword(password)
  const known = await listUsers(db)
  if (known.some((user) => user.name === name)) await setUserPassword(db, name, passwordHash)
  else await addUser(db, { name, role: 'admin', passwordHash })
  return { name, password }
}
