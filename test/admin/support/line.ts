import type { Page } from 'playwright-core'

export interface Held {
  /** Resolves when the page has asked for it, now or the next time. */
  asked: Promise<void>
  letGo(): void
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
