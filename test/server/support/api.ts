import { setTimeout as pause } from 'node:timers/promises'
import { addToken } from '../../../db/access/api_tokens.ts'
import { addUser, type UserRole } from '../../../db/access/users.ts'
import { fingerprint, newSecret } from '../../../src/access/secret.ts'
import { serverStory, simulatedServerStory } from './story.ts'

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the story looks into
  data: any
  errors: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[]
}

/** Sends an operation as somebody with this role, whose name is the role's. */
export type Ask = (
  role: UserRole | undefined,
  query: string,
  variables?: Record<string, unknown>,
  operationName?: string,
) => Promise<Answer>

const withTokens = (base: typeof serverStory) =>
  base
    .extend('tokenOf', async ({ database: { db } }) => {
      const tokens = new Map<UserRole, Promise<string>>()
      async function makeToken(role: UserRole): Promise<string> {
        const token = newSecret()
        await addUser(db, { name: role, role, passwordHash: '$argon2id$nobody knows it' })
        await addToken(db, { userName: role, name: 'story', role, hash: fingerprint(token), days: 1 })
        return token
      }
      return (role: UserRole): Promise<string> => {
        const token = tokens.get(role) ?? makeToken(role)
        tokens.set(role, token)
        return token
      }
    })
    .extend('ask', async ({ server, tokenOf }): Promise<Ask> => {
      return async (role, query, variables, operationName) => {
        for (;;) {
          const response = await fetch(`${server.address}/graphql`, {
            method: 'POST',
            body: JSON.stringify({ query, variables, operationName }),
            headers: {
              'content-type': 'application/json',
              ...(role === undefined ? {} : { authorization: `Bearer ${await tokenOf(role)}` }),
            },
          })
          const { data, errors = [] }: Partial<Answer> = JSON.parse(await response.text())
          const isStarting = errors[0]?.extensions?.code === 'STARTING'
          if (!isStarting) return { status: response.status, data, errors }
          await pause(10) // it has a schema to make
        }
      }
    })

/** A story of the API's clients: a viewer, an operator and an admin with a token each. */
export const apiStory = withTokens(serverStory)

/** The same on a simulation, whose clock the story moves. */
export const simulatedApiStory = withTokens(simulatedServerStory)
