import { setTimeout as pause } from 'node:timers/promises'
import { addUser } from '../../../db/access/users.ts'
import { openPool } from '../../../db/connection/pool.ts'
import { hashPassword } from '../../../src/access/password.ts'
import { newSecret } from '../../../src/access/secret.ts'
import type { Dice } from '../../../src/simulation/planning/dice.ts'
import { asLogin } from '../../faults/rig/doors.ts'
import { spawnWebProcess, type WebProcess } from '../../faults/rig/processes/web_process.ts'
import type { OwnCluster } from '../../faults/rig/servers/own_cluster.ts'
import { aLeadAt } from '../../support/leads.ts'

const password = 'correct horse battery'
const begins = ['OFFER_MADE', 'VIDEO_SENT', 'AI_CONVERSATION', 'OFFER_ACCEPTED', 'OFFER_MADE'] as const

/** A company of its own, with a second editor, whose web process and database may die and come back. */
export type Office = Awaited<ReturnType<typeof openOffice>>

export async function openOffice(cluster: OwnCluster) {
  const db = openPool(cluster.url, { applicationName: 'second editor', max: 3 })
  await addUser(db, { name: 'sam', role: 'operator', passwordHash: await hashPassword(password) })
  const more = { SESSION_SECRET: newSecret() }
  const start = (port: number): WebProcess =>
    spawnWebProcess(asLogin(cluster.url, 'pipeline_server'), port, more)
  let web = start(0)
  const port = await web.port
  const edges = await db.query<{ from: string; to: string }>(
    'select from_stage as "from", to_stage as "to" from pipeline.stage_transitions where not only_return order by 1, 2',
  )
  let leads = 0
  let isBack: Promise<unknown> = Promise.resolve()

  /** Where people may move a lead from here. */
  const targets = (stage: string) => edges.rows.filter(({ from }) => from === stage).map(({ to }) => to)

  return {
    targets,
    db,
    address: `http://localhost:${port}`,
    user: { name: 'sam', password },

    /** So many live leads, each by a name of its own. */
    async fill(wanted: number): Promise<void> {
      await isBack
      const { rows } = await db.query<{ live: number }>(
        `select count(*)::integer as live from pipeline.vendor_leads where pipeline_stage not in ('DEAD_LEAD', 'COMPLETED')`,
      )
      for (let live = rows[0]?.live ?? 0; live < wanted; live += 1) {
        leads += 1
        const phone = `+44771${String(1_000_000 + leads).slice(-7)}`
        await aLeadAt(db, begins[leads % begins.length] ?? 'OFFER_MADE', {
          vendor_name: `Vendor ${leads}.`,
          vendor_phone: phone,
        })
      }
    },

    /** The second editor moves it, but not where somebody else is about to. */
    async moveElsewhere(lead: string, notTo: string, dice: Dice): Promise<void> {
      await isBack
      const { rows } = await db.query<{ stage: string }>(
        'select pipeline_stage as stage from pipeline.vendor_leads where id = $1',
        [lead],
      )
      const others = targets(rows[0]?.stage ?? '').filter((to) => to !== notTo)
      const to = others[dice.whole('elsewhere', 0, others.length - 1)]
      await db.query(`select pipeline.request_transition($1, $2, 'by the second editor')`, [lead, to])
    },

    /** Moves that somebody made on the board, as the history has them: of which lead, and where to. */
    async movesMade(): Promise<string[]> {
      await isBack
      const { rows } = await db.query<{ lead: string; to: string }>(
        `select vendor_lead_id as lead, to_stage as "to" from pipeline.pipeline_events
         where event_type = 'stage_change' and actor = 'sam' order by id`,
      )
      return rows.map(({ lead, to }) => `${lead} to ${to}`)
    },

    async killServer(): Promise<void> {
      web.signal('SIGKILL')
      await web.ended
      web = start(port)
    },

    async killDatabase(): Promise<void> {
      await isBack
      await cluster.stop('immediate')
      isBack = pause(300).then(cluster.start)
    },

    async close(): Promise<void> {
      await isBack
      web.signal('SIGKILL')
      await web.ended
      await db.end().catch(() => {})
    },
  }
}
