import type { Locator, Page } from 'playwright-core'

/** The column of a stage. */
export const columnOf = (page: Page, stage: string): Locator => page.locator(`section[data-stage=${stage}]`)

/** A vendor's card in the column of a stage. */
export const cardIn = (page: Page, stage: string, name: string): Locator =>
  columnOf(page, stage).locator('article', { hasText: name })

/** How many leads the head of a column says there are. */
export async function countIn(page: Page, stage: string): Promise<number> {
  return Number(await columnOf(page, stage).locator('header > span').last().textContent())
}

/** Picks a card up, holds it over another column until that says whether it takes it, and lets go. */
export async function drag(page: Page, card: Locator, to: Locator): Promise<void> {
  await card.and(page.locator('[draggable=true]')).waitFor()
  await pull(page, card, to)
  await to.and(page.locator('[data-drop=here], [data-drop=no]')).waitFor()
  await page.mouse.up()
}

/** What a hand does that cannot know whether the card comes along. */
export async function pull(page: Page, card: Locator, to: Locator): Promise<void> {
  await card.hover()
  await page.mouse.down()
  await to.hover({ position: { x: 60, y: 20 } })
  await to.hover({ position: { x: 80, y: 30 } })
}
