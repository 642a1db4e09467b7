import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import { type OwnCluster, openCluster } from '../../faults/rig/servers/own_cluster.ts'
import { howMany, isProof, proofSeed } from '../../support/proof.ts'
import { builtPages } from '../support/built.ts'
import { sharedBrowser } from '../support/chromium.ts'
import { type Office, openOffice } from './office.ts'
import { dropOne, type End, endOf, watchDrops } from './one_drop.ts'
import { differences } from './screen_and_table.ts'
import { strike, troubleOf, troublesOnTheLine } from './troubles.ts'

const drops = howMany('drops')
const leads = isProof ? 40 : 12
/** Moves may be on their way together, each of another lead. */
const together = 3

const dropStory = test
  .extend('cluster', async ({ task: _ }, { onCleanup }): Promise<OwnCluster> => {
    await builtPages() // the web process reads them when it starts
    const cluster = await openCluster()
    onCleanup(cluster.remove)
    return cluster
  })
  .extend('office', async ({ cluster }, { onCleanup }): Promise<Office> => {
    const office = await openOffice(cluster)
    onCleanup(() => office.close())
    return office
  })
  .extend('page', async ({ office }, { onCleanup }): Promise<Page> => {
    await office.fill(leads)
    const browser = await sharedBrowser()
    const context = await browser.newContext({
      ...{ baseURL: office.address, locale: 'en-GB', reducedMotion: 'reduce' },
      viewport: { width: 4_100, height: 1_500 },
    })
    onCleanup(() => context.close())
    context.setDefaultTimeout(40_000)
    const page = await context.newPage()
    await watchDrops(page)
    const headers = { origin: office.address }
    await expect
      .poll(async () => (await page.request.post('/session', { data: office.user, headers })).ok(), {
        timeout: 30_000,
      })
      .toBe(true)
    await page.goto('/')
    await page.locator('[data-lead][draggable=true]').first().waitFor()
    return page
  })

dropStory(
  'whatever befalls a drop it ends as moved, once, or as refused in words, and the screen is what the table is',
  { timeout: isProof ? 7_000_000 : 90_000 },
  async ({ page, office }) => {
    const line = await troublesOnTheLine(page)
    const ends: Promise<End>[] = []
    for (let nth = 0; nth < drops; nth += 1) {
      const dice = diceOf(proofSeed, `drop ${nth}`)
      if (nth % 10 === 9) await office.fill(leads)
      const trouble = troubleOf(nth, dice)
      line.next(trouble, dice)
      const drop = await dropOne(page, office, dice, (lead, to) =>
        strike(trouble, { page, office, lead, to, dice }),
      )
      if (drop !== undefined) ends.push(endOf(page, drop, trouble))
      await ends.at(-together)
    }
    const ended = await Promise.all(ends)

    const moved = ended.filter((end) => end === 'moved').length
    expect(await office.movesMade()).toBe(moved)
    expect(ended.length).toBeGreaterThan(drops / 2)
    await expect.poll(() => differences(page, office), { timeout: 10_000 }).toEqual([])
    if (isProof) process.stdout.write(`${ended.length} drops, ${moved} of them moved\n`)
  },
)
