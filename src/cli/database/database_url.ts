import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readConfig } from '../../config/config.ts'
import { projectFile } from '../../project_file.ts'

export interface DatabaseAddress {
  url: string
  /** Who said so: the environment, or the file that `npm start` leaves while it runs. */
  from: 'DATABASE_URL' | 'npm start'
}

const embeddedSchema = z.object({ url: z.url({ protocol: /^postgres(ql)?$/ }) })

/** The file in which `npm start` says where the database is that it keeps itself. */
export const embeddedDatabaseFile = projectFile('.data/embedded.json')

/** Which database commands speak to; null when there is none. */
export async function databaseAddress(
  file: string = embeddedDatabaseFile,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<DatabaseAddress | null> {
  const { databaseUrl } = readConfig(environment)
  if (databaseUrl !== undefined) return { url: databaseUrl, from: 'DATABASE_URL' }

  try {
    const embedded = embeddedSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return embedded.success ? { url: embedded.data.url, from: 'npm start' } : null
  } catch {
    return null
  }
}
