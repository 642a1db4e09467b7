import { expect } from 'vitest'
import { aLead } from '../../../support/leads.ts'
import { apiStory } from '../../support/api.ts'

apiStory('a list is a page: 50 rows unless asked, 200 at most', async ({ database: { db }, ask }) => {
  await db.query(
    `insert into pipeline.vendor_leads (vendor_name, vendor_phone)
     select 'V', '+44770090' || lpad(n::text, 4, '0') from generate_series(1, 210) as n`,
  )
  const count = async (page: string, variables?: Record<string, unknown>, head = '') => {
    const { data, errors } = await ask('viewer', `${head}{ vendorLeads${page} { nodes { id } } }`, variables)
    return data?.vendorLeads?.nodes.length ?? errors[0]?.extensions?.code
  }
  expect(await count('')).toBe(50)
  expect(await count('(first: 3)')).toBe(3)
  expect(await count('(last: 4)')).toBe(4)
  expect(await count('(first: 200)')).toBe(200)
  expect(await count('(first: 201)')).toBe('PAGE_TOO_LARGE')
  expect(await count('(last: 201)')).toBe('PAGE_TOO_LARGE')
  const head = 'query ($n: Int)'
  expect(await count('(first: $n)', { n: 201 }, head)).toBe('PAGE_TOO_LARGE')
  expect(await count('(first: $n)', { n: 60 }, head)).toBe(60)
  expect(await count('(first: $n)', {}, head)).toBe(50)
  expect(await count('(first: $n, last: 5)', {}, head)).toBe(5)
})

apiStory('what could answer with too much is refused before it starts', async ({ database: { db }, ask }) => {
  await aLead(db)
  const refused = { data: undefined, errors: [{ extensions: { code: 'QUERY_TOO_LARGE' } }] }
  const nested = (levels: number): string =>
    levels === 0 ? 'id' : `id runs(first: 1) { nodes { vendorLead { ${nested(levels - 1)} } } }`

  expect((await ask('viewer', `{ vendorLeads(first: 1) { nodes { ${nested(3)} } } }`)).errors).toEqual([])
  expect(await ask('viewer', `{ vendorLeads(first: 1) { nodes { ${nested(6)} } } }`)).toMatchObject(refused)

  const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: now`).join(' ')
  expect(await ask('viewer', `{ ${aliases} }`)).toMatchObject(refused)

  const wide = `{ vendorLeads(first: 200) { nodes { runs(first: 200) { nodes { id agent } } } } }`
  expect(await ask('viewer', wide)).toMatchObject(refused)
  const inFragments = `
    query ($n: Int) { vendorLeads { ...leads } }
    fragment leads on VendorLeadConnection { nodes { runs(first: $n) { ...runs } } }
    fragment runs on AgentRunConnection { nodes { id agent purpose status error } }`
  expect(await ask('viewer', inFragments, { n: 200 })).toMatchObject(refused)
  expect((await ask('viewer', inFragments, { n: 5 })).errors).toEqual([])
})

apiStory(
  'a page whose size is a variable counts as what the variable is',
  async ({ database: { db }, ask }) => {
    await aLead(db)
    const code = async (head: string, page: string, variables?: Record<string, unknown>) => {
      const query = `query ${head} { vendorLeads(first: 100) { nodes { runs(${page}) { nodes { id agent } } } } }`
      return (await ask('viewer', query, variables)).errors[0]?.extensions?.code
    }
    expect(await code('', 'first: 150')).toBeUndefined()
    expect(await code('($n: Int)', 'first: $n', { n: 150 })).toBeUndefined()
    expect(await code('($n: Int = 150)', 'last: $n')).toBeUndefined()
    expect(await code('($n: Int)', 'first: $n')).toBeUndefined()
    expect(await code('($n: Int)', 'first: $n', { n: null })).toBeUndefined()
    expect(await code('', 'first: 200')).toBe('QUERY_TOO_LARGE')
    expect(await code('($n: Int)', 'first: $n', { n: 200 })).toBe('QUERY_TOO_LARGE')
    expect(await code('($n: Int = 200)', 'last: $n')).toBe('QUERY_TOO_LARGE')
    expect(await code('($n: Int = 1)', 'first: $n', { n: 200 })).toBe('QUERY_TOO_LARGE')
    expect(await code('($n: Int)', 'first: $n', { n: '200' })).toBe('BAD_VALUE')
  },
)

apiStory(
  'a list without pages of its own counts as long as it may be, by a variable too',
  async ({ ask }) => {
    const card = 'leadId cursor vendorName outwardCode stageEnteredAt turn nextWhat nextAt heldAt takenOverBy'
    const columns = Array.from(
      { length: 25 },
      (_, n) => `c${n}: boardCards(stage: NEW_LEAD, first: $n) { ${card} }`,
    )
    const code = async (n: number) =>
      (await ask('viewer', `query ($n: Int) { ${columns.join(' ')} }`, { n })).errors[0]?.extensions?.code
    expect(await code(5)).toBeUndefined()
    expect(await code(200)).toBe('QUERY_TOO_LARGE')
  },
)

apiStory('a filter is as deep and as long as people need', async ({ ask }) => {
  const leads = 'query ($f: VendorLeadFilter) { vendorLeads(filter: $f) { totalCount } }'
  const code = async (query: string, variables = {}) =>
    (await ask('viewer', query, variables)).errors[0]?.extensions?.code
  const like = { vendorName: { includesInsensitive: 'a' } }
  const within = (levels: number): object => (levels === 0 ? like : { not: within(levels - 1) })
  const either = (count: number) => ({ or: Array(count).fill(like) })
  expect(await code(leads, { f: within(5) })).toBeUndefined()
  expect(await code(leads, { f: within(12) })).toBe('QUERY_TOO_LARGE')
  expect(await code(leads, { f: either(50) })).toBeUndefined()
  expect(await code(leads, { f: either(300) })).toBe('QUERY_TOO_LARGE')
  const written = (count: number) =>
    `{ vendorLeads(filter: { or: [${'{ vendorName: { equalTo: "a" } } '.repeat(count)}] }) { totalCount } }`
  expect(await code(written(50))).toBeUndefined()
  expect(await code(written(600))).toBe('QUERY_TOO_LARGE')
  expect(await code(`{ now } # ${'"""'} \n { ${'now '.repeat(2_000)} } # ${'"""'}`)).toBe('QUERY_TOO_LARGE')
})

apiStory('the schema is told to nobody, and nobody can guess it', async ({ server, ask }) => {
  expect((await ask('admin', '{ __schema { queryType { name } } }')).errors[0]?.message).toContain(
    'introspection',
  )
  const [error] = (await ask('admin', '{ vendorLeadz { nodes { id } } }')).errors
  expect(error?.message).toBe('Cannot query field "vendorLeadz" on type "Query".')
  for (const path of ['/graphiql', '/ruru-static/ruru.js', '/']) {
    expect((await fetch(`${server.address}${path}`)).status).toBe(404)
  }
  expect((await fetch(`${server.address}/graphql?query={now}`)).status).toBe(405)
})

apiStory('what a page of another site can send is not taken', async ({ server }) => {
  const send = (headers: Record<string, string>, body = '{"query":"{ now }"}') =>
    fetch(`${server.address}/graphql`, { method: 'POST', body, headers })
  expect((await send({ 'content-type': 'text/plain' })).status).toBe(415)
  expect((await send({ 'content-type': 'application/x-www-form-urlencoded' }, 'query={now}')).status).toBe(
    415,
  )
  expect((await send({ 'content-type': 'application/json', origin: 'https://evil.example' })).status).toBe(
    403,
  )
  const preflight = await fetch(`${server.address}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
  })
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  expect((await send({ 'content-type': 'application/json' }, `"${'x'.repeat(100_001)}"`)).status).toBe(413)
})
