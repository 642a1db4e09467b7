import type { Page } from 'playwright-core'

export interface Held {
  /** Resolves when the page has asked for it, now or the next time. */
  asked: Promise<void>
  letGo(): void
}

/** The server does what the page asks for by this name, and its answer is kept on the way until it is let go. */
export async function holdAnswer(page: Page, operation: `mutation ${string}`): Promise<Held> {
  const [asked, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes(`"${operation}`)) return route.fallback()
    const response = await route.fetch()
    asked.resolve()
    await free.promise
    return route.fulfill({ response })
  })
  return { asked: asked.promise, letGo: free.resolve }
}

/** Keeps what the page asks for by this name from the server until it is let go; what comes later goes through. */
export async function hold(page: Page, operation: `${'query' | 'mutation'} ${string}`): Promise<Held> {
  const [asked, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const named = new RegExp(`"${operation}\\b`)
  await page.route('**/graphql', async (route) => {
    if (!named.test(route.request().postData() ?? '')) return route.fallback()
    asked.resolve()
    await free.promise
    return route.fallback()
  })
  return { asked: asked.promise, letGo: free.resolve }
}
