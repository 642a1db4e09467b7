import type { Page } from 'playwright-core'

/** From the click on the name on a card to the first frame with the lead's page, what happened and what was said on it. */
export async function openOne(page: Page, nth: number): Promise<number> {
  const link = page.locator('[data-stage=AI_CONVERSATION] [data-card-link]').nth(nth)
  await link.hover()
  await page.waitForTimeout(handRestsMs)
  const isThere = `() => document.querySelector('main h1') !== null && document.querySelector('#timeline li') !== null`
  const opened = page.evaluate(`timed('click', ${isThere})`)
  await link.click()
  const ms = Number(await opened)
  await page.goBack()
  await link.waitFor()
  await page.getByRole('status').getByText('live').waitFor()
  return ms
}

/** Between coming to a link and pressing it a hand takes a quarter of a second at least. */
const handRestsMs = 250
