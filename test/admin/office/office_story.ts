import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type OwnCluster, openCluster } from '../../faults/rig/servers/own_cluster.ts'
import { isProof } from '../../support/run/proof.ts'
import { builtPages } from '../support/built.ts'
import { sharedBrowser } from '../support/chromium.ts'
import { type Office, openOffice } from './office.ts'

export const leadsOfOffice = isProof ? 40 : 12

/** A story on a board that stays open while whatever serves it may die: a PostgreSQL and a web process of its own. */
export const officeStory = test
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
    await office.fill(leadsOfOffice)
    const browser = await sharedBrowser()
    const context = await browser.newContext({
      ...{ baseURL: office.address, locale: 'en-GB', reducedMotion: 'reduce' },
      viewport: { width: 4_100, height: 1_500 },
    })
    onCleanup(() => context.close())
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    const headers = { origin: office.address }
    const signIn = async () => (await page.request.post('/session', { data: office.user, headers })).ok()
    await expect.poll(signIn, { timeout: 180_000 }).toBe(true)
    await page.goto('/')
    await page.locator('[data-lead][draggable=true]').first().waitFor()
    return page
  })
