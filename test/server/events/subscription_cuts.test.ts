import { expect, test } from 'vitest'
import { openPool } from '../../../db/connection/pool.ts'
import { openCluster } from '../../faults/rig/servers/own_cluster.ts'
import { aLead, only } from '../../support/leads.ts'
import { addLooker, followMoves, followStates } from '../support/following.ts'
import { startWebProcess } from '../support/web_process.ts'

const slowestMs = 180_000

test(
  'nothing is lost and nothing comes twice when PostgreSQL and the web process die under a subscriber',
  async ({ onTestFinished }) => {
    const cluster = await openCluster()
    onTestFinished(() => cluster.remove())
    const db = openPool(cluster.url, { applicationName: 'story', max: 2 })
    onTestFinished(() => db.end())
    const token = await addLooker(db)

    const written: string[] = []
    const write = async (count: number) => {
      for (const last = written.length + count; written.length < last; ) written.push(await aLead(db))
    }
    let server = await startWebProcess(cluster.url, 0)
    const moves = followMoves(() => server.port, token)
    onTestFinished(() => moves.lastBreak())
    await write(1)
    const states = followStates(() => server.port, token, only(written))
    onTestFinished(() => states.lastBreaks())

    let changes = 0
    const change = async () => {
      changes += 1
      const condition = changes % 2 === 0 ? 'good' : 'poor'
      await write(5)
      await db.query('update pipeline.vendor_leads set condition = $2 where id = $1', [written[0], condition])
      await db.query(`select pipeline_private.raise_alert('AGENT_FAILURE', $1)`, [`change ${changes}`])
      return { condition, openAlerts: changes, newLeads: written.length }
    }
    const isHeard = async (present: Awaited<ReturnType<typeof change>>) => {
      await expect.poll(() => moves.heard.length).toBe(written.length)
      await expect.poll(() => states.last).toEqual(present)
    }

    await isHeard(await change())
    await cluster.restart('immediate')
    await isHeard(await change())
    const afterDatabase = moves.breaks()

    await server.stop('SIGKILL')
    const meanwhile = await change()
    server = await startWebProcess(cluster.url, server.port)
    await isHeard(meanwhile)
    expect(moves.breaks()).toBeGreaterThan(afterDatabase)

    await server.stop('SIGTERM')
    server = await startWebProcess(cluster.url, server.port)
    await isHeard(await change())
    expect(moves.heard).toEqual(written)
  },
  slowestMs,
)
