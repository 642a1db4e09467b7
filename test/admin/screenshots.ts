import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { addUser } from '../../db/access/users.ts'
import { openPool } from '../../db/connection/pool.ts'
import { hashPassword } from '../../src/access/password.ts'
import { newSecret } from '../../src/access/secret.ts'
import { builtinAgents } from '../../src/agents/builtin_agents.ts'
import { createLog } from '../../src/log.ts'
import { projectFile } from '../../src/project_file.ts'
import { startServer } from '../../src/server/server.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import { freshSimulationDatabase } from '../../src/simulation/simulation_database.ts'
import type { TaskTools } from '../../src/task_tools/task_maker.ts'
import updateMetrics from '../../tasks/schedules/update_metrics.ts'
import { sharedBrowser } from './support/chromium.ts'

// Plays a simulation until there is something to see everywhere, and makes pictures of the pages: docs/screenshots.
// `npm run screenshots`, then look at them.

const folder = projectFile('docs/screenshots')
const beginsAt = new Date('2026-03-02T07:00:00Z')
const days = 9
const log = createLog('silent')
const say = (line: string) => process.stdout.write(`${line}\n`)

interface Picture {
  name: string
  path: string
  options?: BrowserContextOptions
  /** Brings the page to where it is to be seen. */
  prepare?: (page: Page) => Promise<unknown>
}

const laptop = { width: 1440, height: 860 }
const phone = { viewport: { width: 390, height: 800 }, deviceScaleFactor: 2, hasTouch: true }
const boardIsThere = (page: Page) => page.locator('[data-lead]').first().waitFor()

const pictures: readonly Picture[] = [
  { name: 'board', path: '/', prepare: boardIsThere },
  { name: 'board_dark', path: '/', options: { colorScheme: 'dark' }, prepare: boardIsThere },
  { name: 'board_phone', path: '/', options: phone, prepare: boardIsThere },
  {
    name: 'board_move',
    path: '/',
    async prepare(page) {
      await page
        .locator('[data-stage=OFFER_MADE] article')
        .first()
        .getByRole('button', { name: /^Move / })
        .click()
      await page.getByRole('dialog').getByRole('button').nth(1).waitFor()
    },
  },
  {
    name: 'lead',
    path: '/',
    async prepare(page) {
      await page.locator('[data-stage=OFFER_MADE] [data-card-link]').first().click()
      await page.locator('#timeline li').first().waitFor()
    },
  },
  { name: 'inbox', path: '/inbox', prepare: (page) => page.locator('[data-item]').first().waitFor() },
  {
    name: 'today',
    path: '/today',
    prepare: (page) => page.getByRole('heading', { name: 'Deals at risk' }).waitFor(),
  },
  {
    name: 'figures',
    path: '/figures',
    prepare: (page) => page.getByRole('region', { name: 'How far leads come' }).waitFor(),
  },
]

async function main(): Promise<void> {
  await promisify(execFile)(process.execPath, [projectFile('src/admin_build/main.ts')])
  const database = await freshSimulationDatabase(() => {}, 'screenshots')
  const pool = openPool(database.url, { applicationName: 'screenshots', role: 'pipeline_admin' })
  try {
    say(`Playing ${days} days of a simulation …`)
    const enough = new AbortController()
    await simulate({
      url: database.url,
      founding: { seed: 3, vendors: 160, days: 10, beginsAt },
      agents: builtinAgents,
      granularitySeconds: 900,
      log,
      signal: enough.signal,
      async onJump(db) {
        const { rows } = await db.query<{ now: Date }>('select pipeline.now()')
        if (Number(rows[0]?.now) > Number(beginsAt) + days * 86_400_000) enough.abort()
      },
    })
    await writeAllFigures(database.url)
    const name = 'sam'
    await addUser(pool, { name, role: 'admin', passwordHash: await hashPassword(newSecret()) })
    const server = await startServer({
      ...{ url: database.url, port: 0, host: 'localhost', log },
      ...{ sessionSecret: newSecret(), demoUser: name },
    })
    await takeAll(server.address).finally(server.stop)
  } finally {
    await pool.end()
    await database.stop()
  }
}

/** As a worker does every quarter of an hour, which a simulation leaves out. */
async function writeAllFigures(url: string): Promise<void> {
  const pool = openPool(url, { applicationName: 'screenshots', role: 'pipeline_worker' })
  try {
    await updateMetrics({ unhurriedPool: pool } as unknown as TaskTools)()
  } finally {
    await pool.end()
  }
}

async function takeAll(address: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const browser = await sharedBrowser()
  for (const { name, path, options, prepare } of pictures) {
    const settings = {
      baseURL: address,
      viewport: laptop,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      ...options,
    } as const
    const context = await browser.newContext(settings)
    const page = await context.newPage()
    await page.goto(path)
    await prepare?.(page)
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `${folder}/${name}.png` })
    await context.close()
    say(`docs/screenshots/${name}.png`)
  }
  await browser.close()
}

await main()
