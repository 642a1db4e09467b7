import { spawn } from 'node:child_process'
import { expect, vi } from 'vitest'
import { projectFile } from '../../../src/project_file.ts'
import { asProgram, type Program } from '../../faults/rig/processes/program.ts'
import { letRepairs, productionStory } from '../../support/databases/database.ts'
import { only } from '../../support/leads.ts'
import { howMany, isProof } from '../../support/run/proof.ts'

const workerStory = productionStory.extend('startWorker', async ({ database }, { onCleanup }) => {
  const started: Program[] = []
  onCleanup(async () => {
    for (const worker of started) worker.signal('SIGKILL')
    await Promise.all(started.map(({ ended }) => ended))
  })
  const url = new URL(database.url)
  url.username = 'pipeline_worker'
  const env = { ...process.env, DATABASE_URL: url.href, LOG_LEVEL: 'silent' }
  return () => {
    const file = projectFile('src/worker/main.ts')
    const worker = asProgram(spawn(process.execPath, [file], { stdio: ['ignore', 'ignore', 'pipe'], env }))
    started.push(worker)
    return worker
  }
})

workerStory(
  'a bulk act whose worker is killed in the midst goes on where it was, and does nothing twice',
  { timeout: isProof ? 3_600_000 : 180_000 },
  async ({ database: { db, pool }, startWorker }) => {
    await letRepairs(db)
    const leads = howMany('bulkLeads')
    await db.query(
      `insert into pipeline.vendor_leads (vendor_name, vendor_phone)
       select 'Jo Smith', '+447700' || lpad(nth::text, 6, '0') from generate_series(1, $1) as nth`,
      [leads],
    )
    await db.query('analyze') // as autovacuum does within a minute; that of the stories' server sleeps
    const { rows } = await db.query<{ id: string; matched: number }>(
      `select id, matched from pipeline.start_bulk_act('move', 'we buy no more', stages => '{NEW_LEAD}', to_stage => 'DEAD_LEAD')`,
    )
    const { id, matched } = only(rows)
    expect(matched).toBe(leads)
    const act = async () =>
      only((await db.query('select * from pipeline.bulk_acts where id = $1', [id])).rows)

    // A colleague has one of them open, so that the act is not over before its worker dies.
    const colleague = await pool.connect()
    await colleague.query('begin')
    await colleague.query('select from pipeline.vendor_leads order by id limit 1 for update')
    const first = startWorker()
    await vi.waitUntil(async () => (await act()).done > 0, { timeout: 60_000, interval: 20 })
    first.signal('SIGKILL')
    await first.ended
    await colleague.query('rollback')
    colleague.release()
    expect(await act()).toMatchObject({ status: 'running' })

    startWorker()
    const until = { timeout: isProof ? 3_000_000 : 100_000, interval: 250 }
    await vi.waitUntil(async () => (await act()).status === 'finished', until)
    expect(await act()).toMatchObject({ done: leads, refused: 0 })
    const { rows: moves } = await db.query(
      `select count(*)::integer as moves, count(distinct vendor_lead_id)::integer as leads
       from pipeline.pipeline_events where event_type = 'stage_change' and to_stage = 'DEAD_LEAD'`,
    )
    expect(moves).toEqual([{ moves: leads, leads }])
  },
)
