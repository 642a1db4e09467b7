import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { openPool } from '../../db/connection/pool.ts'
import { quantile } from '../measure.ts'
import { mainThreadTasks } from './main_thread.ts'

export interface LiveChanges {
  changes: number
  /** Work of the page's main thread, in thread time, for one change. */
  meanMs: number
  /** In 99 of 100 tenths of a second nothing kept a hand waiting for longer: the longest task of each. */
  p99Ms: number
  longestMs: number
  /** Changes that the page had not heard of when the last one was a second ago. */
  isLive: boolean
}

const aSecond = 100

/** Half of the changes are moves of any leads, half are of cards that are drawn at that moment. */
export async function withLiveChanges(
  browser: Browser,
  page: Page,
  url: string,
  seconds: number,
): Promise<LiveChanges> {
  const pool = openPool(url, { applicationName: 'bench', max: 8 })
  try {
    const { rows } = await pool.query<{ id: string }>(
      `select id from pipeline.vendor_leads where pipeline_stage = 'NEW_LEAD' order by random() limit $1`,
      [seconds * aSecond],
    )
    await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] })
    const running: Promise<unknown>[] = []
    let [changes, due] = [0, performance.now()]
    let drawn: string[] = []
    for (const { id } of rows) {
      await pause(Math.max(0, due - performance.now()))
      due += 1_000 / aSecond
      if (changes % aSecond === 0) drawn = await drawnLeads(page)
      const seen = drawn[Math.floor(Math.random() * drawn.length)]
      running.push(
        changes % 2 === 0 || seen === undefined
          ? pool.query(`select pipeline.request_transition($1, 'AI_CONVERSATION')`, [id])
          : pool.query(`select pipeline.edit_lead($1, asking_price => $2)`, [seen, 150_000 + changes]),
      )
      changes += 1
    }
    await Promise.all(running)
    const tasks = mainThreadTasks(await browser.stopTracing())
    await pause(1_000)
    const isLive = await page.getByRole('status').getByText('live', { exact: true }).isVisible()
    const longest = longestOfEachTenth(tasks)
    return {
      changes,
      meanMs: tasks.reduce((sum, { ms }) => sum + ms, 0) / changes,
      p99Ms: quantile(longest, 0.99),
      longestMs: Math.max(...longest),
      isLive,
    }
  } finally {
    await pool.end()
  }
}

const drawnLeads = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('[data-lead]')].map((card) => card.getAttribute('data-lead'))`)

function longestOfEachTenth(tasks: readonly { at: number; ms: number }[]): number[] {
  const longest = new Map<number, number>()
  for (const { at, ms } of tasks) {
    const tenth = Math.floor(at / 100)
    longest.set(tenth, Math.max(longest.get(tenth) ?? 0, ms))
  }
  return [...longest.values()]
}
