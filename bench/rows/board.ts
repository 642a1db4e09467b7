import { once } from 'node:events'
import type { Browser } from 'playwright-core'
import { newSecret } from '../../src/access/secret.ts'
import { builtPages } from '../../test/admin/support/built.ts'
import { sharedBrowser } from '../../test/admin/support/chromium.ts'
import { type CrowdedBoard, crowdedBoard } from '../board/crowded_board.ts'
import { type FirstLoad, loadFirst } from '../board/first_load.ts'
import { type LiveChanges, withLiveChanges } from '../board/live_changes.ts'
import { openOne } from '../board/opened_leads.ts'
import { moveOne, moveTooLate } from '../board/own_moves.ts'
import { watchedPage } from '../board/watched_page.ts'
import { type Measure, median, quantile, shown } from '../measure.ts'
import type { Bench, Row } from '../row.ts'
import { makeTokens, startWebProcess, untilStarted } from '../web_process.ts'

const leads = 150_000

export const board: Row = {
  number: 10,
  title: 'The board of 150,000 live leads in a real browser',
  async measure({ server, isQuick, say }) {
    await builtPages()
    const crowded = await crowdedBoard(server, isQuick ? 15_000 : leads, say)
    const { address, child } = await startWebProcess(crowded.database.url, { SESSION_SECRET: newSecret() })
    const browser = await sharedBrowser()
    try {
      const [token = ''] = await makeTokens(crowded.database, 1)
      await untilStarted(address, token)
      const visits = isQuick ? 3 : 7
      const loads: FirstLoad[] = []
      for (let visit = 0; visit <= visits; visit += 1) loads.push(await visitOnce(browser, address, crowded))
      loads.shift() // the web process has never answered before
      return [...ofLoads(loads), ...(await onePage(browser, address, crowded, { isQuick, say }))]
    } finally {
      await browser.close()
      child.kill('SIGKILL')
      await once(child, 'exit')
      await crowded.database.drop()
    }
  },
}

async function visitOnce(browser: Browser, address: string, crowded: CrowdedBoard): Promise<FirstLoad> {
  const visit = await watchedPage(browser, address, crowded)
  try {
    return await loadFirst(visit)
  } finally {
    await visit.close()
  }
}

/** What happens on a page that stays open. */
async function onePage(
  browser: Browser,
  address: string,
  crowded: CrowdedBoard,
  { isQuick, say }: Pick<Bench, 'isQuick' | 'say'>,
): Promise<Measure[]> {
  const { page, inspector, close } = await watchedPage(browser, address, crowded)
  const times = isQuick ? 10 : 30
  try {
    await loadFirst({ page, inspector, close })
    say('moves by hand')
    const made = []
    for (let move = 0; move < times; move += 1) made.push(await moveOne(page))
    const refused = []
    for (let move = 0; move < times / 2; move += 1) refused.push(await moveTooLate(page, crowded.database))
    say('leads that are opened')
    const opened = []
    for (let lead = 0; lead < times / 2; lead += 1) opened.push(await openOne(page, lead % 6))
    say('changes while it is looked at')
    const live = await withLiveChanges(browser, page, crowded.database.url, isQuick ? 5 : 30)
    return [
      under(
        'own move visible, p95',
        quantile(
          made.map(({ visibleMs }) => visibleMs),
          0.95,
        ),
        50,
        {
          beside: `p50 ${shown(median(made.map(({ visibleMs }) => visibleMs)))} ms`,
        },
      ),
      under(
        'own move confirmed, p95',
        quantile(
          made.map(({ endedMs }) => endedMs),
          0.95,
        ),
        300,
        {
          beside: `p50 ${shown(median(made.map(({ endedMs }) => endedMs)))} ms`,
        },
      ),
      under('own move refused, p95', quantile(refused, 0.95), 300, {
        beside: `p50 ${shown(median(refused))} ms`,
      }),
      under('a lead opens, median', median(opened), 100, {
        beside: `p95 ${shown(quantile(opened, 0.95))} ms, the best ${shown(Math.min(...opened))} ms`,
      }),
      ...ofChanges(live),
    ]
  } finally {
    await close()
  }
}

function ofLoads(loads: readonly FirstLoad[]): Measure[] {
  const usable = loads.map(({ usableMs }) => usableMs)
  const nodes = Math.max(...loads.map((each) => each.nodes))
  const kilobytes = Math.max(...loads.map(({ bytes }) => bytes / 1_000))
  return [
    under('usable when opened for the first time, median', median(usable), 1_000, {
      beside: `the best ${shown(Math.min(...usable))} ms`,
    }),
    under('elements', nodes, 3_000, { unit: '' }),
    under('scripts and styles of the first load', kilobytes, 280, { unit: 'kB' }),
  ]
}

function ofChanges({ changes, meanMs, p99Ms, longestMs, isLive }: LiveChanges): Measure[] {
  const beside = `${changes} changes at 100 a second; afterwards ${isLive ? 'live' : 'not live'}`
  return [
    under('main thread for a change, mean', meanMs, 3, { beside }),
    under('longest task of a tenth of a second, p99', p99Ms, 16, {
      beside: `the longest ${shown(longestMs)} ms`,
    }),
  ]
}

function under(
  what: string,
  measured: number,
  value: number,
  { unit = 'ms', beside = '' }: { unit?: string; beside?: string },
): Measure {
  return { row: 10, what, measured, unit, beside, target: { is: 'under', value } }
}
