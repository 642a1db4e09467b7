import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { newSecret } from '../access/secret.ts'
import { projectFile } from '../project_file.ts'

const file = projectFile('.data/session_secret')

/** A secret of this checkout, so that people stay signed in from one `npm start` to the next. */
export async function ownSessionSecret(): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.length >= 32) return kept
  const secret = newSecret()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}
