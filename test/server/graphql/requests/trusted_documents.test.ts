import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { expect } from 'vitest'
import { addToken } from '../../../../db/access/api_tokens.ts'
import { addUser } from '../../../../db/access/users.ts'
import { fingerprint, newSecret } from '../../../../src/access/secret.ts'
import { documentHash, readTrustedDocuments } from '../../../../src/documents/trusted_documents.ts'
import { createLog } from '../../../../src/log.ts'
import { startServer } from '../../../../src/server/server.ts'
import { cliStory } from '../../../cli/support/story.ts'
import { allStages } from '../../../support/leads.ts'
import { oneSchema } from '../../support/one_schema.ts'

const stages = 'query Stages { stages { totalCount } }\n'
const folderStory = cliStory.extend('documents', async ({ folder }) => {
  const file = await folder.write('stages.graphql', stages)
  await folder.write(
    'manifest.json',
    JSON.stringify({ now: '{ now }', all: '{ vendorLeads(first: 201) { nodes { id } } }' }),
  )
  return dirname(file)
})

folderStory(
  'where documents are trusted nothing else runs, over HTTP and over WebSockets',
  async ({ database: { url, db }, documents }) => {
    const server = await startServer({
      ...{ url, port: 0, host: 'localhost', log: createLog('silent') },
      trustedDocuments: await readTrustedDocuments(documents),
      schemaOf: oneSchema,
    })
    const token = newSecret()
    await addUser(db, { name: 'sam', role: 'admin', passwordHash: '$argon2id$nobody knows it' })
    await addToken(db, { userName: 'sam', name: 'a', role: 'admin', hash: fingerprint(token), days: 1 })
    const authorization = `Bearer ${token}`
    const send = async (body: object) => {
      for (;;) {
        const response = await fetch(`${server.address}/graphql`, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', authorization },
        })
        if (response.status !== 503) return [response.status, JSON.parse(await response.text())]
        await pause(10)
      }
    }
    const counted = [200, { data: { stages: { totalCount: allStages.length } } }]
    const refused = [400, { errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] }]
    try {
      expect(await send({ documentId: documentHash(stages) })).toEqual(counted)
      expect(await send({ documentId: `sha256:${documentHash(stages)}` })).toEqual(counted)
      expect(
        await send({ extensions: { persistedQuery: { version: 1, sha256Hash: documentHash(stages) } } }),
      ).toEqual(counted)
      expect(await send({ query: stages })).toEqual(counted)
      expect(await send({ documentId: 'now' })).toEqual([200, { data: { now: expect.any(String) } }])
      // A client cannot put its own text under a trusted id, and limits hold for trusted documents too.
      expect(await send({ documentId: documentHash(stages), query: '{ now }' })).toEqual(counted)
      expect(await send({ documentId: 'all' })).toMatchObject([
        200,
        { errors: [{ extensions: { code: 'PAGE_TOO_LARGE' } }] },
      ])
      for (const body of [
        { query: '{ stages { totalCount } }' },
        { documentId: 'unknown', query: stages },
        { documentId: 'constructor' },
        { documentId: { $ne: 1 } },
        { extensions: { persistedQuery: null } },
        {},
      ]) {
        expect(await send(body)).toMatchObject(refused)
      }

      const client = createClient({
        url: `${server.address.replace('http', 'ws')}/graphql`,
        webSocketImpl: class extends WebSocket {
          constructor(to: string, protocols: string) {
            super(to, { protocols, headers: { authorization } } as never)
          }
        },
      })
      const asked = client.iterate({ query: '', documentId: 'now' } as never)
      expect((await asked.next()).value).toEqual({ data: { now: expect.any(String) } })
      const other = client.iterate({ query: 'subscription { pipelineEvents { cursor } }' })
      await expect(other.next()).rejects.toMatchObject([{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }])
      await client.dispose()
    } finally {
      await server.stop()
    }
  },
)

folderStory('a folder of documents is checked before it is used', async ({ folder, documents, run }) => {
  const good = await run('documents', 'check', documents)
  expect(good).toMatchObject({ code: 0, stderr: '' })
  expect(good.stdout).toContain(`${documentHash(stages)}  query Stages`)

  await folder.write('old.graphql', 'query Old { leadz { id } }')
  const bad = await run('documents', 'check', documents)
  expect(bad.code).toBe(1)
  expect(bad.stdout).toContain('query Old     Cannot query field "leadz" on type "Query".')
  expect(bad.stderr).toBe('1 of 4 documents does not fit the API.\n')

  await folder.write('broken.json', '["not", "a manifest"]')
  expect(await run('documents', 'check', documents)).toMatchObject({
    code: 1,
    stderr: 'broken.json is no manifest: {"id": "document", …}.\n',
  })
})
