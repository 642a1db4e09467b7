import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { howMany, isProof } from '../../support/run/proof.ts'
import { officeStory } from './office_story.ts'
import { differences } from './screen_and_table.ts'

const seconds = howMany('secondsOfChanges')
const aSecond = 50
/** The board is looked at so often, each time after what nobody needs any more is gone. */
const looks = 24

// It says something when there is time for much to be kept.
officeStory.runIf(isProof)(
  'whoever looks at the board all day needs no more memory than at first',
  { timeout: 180_000 + 3_000 * seconds },
  async ({ page, office: { db }, office }) => {
    const { rows } = await db.query<{ id: string }>(
      `select id from pipeline.vendor_leads where pipeline_stage in ('OFFER_MADE', 'VIDEO_SENT')`,
    )
    const taken: Taken[] = []
    let [changes, due] = [0, performance.now()]
    for (let look = 1; look <= looks; look += 1) {
      for (; changes < (look / looks) * seconds * aSecond; changes += 1) {
        await pause(Math.max(0, due - performance.now()))
        due += 1_000 / aSecond
        const lead = rows[changes % rows.length]?.id
        await (changes % 5 === 0
          ? db.query(moveThereOrBack, [lead])
          : db.query('select pipeline.edit_lead($1, asking_price => $2)', [
              lead,
              100_000 + (changes % 90_000),
            ]))
      }
      taken.push(await takenBy(page))
    }
    process.stdout.write(`${changes} changes, ${JSON.stringify(taken)}\n`)

    await expect.poll(() => differences(page, office)).toEqual([])
    const [first, last] = [taken.slice(2, 8), taken.slice(-6)]
    for (const what of ['heap', 'kept', 'frame', 'listeners'] as const) {
      expect(least(last, what), what).toBeLessThan(1.05 * least(first, what) + slack[what])
    }
  },
)

const moveThereOrBack = `
  select pipeline.override_stage(
    id, case pipeline_stage when 'OFFER_MADE' then 'VIDEO_SENT' else 'OFFER_MADE' end, 'there and back'
  ) from pipeline.vendor_leads where id = $1`

interface Taken {
  heap: number
  /** Nodes that are in no page any more. */
  kept: number
  /** Those of the page but for its cards, of which now more are to be seen, now fewer. */
  frame: number
  listeners: number
}

/** What is the same after an hour, but for chance. */
const slack = { heap: 500_000, kept: 100, frame: 50, listeners: 50 }

const least = (taken: readonly Taken[], what: keyof Taken) => Math.min(...taken.map((each) => each[what]))

async function takenBy(page: Page): Promise<Taken> {
  const inspector = await page.context().newCDPSession(page)
  try {
    await inspector.send('HeapProfiler.collectGarbage')
    const { usedSize } = await inspector.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await inspector.send('Memory.getDOMCounters')
    const { all, frame } = await page.evaluate<{ all: number; frame: number }>(nodesOfPage)
    return { heap: usedSize, kept: nodes - all, frame, listeners: jsEventListeners }
  } finally {
    await inspector.detach()
  }
}

const nodesOfPage = `(() => {
  const below = (node) => {
    const walker = document.createTreeWalker(node)
    let count = 0
    while (walker.nextNode() !== null) count += 1
    return count
  }
  const all = below(document)
  const ofCards = [...document.querySelectorAll('[data-lead]')].reduce((sum, card) => sum + below(card), 0)
  return { all, frame: all - ofCards }
})()`
