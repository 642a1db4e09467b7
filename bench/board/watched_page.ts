import type { Browser, CDPSession, Page } from 'playwright-core'
import type { CrowdedBoard } from './crowded_board.ts'

export interface WatchedPage {
  page: Page
  inspector: CDPSession
  close(): Promise<void>
}

/** Measured where it happens: from an event to the first frame in which something is so. */
const stopwatch = `
  window.timed = (kind, isSo) => new Promise((resolve) => {
    addEventListener(kind, (event) => {
      const look = () => isSo() ? resolve(performance.now() - event.timeStamp) : requestAnimationFrame(look)
      requestAnimationFrame(look)
    }, { capture: true, once: true })
  })
  window.whenCardsAreThere = new Promise((resolve) => {
    const look = () =>
      document.querySelector('[data-lead][draggable=true]') ? resolve(performance.now()) : requestAnimationFrame(look)
    requestAnimationFrame(look)
  })
`

/** A page that nothing is known of yet, of somebody who is signed in. */
export async function watchedPage(
  browser: Browser,
  address: string,
  { user }: CrowdedBoard,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const response = await page.request.post('/session', { data: user, headers: { origin: address } })
  if (!response.ok()) throw new Error(await response.text())
  await page.addInitScript(stopwatch)
  return { page, inspector: await context.newCDPSession(page), close: () => context.close() }
}
