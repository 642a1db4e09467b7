import { Writable } from 'node:stream'
import { createClient } from 'graphql-ws'
import { expect, vi } from 'vitest'
import { addUser } from '../../../db/access/users.ts'
import { hashPassword } from '../../../src/access/password.ts'
import { createLog } from '../../../src/log.ts'
import { startWorker } from '../../../src/worker/worker.ts'
import { only } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'

const personal = {
  name: 'Zebulon Quartermaine',
  phone: '+447700900777',
  email: 'zebulon@quartermaine.example',
  address: '77 Marmalade Crescent',
  text: 'it has 3 bedrooms and bluebells in the garden',
}
const nothingPersonal = /Zebulon|Quartermaine|447700900777|07700900777|marmalade|bluebells/i

const logStory = apiStory.extend('workerLog', async ({ database: { url } }, { onCleanup }) => {
  const lines: string[] = []
  const destination = new Writable({
    write(line, _, done) {
      lines.push(String(line))
      done()
    },
  })
  const worker = await startWorker({
    url,
    log: createLog('debug', destination),
    agents: {
      async call({ input }) {
        throw new Error(`cannot write to ${input.lead.vendorName}: ${personal.text}`)
      },
    },
  })
  onCleanup(() => worker.stop())
  return () => lines.join('')
})

logStory(
  'lines tell which request, lead, run and job, and never whose number, name or words',
  async ({ database: { db }, server, ask, tokenOf, workerLog }) => {
    await db.query(`update pipeline.agents set backoff = '0 seconds', max_attempts = 2`)
    await addUser(db, {
      name: personal.email,
      role: 'viewer',
      passwordHash: await hashPassword('a long password'),
    })
    const { rows } = await db.query<{ id: string }>(
      `insert into pipeline.vendor_leads (vendor_name, vendor_phone, vendor_email, property_address)
       values ($1, $2, $3, $4) returning id`,
      [personal.name, personal.phone, personal.email, personal.address],
    )
    const leadId = only(rows).id
    await db.query('select pipeline.record_inbound_message($1, $2, $3)', [
      personal.phone,
      personal.text,
      'SM1',
    ])

    // Before people answer in its stead.
    await vi.waitUntil(async () => workerLog().includes('"verdict":"dead"'), { timeout: 60_000 })

    // What people send over the API: in variables, in the document, in names, in what is refused and what fails.
    const send =
      'mutation Answer($id: UUID!, $body: String!) { sendMessage(input: { leadId: $id, body: $body }) { __typename } }'
    await ask('operator', send, { id: leadId, body: personal.text })
    await ask('operator', send, { id: leadId, body: personal.text.repeat(100) })
    await ask('operator', send, { id: personal.name, body: personal.text })
    await ask(
      'operator',
      `mutation call_07700900777 { holdLead(input: { leadId: "${leadId}", reason: "${personal.text}" }) { result { id } } }`,
    )
    await ask(
      'operator',
      `{ vendorLeads(filter: { vendorName: { equalTo: "${personal.name}" } }) { nodes { ${'Zebulon'} } } }`,
    )
    await ask('viewer', `{ vendorLeads(filter: { id: { equalTo: "${personal.name}" } }) { nodes { id } } }`)
    await db.query('alter table pipeline.comparables rename to sales_elsewhere')
    await ask(
      'viewer',
      `query { comparables { nodes { price } } leads: vendorLeads(filter: { vendorPhone: { equalTo: "${personal.phone}" } }) { nodes { id vendorName } } }`,
    )
    const client = createClient({
      url: `${server.address.replace('http', 'ws')}/graphql`,
      webSocketImpl: class extends WebSocket {
        constructor(url: string, protocols: string) {
          super(url, { protocols, headers: { authorization: `Bearer ${token}` } } as never)
        }
      },
    })
    const token = await tokenOf('viewer')
    const broken = client.iterate({ query: 'query Live { comparables { nodes { price } } }' })
    await broken.next()
    await client.dispose()
    await db.query('alter table pipeline.sales_elsewhere rename to comparables')

    const json = { 'content-type': 'application/json' }
    const post = (path: string, body: string, headers: Record<string, string> = json) =>
      fetch(`${server.address}${path}`, { method: 'POST', body, headers })
    await post('/session', JSON.stringify({ name: personal.email, password: 'a long password' }))
    await post('/session', JSON.stringify({ name: personal.email, password: personal.text }))
    await post('/session', `{ "name": "${personal.name}", `)
    await post(`/webhooks/agents/${personal.phone}?text=${personal.text}`, personal.text)
    await post(`/leads/${personal.name}`, personal.text, {
      'user-agent': personal.name,
      referer: personal.address,
    })

    await db.query(`select graphile_worker.add_job('send_message', $1)`, [
      JSON.stringify({ message: personal.text }),
    ])
    await vi.waitUntil(async () => workerLog().includes('ZodError'), { timeout: 60_000 })

    const lines = server.logged()
    expect(lines).not.toMatch(nothingPersonal)
    expect(workerLog()).not.toMatch(nothingPersonal)

    const parsed = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/)
    expect(parsed(lines)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          requestId: id,
          operation: 'mutation',
          name: 'Answer',
          fields: ['sendMessage'],
          ids: { leadId },
        }),
        expect.objectContaining({
          requestId: id,
          operation: 'mutation',
          fields: ['holdLead'],
          ids: { leadId },
        }),
        expect.objectContaining({ requestId: id, operation: 'query', name: 'Live' }),
        expect.objectContaining({
          requestId: id,
          error: 'DatabaseError',
          sqlstate: '42P01',
          path: 'comparables',
        }),
        expect.objectContaining({ requestId: id, route: '/webhooks/agents/:runId', status: 401 }),
      ]),
    )
    const run = { leadId, runId: id, jobId: expect.stringMatching(/^\d+$/), agent: 'sms_agent' }
    expect(parsed(workerLog())).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...run, failure: 'Error', verdict: 'retry' }),
        expect.objectContaining({ ...run, failure: 'Error', verdict: 'dead' }),
        expect.objectContaining({ task: 'send_message', jobId: expect.any(String), error: 'ZodError' }),
      ]),
    )
  },
)
