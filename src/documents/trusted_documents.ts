import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { projectFile } from '../project_file.ts'
import { reasonOf } from '../system_error.ts'

/** Documents of GraphQL by their ids: the only ones that run where they are given. */
export type TrustedDocuments = ReadonlyMap<string, string>

const manifestSchema = z.record(z.string().regex(/^[\w:.-]{1,200}$/), z.string())

/**
 * The documents of a folder: each `*.graphql` is one, its id the SHA-256 of its text in hex; each `*.json` is a
 * manifest as client tools write it, from ids to documents.
 *
 * @throws, naming the file.
 */
export async function readTrustedDocuments(folder: string): Promise<TrustedDocuments> {
  const documents = new Map<string, string>()
  const files = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`Cannot read the folder of trusted documents ${reasonOf(cause)}`)
  })
  for (const file of files.sort()) {
    for (const [id, document] of await readDocuments(folder, file)) {
      if ((documents.get(id) ?? document) !== document) {
        throw new Error(`${file}: ${id} is the id of another document too.`)
      }
      documents.set(id, document)
    }
  }
  if (documents.size === 0) throw new Error(`There are no documents in ${folder}`)
  return documents
}

/** Those that our own pages send, as npm run db:types has written them down: read once, as they belong to the program. */
export function documentsOfPages(): Promise<TrustedDocuments> {
  ofPages ??= readTrustedDocuments(projectFile('src/admin/graphql/trusted'))
  return ofPages
}

let ofPages: Promise<TrustedDocuments> | undefined

async function readDocuments(folder: string, file: string): Promise<[string, string][]> {
  if (file.endsWith('.graphql')) {
    const document = await readFile(join(folder, file), 'utf8')
    return [[documentHash(document), document]]
  }
  if (!file.endsWith('.json')) return []
  try {
    return Object.entries(manifestSchema.parse(JSON.parse(await readFile(join(folder, file), 'utf8'))))
  } catch {
    throw new Error(`${file} is no manifest: {"id": "document", …}.`)
  }
}

/** The id of a document that has no other. */
export function documentHash(document: string): string {
  return createHash('sha256').update(document).digest('hex')
}
