import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { casesFor } from '../../src/agents/check/cases.ts'
import { listenForLaterAnswers } from '../../src/agents/check/later_answers.ts'
import { play } from '../../src/agents/check/play.ts'
import type { AgentRequest } from '../../src/agents/contract/over_http.ts'
import { isSignedWith, signatureOf } from '../../src/signature.ts'

const secret = 'a secret of both sides'
const hello = { outcome: 'advance', message: { purpose: 'initial_contact', body: 'Hello, this is Sam' } }

type Answer = { status: number; body?: string | object; location?: string }
type Agent = (body: Buffer, headers: IncomingHttpHeaders) => Answer | Promise<Answer>

const isSigned = (body: Buffer, headers: IncomingHttpHeaders) =>
  isSignedWith(secret, body, headers['x-signature-256'])

/** What an agent may rely on; what a story changes of it is what its agent does wrong. */
const careful =
  (change: {
    verifies?: (body: Buffer, headers: IncomingHttpHeaders) => boolean
    turnsDown?: (body: string) => boolean
    answers?: (request: AgentRequest) => Answer | Promise<Answer>
  }): Agent =>
  (body, headers) => {
    const {
      verifies = isSigned,
      turnsDown = isNoRequest,
      answers = () => ({ status: 200, body: hello }),
    } = change
    if (!verifies(body, headers)) return { status: 401 }
    if (turnsDown(String(body))) return { status: 400 }
    return answers(JSON.parse(String(body)))
  }

function isNoRequest(body: string): boolean {
  try {
    return !(JSON.parse(body).lead instanceof Object)
  } catch {
    return true
  }
}

function bringing(change: (body: object) => { body: string; signature?: string }) {
  return ({ callbackUrl, runToken }: AgentRequest): Answer => {
    if (callbackUrl === null) return { status: 200, body: hello }
    const { body, signature = signatureOf(body, secret) } = change({ runToken, ...hello })
    const headers = { 'content-type': 'application/json', 'x-signature-256': signature }
    const bring = async () => {
      const response = await fetch(callbackUrl, { method: 'POST', body, headers }).catch(() => undefined)
      if (response?.status === 503) await bring()
    }
    void bring()
    return { status: 202 }
  }
}

/** What fails of the cases for a first contact, or of those that are named. */
async function failures(
  agent: Agent,
  { named, deadlineMs = 20_000 }: { named?: string; deadlineMs?: number } = {},
): Promise<Record<string, string>> {
  const server = createServer(async (request, response) => {
    try {
      const { status, body = '', location } = await agent(await buffer(request), request.headers)
      response.writeHead(status, location === undefined ? {} : { location })
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    } catch {
      response.destroy()
    }
  }).listen(0, 'localhost')
  await once(server, 'listening')
  const endpoint = `http://localhost:${(server.address() as AddressInfo).port}`
  const laterAnswers = await listenForLaterAnswers(secret)
  const tried = { endpoint, secret, deadlineMs, laterAnswers, publicUrl: laterAnswers.address }
  try {
    const results = []
    const cases = casesFor(['INITIAL_CONTACT']).filter(({ name }) => name === (named ?? name))
    for (const one of cases) results.push(await play(tried, one))
    for (const { verdict, advice } of results) expect(advice !== undefined).toBe(verdict === 'failed')
    return Object.fromEntries(
      results.filter(({ verdict }) => verdict === 'failed').map(({ name, saw }) => [name, saw]),
    )
  } finally {
    await laterAnswers.stop()
    server.closeAllConnections()
    server.close()
  }
}

test('an agent that keeps the contract fails no case, whether it answers at once or later', async () => {
  expect(await failures(careful({}))).toEqual({})
  expect(await failures(careful({ answers: bringing((body) => ({ body: JSON.stringify(body) })) }))).toEqual(
    {},
  )
})

const wrongs: [what: string, agent: Agent, fails: Record<string, string>][] = [
  [
    'heeds no signature',
    careful({ verifies: () => true }),
    {
      'a call without a signature is refused': 'it answered 200',
      'a call signed with another secret is refused': 'it answered 200',
      'a signature of another body is refused': 'it answered 200',
    },
  ],
  [
    'heeds that there is one',
    careful({ verifies: (_, headers) => headers['x-signature-256'] !== undefined }),
    {
      'a call signed with another secret is refused': 'it answered 200',
      'a signature of another body is refused': 'it answered 200',
    },
  ],
  [
    'dies of what it cannot read',
    careful({
      turnsDown: () => false,
      answers: ({ lead }) => ({ status: lead.id === '' ? 400 : 200, body: hello }),
    }),
    {
      'what is not JSON is turned down': 'Nobody answered: other side closed',
      'JSON that is no request is turned down': 'Nobody answered: other side closed',
      'a request without a lead is turned down': 'Nobody answered: other side closed',
    },
  ],
  [
    'refuses what it does not know',
    careful({ turnsDown: (body) => isNoRequest(body) || body.includes('ofNextYear') }),
    { 'fields of a later version are passed by': 'The agent answered HTTP 400' },
  ],
  [
    'obeys the vendor',
    careful({
      answers: ({ conversation: { length } }) => ({
        status: 200,
        body: length > 0 ? { outcome: 'accept' } : hello,
      }),
    }),
    {
      'a vendor of few facts and many words is answered':
        'accept has no meaning at NEW_LEAD: a person would be asked',
    },
  ],
]

for (const [what, agent, fails] of wrongs) {
  test(`an agent that ${what} is found out`, async () => {
    expect(await failures(agent)).toEqual(fails)
  })
}

const named = 'INITIAL_CONTACT is answered'
/** Of what is waited for in vain. */
const deadlineMs = 1500

const everywhere: [what: string, agent: Agent, saw: string][] = [
  ['is not there', () => Promise.reject(new Error('gone')), 'Nobody answered: other side closed'],
  [
    'sends us elsewhere',
    careful({ answers: () => ({ status: 308, location: '/elsewhere' }) }),
    'The agent answered HTTP 308, and redirects are not followed',
  ],
  [
    'shows a page to people',
    careful({ answers: () => ({ status: 200, body: '<!doctype html><h1>Welcome</h1>' }) }),
    'The answer is not JSON',
  ],
  ['says nothing', careful({ answers: () => ({ status: 200, body: '' }) }), 'The answer is empty'],
  [
    'says more than is read',
    careful({ answers: () => ({ status: 200, body: ' '.repeat(1_100_000) }) }),
    'The answer is too large',
  ],
  [
    'has an outcome of its own',
    careful({ answers: () => ({ status: 200, body: { outcome: 'buy' } }) }),
    'The answer is not of the agreed form. outcome: Invalid option: expected one of "advance"|"reply"|"needs_info"|"reject"|"ask_human"|"accept"|"decline"|"counter"|"opt_out"|"wrong_number"',
  ],
  [
    'talks too much',
    careful({
      answers: () => ({ status: 200, body: { ...hello, message: { purpose: 'x', body: 'x'.repeat(919) } } }),
    }),
    'a text of more than 918 characters: a person would be asked',
  ],
  [
    'names a price',
    careful({
      answers: () => ({ status: 200, body: { ...hello, offer: { amount: 2, ceiling: 1, basis: {} } } }),
    }),
    'sms_agent may not make an offer',
  ],
]

for (const [what, agent, saw] of everywhere) {
  test(`an agent that ${what} is told so`, async () => {
    expect(await failures(agent, { named })).toEqual({ [named]: saw })
  })
}

const later: [what: string, answers: (request: AgentRequest) => Answer, saw: string][] = [
  ['never answers', () => ({ status: 202 }), ''],
  [
    'answers without a signature',
    bringing((body) => ({ body: JSON.stringify(body), signature: '' })),
    ': the signature of the later answer is wrong',
  ],
  [
    'makes up a token',
    bringing((body) => ({
      body: JSON.stringify({ ...body, runToken: '0197a000-0000-4000-8000-000000000031' }),
    })),
    ': the runToken is not that of the request',
  ],
  [
    'answers in another form',
    bringing((body) => ({ body: JSON.stringify({ ...body, stage: 'COMPLETED' }) })),
    ': The answer is not of the agreed form. : Unrecognized key: "stage"',
  ],
]

for (const [what, answers, saw] of later) {
  test(`an agent that takes its time and ${what} is found out`, async () => {
    expect(await failures(careful({ answers }), { named, deadlineMs })).toEqual({
      [named]: `No answer came to the callback before the deadline${saw}`,
    })
  })
}

test('an agent that promises a later answer where nobody can be reached is found out', async () => {
  const named = 'INITIAL_CONTACT is answered at once where nobody can be reached later'
  const found = await failures(careful({ answers: () => ({ status: 202 }) }), { named })
  expect(found[named]).toMatch('cannot reach us')
})
