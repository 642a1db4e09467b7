import pg from 'pg'
import { PgBoss } from 'pg-boss'

// The same walk through eight stages on pg-boss, as its documentation shows it: the stage and its event are written and
// the next job is sent in one transaction; jobs are taken and completed fifty at a time. No audit log, no timers, no
// rules. Speaks to its parent in messages.

const [url = '', stages = ''] = process.argv.slice(2)
const names = stages.split(',')
const hands = 10

interface Step {
  lead: string
}

const pool = new pg.Pool({ connectionString: url, max: hands, application_name: 'bench peer' })
const boss = new PgBoss({ connectionString: url, max: 4, application_name: 'bench peer' })
boss.on('error', (error) => console.error(error))

await boss.start()
for (const name of names.slice(0, -1)) await boss.createQueue(name)

async function step(lead: string, next: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query(
      'update bench_peer.leads set stage = $2, stage_entered_at = now() where id = $1 returning old.stage as came_from',
      [lead, next],
    )
    await client.query('insert into bench_peer.events (lead, from_stage, to_stage) values ($1, $2, $3)', [
      lead,
      rows[0].came_from,
      next,
    ])
    if (next !== names.at(-1)) {
      const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
      await boss.send(next, { lead }, { db })
    }
    await client.query('commit')
  } finally {
    client.release()
  }
}

for (const [position, name] of names.slice(0, -1).entries()) {
  const next = names[position + 1] ?? ''
  const options = {
    batchSize: 50,
    pollingIntervalSeconds: 0.5,
    burstWhenBatchFull: true,
    localConcurrency: 2,
  }
  await boss.work<Step>(name, options, async (jobs) => {
    await Promise.all(jobs.map((job) => step(job.data.lead, next)))
  })
}

process.on('message', async (asked) => {
  if (asked === 'start') {
    const { rows } = await pool.query<{ id: string }>('select id from bench_peer.leads')
    await boss.insert(
      names[0] ?? '',
      rows.map(({ id }) => ({ data: { lead: id } })),
    )
    process.send?.({ started: true })
  }
  if (asked === 'stop') {
    await boss.stop({ graceful: false })
    await pool.end()
    process.disconnect()
  }
})
process.on('disconnect', () => process.exit()) // the parent is gone
process.send?.({ ready: true })
