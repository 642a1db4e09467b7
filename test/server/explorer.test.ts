import { expect } from 'vitest'
import { addUser } from '../../db/users.ts'
import { hashPassword } from '../../src/access/password.ts'
import { createLog } from '../../src/log.ts'
import { startServer } from '../../src/server/server.ts'
import { productionStory } from '../support/database.ts'

productionStory(
  'GraphiQL is there when switched on, for who is signed in',
  async ({ database: { url, db } }) => {
    const server = await startServer({
      url,
      port: 0,
      host: 'localhost',
      log: createLog('silent'),
      sessionSecret: 'a secret that only the server knows',
      explorable: true,
    })
    try {
      const stranger = await fetch(`${server.address}/graphiql`)
      expect(await stranger.text()).toContain('<title>Sign in · Pipeline Orchestrator</title>')

      const password = 'correct horse battery'
      await addUser(db, { name: 'sam', role: 'viewer', passwordHash: await hashPassword(password) })
      const signedIn = await fetch(`${server.address}/session`, {
        method: 'POST',
        body: JSON.stringify({ name: 'sam', password }),
        headers: { 'content-type': 'application/json' },
      })
      const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
      const page = await fetch(`${server.address}/graphiql`, { headers: { cookie } })
      const script = /href="(\/ruru-static\/[^"]+\.js)"/.exec(await page.text())?.[1]
      expect(script).toBeDefined()
      expect((await fetch(`${server.address}${script}`)).status).toBe(200)

      const introspection = await fetch(`${server.address}/graphql`, {
        method: 'POST',
        body: JSON.stringify({ query: '{ __schema { queryType { name } } }' }),
        headers: { 'content-type': 'application/json', cookie },
      })
      expect(await introspection.json()).toEqual({ data: { __schema: { queryType: { name: 'Query' } } } })
    } finally {
      await server.stop()
    }
  },
)
