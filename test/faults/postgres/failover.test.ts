import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { diceOf } from '../../../src/simulation/planning/dice.ts'
import { addLooker, followMoves } from '../../server/support/following.ts'
import { howMany, isProof } from '../../support/run/proof.ts'
import { openRig } from '../rig/rig.ts'
import { openPair } from '../rig/servers/own_pair.ts'
import { seed } from '../rig/stories.ts'

const rounds = howMany('failovers')
const backWithinMs = 30_000

test.runIf(isProof)(
  'a primary dies under load, again and again, and its standby has all that was acknowledged',
  { timeout: (rounds + 2) * 120_000 },
  async ({ onTestFinished }) => {
    const pair = await openPair()
    onTestFinished(() => pair.remove())
    const rig = await openRig({ url: pair.url, seed })
    onTestFinished(() => rig.close())
    const dice = diceOf(seed, 'failovers')
    const worker = rig.startWorker()
    const port = await rig.startWeb().port
    const moves = followMoves(() => port, await addLooker(rig.db))
    onTestFinished(() => moves.lastBreak())
    await worker.ready

    let isOver = false
    const acknowledged: string[] = []
    const arriving = (async () => {
      for (let nth = 1; !isOver; nth += 1) {
        await rig.load.arrive(1)
        const kept = await rig.db
          .query(`select pipeline.record_inbound_message('+447700900000', 'hello', $1) as id`, [
            `kept ${nth}`,
          ])
          .catch(() => undefined)
        if (kept !== undefined) acknowledged.push(`kept ${nth}`)
        await pause(50)
      }
    })()
    const isReady = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status === 200

    for (let round = 1; round <= rounds; round += 1) {
      await expect.poll(isReady, { timeout: backWithinMs }).toBe(true)
      await pause(dice.whole(`rest ${round}`, 500, 3_000))
      await pair.failOver()
      const since = performance.now()
      const [before, heard] = [acknowledged.length, moves.heard.length]
      const all = [
        rig.agents.nextCall(),
        expect.poll(isReady, { timeout: backWithinMs }).toBe(true),
        expect.poll(() => acknowledged.length, { timeout: backWithinMs }).toBeGreaterThan(before),
        expect.poll(() => moves.heard.length, { timeout: backWithinMs }).toBeGreaterThan(heard),
      ]
      await Promise.all(all)
      expect(performance.now() - since).toBeLessThan(backWithinMs)
      await pair.makeStandby()
    }
    isOver = true
    await arriving
    await rig.heals()
    const { rows } = await rig.db.query(
      `select from unnest($1::text[]) as said where not exists (
         select from pipeline.lead_messages where provider_message_id = said
       )`,
      [acknowledged],
    )
    expect(rows).toHaveLength(0)
    const { rows: leads } = await rig.db.query<{ id: string }>('select id from pipeline.vendor_leads')
    const unheard = () => leads.filter(({ id }) => !moves.heard.includes(id)).length
    await expect.poll(unheard).toBe(0)
    expect(worker.hasEnded()).toBe(false)
  },
)
