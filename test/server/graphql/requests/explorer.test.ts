import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { expect, vi } from 'vitest'
import { addUser } from '../../../../db/access/users.ts'
import { hashPassword } from '../../../../src/access/password.ts'
import { createLog } from '../../../../src/log.ts'
import { startServer } from '../../../../src/server/server.ts'
import { productionStory } from '../../../support/databases/database.ts'
import { oneSchema } from '../../support/one_schema.ts'

productionStory(
  'GraphiQL is there when switched on, for who is signed in, and everything it shows is described',
  async ({ database: { url, db } }) => {
    const server = await startServer({
      url,
      port: 0,
      host: 'localhost',
      log: createLog('silent'),
      sessionSecret: 'a secret that only the server knows',
      explorable: true,
      schemaOf: oneSchema,
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
      const served = await fetch(`${server.address}${script}`)
      expect([served.status, (await served.text()).length > 0]).toEqual([200, true]) // unread it would hold up the end

      const introspect = async () => {
        const response = await fetch(`${server.address}/graphql`, {
          method: 'POST',
          body: JSON.stringify({ query: getIntrospectionQuery() }),
          headers: { 'content-type': 'application/json', cookie },
        })
        return (await response.json()) as { data?: IntrospectionQuery }
      }
      // The process answers before its schema is ready.
      const data = await vi.waitUntil(async () => (await introspect()).data, { timeout: 60_000 })
      const undescribed = membersOf(data).filter(({ description }) => !description?.trim())
      expect(undescribed.map(({ name }) => name)).toEqual([])
    } finally {
      await server.stop()
    }
  },
)

interface Member {
  name: string
  description?: string | null | undefined
}

/** Types of ours, their fields, values and inputs, and the arguments of fields, each by its whole name. */
function membersOf({ __schema }: IntrospectionQuery): Member[] {
  const ours = __schema.types.filter(({ name }) => !name.startsWith('__'))
  return ours.flatMap((type) => [
    type,
    ...(type.kind === 'ENUM' ? within(type, type.enumValues) : []),
    ...(type.kind === 'INPUT_OBJECT' ? within(type, type.inputFields) : []),
    ...(type.kind === 'OBJECT' ? within(type, type.fields) : []),
    ...(type.kind === 'OBJECT' ? type.fields.flatMap((field) => within(field, field.args)) : []),
  ])
}

function within(parent: Member, members: readonly Member[]): Member[] {
  return members.map(({ name, description }) => ({ name: `${parent.name}.${name}`, description }))
}
