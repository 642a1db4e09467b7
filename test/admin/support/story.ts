import type { BrowserContextOptions, Page } from 'playwright-core'
import { addUser, type UserRole } from '../../../db/access/users.ts'
import { hashPassword } from '../../../src/access/password.ts'
import type { SchemaOf } from '../../../src/server/graphql/graphql_routes.ts'
import { serverStory, simulatedServerStory } from '../../server/support/story.ts'
import { builtPages } from './built.ts'
import { sharedBrowser } from './chromium.ts'

/** A browser has much to do where many others have, too. */
export const patient = { timeout: 180_000 }

export const password = 'correct horse battery'
let hashed: Promise<string> | undefined

export interface Opened {
  page: Page
  /** What the browser complained of, which a story that breaks something may clear. */
  complaints: string[]
}

const seen = (base: typeof serverStory) =>
  base
    .extend('schemaMade', async ({ task: _ }) => Promise.withResolvers<unknown>())
    .extend('schemaOf', async ({ schemaOf, schemaMade }): Promise<SchemaOf | undefined> => {
      await builtPages() // the server reads them when it starts
      if (schemaOf === undefined)
        throw new Error('A page is opened when the schema is made, and nobody says when.')
      return (preset, learned) => {
        const schema = schemaOf(preset, learned)
        schemaMade.resolve(schema)
        return schema
      }
    })
    /** While the first server of a process makes its schema it answers nobody: no page is opened before. */
    .extend('server', async ({ server, schemaMade }) => {
      await schemaMade.promise
      return server
    })
    .extend('visit', async ({ server }, { onCleanup }) => {
      const opened: Opened[] = []
      onCleanup(async () => {
        await Promise.all(opened.map(({ page }) => page.context().close()))
        const complaints = opened.flatMap((each) => each.complaints)
        if (complaints.length > 0) throw new Error(`Pages complained:\n${complaints.join('\n')}`)
      })
      return async (options: BrowserContextOptions = {}): Promise<Opened> => {
        const browser = await sharedBrowser()
        const context = await browser.newContext({
          baseURL: server.address,
          locale: 'en-GB',
          reducedMotion: 'reduce',
          ...options,
        })
        context.setDefaultTimeout(60_000)
        const page = await context.newPage()
        const complaints: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
        })
        page.on('pageerror', (error) => complaints.push(String(error)))
        page.on('request', (request) => {
          const url = request.url()
          if (!url.startsWith(server.address) && !/^(data|blob):/.test(url))
            complaints.push(`asked for ${url}`)
        })
        opened.push({ page, complaints })
        return { page, complaints }
      }
    })
    .extend('userOf', async ({ database: { db } }) => {
      const users = new Map<UserRole, Promise<string>>()
      async function add(role: UserRole): Promise<string> {
        hashed ??= hashPassword(password)
        await addUser(db, { name: role, role, passwordHash: await hashed })
        return role
      }
      /** Adds a user with this role, whose name is the role's. */
      return (role: UserRole): Promise<string> => {
        const name = users.get(role) ?? add(role)
        users.set(role, name)
        return name
      }
    })
    .extend('signedIn', async ({ visit, userOf, server }) => {
      /** A page of somebody with this role, at this path. */
      return async (role: UserRole, path = '/', options: BrowserContextOptions = {}): Promise<Opened> => {
        const opened = await visit(options)
        const response = await opened.page.request.post('/session', {
          data: { name: await userOf(role), password },
          headers: { origin: server.address },
        })
        if (!response.ok()) throw new Error(await response.text())
        await opened.page.goto(path)
        return opened
      }
    })

/**
 * A story that somebody sees: the real server with a database of its own, and pages in a real browser, each with
 * cookies of its own. It fails when a page complains in the console, or asks anything of anybody but our server.
 */
export const adminStory = seen(serverStory)

/** The same in a simulation, where somebody may hold a vendor's phone. */
export const simulatedAdminStory = seen(simulatedServerStory)
