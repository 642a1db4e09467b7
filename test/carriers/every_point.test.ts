import { expect, vi } from 'vitest'
import type { Db } from '../../db/connection/pool.ts'
import { statusPath } from '../../src/carriers/twilio/twilio_settings.ts'
import { createLog } from '../../src/log.ts'
import { startServer } from '../../src/server/server.ts'
import { type Keeper, keep } from '../faults/rig/processes/keeper.ts'
import type { Program } from '../faults/rig/processes/program.ts'
import { oneSchema } from '../server/support/one_schema.ts'
import { letRepairs, productionStory } from '../support/databases/database.ts'
import { untilWaiting } from '../support/databases/locks.ts'
import { aLead } from '../support/leads.ts'
import { howMany, isProof, someOf } from '../support/run/proof.ts'
import { type Cut, type CutLine, startCutLine } from './cut_line.ts'
import { type FakeText, type FakeTwilio, startFakeTwilio, type TwilioMode } from './fake_twilio.ts'
import { startTwilioWorker } from './twilio_worker.ts'

// The worker process and the web process of production, Twilio behind a line that can be cut: whatever befalls them, each
// text reaches Twilio once, and we know it.

// A sample waits for most of its time: its stories run side by side.
const together = { concurrent: !isProof }

interface World {
  twilio: FakeTwilio
  line: CutLine
  workers: Keeper<Program>
}

const worldStory = productionStory.extend('world', async ({ database }, { onCleanup }): Promise<World> => {
  const { db, url } = database
  await db.query(
    `update pipeline.settings set send_from = '00:00', send_until = '24:00', texts_per_minute = null`,
  )
  await db.query(
    `insert into pipeline.senders (sender, carrier, segments_per_minute) values ('+447700900999', 'twilio', 60000)`,
  )
  await letRepairs(db)
  const twilio = await startFakeTwilio()
  const line = await startCutLine(twilio.settings.apiBaseUrl ?? '')
  const server = await startServer({
    ...{ url, port: 0, host: 'localhost', log: createLog('silent') },
    ...{ publicUrl: twilio.settings.publicUrl, twilio: twilio.settings },
    schemaOf: oneSchema,
  })
  twilio.reachesUsAt = server.address
  const workers = keep(1, () => startTwilioWorker(url, twilio, line.url))
  onCleanup(async () => {
    workers.retire()
    for (const worker of workers.all()) worker.signal('SIGKILL')
    await Promise.all([...workers.all().map(({ ended }) => ended), server.stop(), line.close()])
    await twilio.close()
  })
  return { twilio, line, workers }
})

const phoneOf = (nth: number) => `+447700900${String(nth).padStart(3, '0')}`

const kill = ({ workers }: World) => {
  for (const worker of workers.all()) worker.signal('SIGKILL')
}

const intentOf = ({ statusCallback }: FakeText) => statusCallback.split('text=')[1] ?? ''

/** Each text was taken once, and its row knows as what. */
async function expectOnceEach(db: Db, twilio: FakeTwilio, count: number, limitMs: number): Promise<void> {
  const settled = async () => {
    const { rows } = await db.query<{ settled: number }>(
      `select count(*)::integer as settled from pipeline.lead_messages
       where direction = 'outbound' and status not in ('queued', 'sending')`,
    )
    return rows[0]?.settled === count
  }
  await vi.waitUntil(settled, { timeout: limitMs, interval: 500 })
  const { rows } = await db.query<{ id: string; sid: string; status: string }>(
    `select id, provider_message_id as sid, status, send_attempts, status_reason
     from pipeline.lead_messages where direction = 'outbound'`,
  )
  expect(rows.filter(({ status }) => status !== 'sent' && status !== 'delivered')).toEqual([])
  const known = rows.map(({ id, sid }) => [id, sid]).sort()
  const taken = twilio.taken.map((text) => [intentOf(text), text.sid]).sort()
  expect(known).toEqual(taken)
}

/** Every so many bytes of request and answer; all of them in the proof. */
function cuts(): Cut[] {
  const [request, answer] = [1_000, 700]
  const points = howMany('cutPoints')
  return Array.from({ length: points }, (_, nth) => {
    const byte = Math.floor((nth * (request + answer)) / points)
    return byte < request ? { asked: byte } : { answered: byte - request }
  })
}

worldStory(
  'wherever the line to Twilio is cut, each text leaves once',
  { ...together, timeout: isProof ? 3_600_000 : 180_000 },
  async ({ database: { db }, world }) => {
    const { twilio, line } = world
    const points = cuts()
    line.cutOf = (nth) => points[nth - 1] ?? null
    for (let nth = 0; nth < points.length; nth += 1) await aLead(db, { vendor_phone: phoneOf(nth) })
    await expectOnceEach(db, twilio, points.length, isProof ? 3_000_000 : 150_000)
  },
)

const troubles: TwilioMode[] = ['late_500', 'early_500', 'lost_answer', 'withhold', 'deaf', 'busy', 'accept']
/** Of a text, below what is tried; and of all, since each pause halves the pace. */
const [mostTroubles, mostPauses] = [3, 5]

function troublesInTurn(): FakeTwilio['modeOf'] {
  const met = new Map<string, number>()
  let pauses = 0
  return (nth, to) => {
    const mode = troubles[nth % troubles.length] ?? 'accept'
    const before = met.get(to) ?? 0
    if (before >= mostTroubles || (mode === 'busy' && pauses >= mostPauses)) return 'accept'
    met.set(to, before + 1)
    if (mode === 'busy') pauses += 1
    return mode
  }
}

worldStory(
  'whatever Twilio answers or fails to, and whenever it reports, each text leaves once',
  { ...together, timeout: isProof ? 3_600_000 : 180_000 },
  async ({ database: { db }, world: { twilio } }) => {
    const texts = howMany('troubledTexts')
    twilio.modeOf = troublesInTurn()
    twilio.beforeAnswer = async (text) => {
      for (const status of ['delivered', 'sent', 'delivered', 'queued']) await twilio.report(text, status)
      await twilio.bring(`${statusPath}?text=00000000-0000-0000-0000-000000000000`, {
        ...{ MessageSid: `SM${'0'.repeat(32)}`, MessageStatus: 'delivered' },
      })
    }
    for (let nth = 0; nth < texts; nth += 1) await aLead(db, { vendor_phone: phoneOf(nth) })
    await expectOnceEach(db, twilio, texts, isProof ? 3_000_000 : 150_000)
  },
)

type Deaths = Record<string, (world: World, db: Db) => Promise<void>>

const once = (start: (done: () => void) => void) => new Promise<void>((resolve) => start(resolve))

/** Kills the worker when so much of a text, or of the answer to it, has come through. */
const killedAt = (cut: Cut) => (world: World) =>
  once((done) => {
    let isFirst = true
    world.line.cutOf = () => {
      if (!isFirst) return null
      isFirst = false
      return cut
    }
    world.line.atCut = () => {
      kill(world)
      done()
    }
  })

const deaths: Deaths = {
  'before the request': killedAt({ asked: 0 }),
  'in the request': killedAt({ asked: 300 }),
  'after Twilio took it, before the answer': killedAt({ answered: 0 }),
  'in the answer': killedAt({ answered: 200 }),
  'after the answer, before it was written down': (world, db) =>
    once((done) => {
      world.twilio.beforeAnswer = async (text) => {
        world.twilio.beforeAnswer = async () => {}
        // Whoever wants to write it down waits.
        const pool = db as import('pg').Pool
        const client = await pool.connect()
        await client.query('begin')
        await client.query('select from pipeline.lead_messages where id = $1 for update', [intentOf(text)])
        void untilWaiting(pool, 1).then(async () => {
          kill(world)
          await client.query('rollback')
          client.release()
          done()
        })
      }
    }),
}

worldStory(
  'whenever the worker is killed, each text leaves once',
  { ...together, timeout: isProof ? 3_600_000 : 240_000 },
  async ({ database: { db }, world }) => {
    const rounds = howMany('deathsAtEachPoint')
    let texts = 0
    for (let round = 0; round < rounds; round += 1) {
      for (const dies of someOf(2, 'deaths of a worker', Object.values(deaths))) {
        const died = dies(world, db)
        await aLead(db, { vendor_phone: phoneOf(texts) })
        texts += 1
        await died
      }
    }
    await expectOnceEach(db, world.twilio, texts, 150_000)
    expect(world.workers.restarts()).toBeGreaterThanOrEqual(texts)
  },
)
