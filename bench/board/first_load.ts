import type { WatchedPage } from './watched_page.ts'

export interface FirstLoad {
  /** From the beginning of the navigation to the first frame with cards that can be picked up. */
  usableMs: number
  /** What came over the line for scripts and styles. */
  bytes: number
  nodes: number
}

export async function loadFirst({ page, inspector }: WatchedPage): Promise<FirstLoad> {
  const wanted = new Set<string>()
  let bytes = 0
  await inspector.send('Network.enable')
  inspector.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script' || type === 'Stylesheet') wanted.add(requestId)
  })
  inspector.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (wanted.has(requestId)) bytes += encodedDataLength
  })
  await page.goto('/', { waitUntil: 'commit' })
  const usableMs = Number(await page.evaluate('whenCardsAreThere'))
  await page.getByRole('status').getByText('live').waitFor()
  const nodes = Number(await page.evaluate(`document.querySelectorAll('*').length`))
  await inspector.send('Network.disable')
  return { usableMs, bytes, nodes }
}
