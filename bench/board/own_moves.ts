import type { Page } from 'playwright-core'
import type { BenchDatabase } from '../server.ts'

export interface OwnMove {
  /** From the drop to the first frame with the card in its new column. */
  visibleMs: number
  /** From the drop to the first frame that says that it is made. */
  endedMs: number
}

/** Nobody is quicker than that for long. */
const betweenMovesMs = 1_000
const [from, to] = ['OFFER_MADE', 'VIDEO_SENT']

/** Drags the first card of a column to another, as a hand does. */
export async function moveOne(page: Page): Promise<OwnMove> {
  const { lead } = await firstCard(page)
  const card = `document.querySelector('[data-stage=${to}] [data-lead="${lead}"]')`
  await hold(page, lead)
  const visible = timed(page, `${card} !== null`)
  // By when its next step is due it may then stand further down than what is drawn.
  const ended = timed(page, `(window.wasThere ||= ${card} !== null) && ${underWay(lead)} === null`)
  await page.evaluate('window.wasThere = false')
  await page.mouse.up()
  const made = { visibleMs: await visible, endedMs: await ended }
  if (await page.getByText('was not moved').isVisible()) throw new Error('A move of the bench was refused')
  return made
}

const underWay = (lead: string) => `document.querySelector('[data-lead="${lead}"][aria-busy=true]')`

/** The same while somebody else moves the lead elsewhere before the page can know: until it says why it is refused. */
export async function moveTooLate(page: Page, { client }: BenchDatabase): Promise<number> {
  const { lead, name } = await firstCard(page)
  await hold(page, lead)
  const refused = timed(page, `document.body.textContent.includes('${name} was not moved')`)
  await client.query(`select pipeline.request_transition($1, 'OFFER_REJECTED')`, [lead])
  await page.mouse.up()
  return refused
}

async function firstCard(page: Page): Promise<{ lead: string; name: string }> {
  const card = page.locator(`[data-stage=${from}] li[data-index="0"] [data-lead][draggable=true]`)
  const name = await card.locator('[data-card-link]').textContent()
  return { lead: (await card.getAttribute('data-lead')) ?? '', name: name ?? '' }
}

async function hold(page: Page, lead: string): Promise<void> {
  await page.waitForTimeout(betweenMovesMs)
  await page.locator(`[data-lead="${lead}"]`).hover()
  await page.mouse.down()
  const column = page.locator(`[data-stage=${to}]`)
  await column.hover({ position: { x: 60, y: 20 } })
  await column.hover({ position: { x: 80, y: 30 } })
  await column.getByText('Drop it to move it here.').waitFor()
}

async function timed(page: Page, isSo: string): Promise<number> {
  return Number(await page.evaluate(`timed('drop', () => ${isSo})`))
}
