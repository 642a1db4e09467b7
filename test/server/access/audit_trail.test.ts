import { createClient } from 'graphql-ws'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import { agentCaller } from '../../../src/agents/agent_caller.ts'
import { createLog } from '../../../src/log.ts'
import { startServer } from '../../../src/server/server.ts'
import { startWorker } from '../../../src/worker/worker.ts'
import { orchestrator } from '../../cli/support/orchestrator.ts'
import { eagerAgents } from '../../support/agents.ts'
import { aLead } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'
import { socketUrl } from '../support/live.ts'
import { oneSchema } from '../support/one_schema.ts'

apiStory('the record names who came in by which door, and why', async ({ database: { url, pool }, ask }) => {
  const lead = await aLead(pool)
  const worker = await startWorker({
    url,
    log: createLog('silent'),
    agents: agentCaller({ builtin: { sms_agent: eagerAgents.sms_agent ?? expect.fail('no agent') } }),
  })
  try {
    const stage = async () =>
      (await pool.query('select pipeline_stage from pipeline.vendor_leads where id = $1', [lead])).rows[0]
    await expect.poll(stage).toEqual({ pipeline_stage: 'AI_CONVERSATION' })
  } finally {
    await worker.stop()
  }

  const edit = `mutation ($input: EditLeadInput!) { editLead(input: $input) { __typename } }`
  const input = { leadId: lead, bedrooms: 2, reason: 'said so by mail' }
  expect((await ask('operator', edit, { input })).errors).toEqual([])
  await orchestrator(['leads', 'edit', lead, '--bedrooms', '3', '--reason', 'said so by phone'], { url })
  const psql = await pool.connect()
  await psql.query(`begin; set local application_name = 'psql'; set local pipeline.reason = 'bulk fix'`)
  await psql.query(
    'merge into pipeline.vendor_leads as leads using (values (4)) as wanted (bedrooms) on true when matched then update set bedrooms = wanted.bedrooms',
  )
  await psql.query('commit')
  psql.release(true)

  const { rows } = await pool.query(
    `select
       entries.new_values -> 'bedrooms' as bedrooms, entries.actor_kind, entries.actor, users.name as user, entries.reason,
       entries.session_login, entries.application_name, entries.client_address is not null as has_address
     from pipeline.audit_log as entries
     left join pipeline_private.users as users on users.id = entries.user_id
     where entries.vendor_lead_id = $1 and (entries.new_values ?| array['bedrooms', 'pipeline_stage']) and entries.operation = 'UPDATE'
     order by entries.id`,
    [lead],
  )
  const anyDoor = { user: null, session_login: 'postgres', has_address: true }
  expect(rows).toEqual([
    {
      ...anyDoor,
      bedrooms: null,
      actor_kind: 'agent',
      actor: 'sms_agent',
      reason: null,
      application_name: 'pipeline worker',
    },
    {
      ...anyDoor,
      bedrooms: 2,
      actor_kind: 'user',
      actor: 'operator (story)',
      user: 'operator',
      reason: 'said so by mail',
      application_name: 'pipeline server',
    },
    {
      ...anyDoor,
      bedrooms: 3,
      actor_kind: 'sql',
      actor: 'postgres (orchestrator leads edit)',
      reason: 'said so by phone',
      application_name: 'orchestrator leads edit',
    },
    {
      ...anyDoor,
      bedrooms: 4,
      actor_kind: 'sql',
      actor: 'postgres (psql)',
      reason: 'bulk fix',
      application_name: 'psql',
    },
  ])
})

apiStory(
  'the record has the client’s address, by the word of a proxy that is trusted and of nobody else',
  async ({ database: { url, db }, server, ask, tokenOf }) => {
    const lead = await aLead(db)
    await ask('operator', '{ now }')
    const behindProxy = await startServer({
      ...{ url, port: 0, host: 'localhost', log: createLog('silent'), trustProxy: ['loopback'] },
      schemaOf: oneSchema,
    })
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenOf('operator')}`,
      'x-forwarded-for': '203.0.113.7',
    }
    const mutation = (bedrooms: number) =>
      `mutation { editLead(input: { leadId: "${lead}", bedrooms: ${bedrooms} }) { __typename } }`
    const edit = async (address: string, bedrooms: number) => {
      const body = JSON.stringify({ query: mutation(bedrooms) })
      const sent = async () => (await fetch(`${address}/graphql`, { method: 'POST', headers, body })).text()
      while ((await sent()).includes('STARTING')) {}
    }
    const editBySocket = async (address: string, bedrooms: number) => {
      class Socket extends WebSocket {
        constructor(url: string, protocols: string) {
          super(url, protocols, { headers })
        }
      }
      const client = createClient({ url: socketUrl(address), webSocketImpl: Socket, retryAttempts: 0 })
      for await (const { errors } of client.iterate({ query: mutation(bedrooms) }))
        expect(errors).toBeUndefined()
      await client.dispose()
    }
    try {
      await edit(server.address, 2)
      await edit(behindProxy.address, 3)
      await editBySocket(server.address, 4)
      await editBySocket(behindProxy.address, 5)
    } finally {
      await behindProxy.stop()
    }
    const { rows } = await db.query(
      `select host(client_address) as address from pipeline.audit_log where new_values ? 'bedrooms' and vendor_lead_id = $1 order by id`,
      [lead],
    )
    const proxy = { address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) }
    const client = { address: '203.0.113.7' }
    expect(rows).toEqual([proxy, client, proxy, client])
  },
)
