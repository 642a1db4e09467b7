import { expect } from 'vitest'
import { aLead } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'

const pageStory = apiStory.extend(
  'open',
  async ({ server, tokenOf }) =>
    async (path: string, role?: 'viewer'): Promise<{ status: number; html: string; headers: Headers }> => {
      const headers: Record<string, string> =
        role === undefined ? {} : { authorization: `Bearer ${await tokenOf(role)}` }
      const response = await fetch(`${server.address}${path}`, { headers })
      return { status: response.status, html: await response.text(), headers: response.headers }
    },
)

pageStory('whoever is signed in sees the lead that an alert links to', async ({ database: { db }, open }) => {
  const lead = await aLead(db, { vendor_name: '<script>alert(1)</script> & Co' })
  const { status, html, headers } = await open(`/leads/${lead}`, 'viewer')
  expect(status).toBe(200)
  expect(html).toContain('NEW_LEAD')
  expect(html).toContain('&lt;script&gt;')
  expect(html).not.toContain('<script')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('cache-control')).toBe('no-store')
})

pageStory('nobody else sees anything of it', async ({ database: { db }, open }) => {
  const lead = await aLead(db, { vendor_name: 'Ann Lee' })
  // A browser that comes from Slack shows its cookie at the second look only.
  const first = await open(`/leads/${lead}`)
  expect(first.html).toContain(`content="0; url=/leads/${lead}?again"`)
  const second = await open(`/leads/${lead}?again`)
  expect(second.html).not.toContain('refresh')
  for (const { status, html } of [first, second]) {
    expect(status).toBe(401)
    expect(html).not.toContain('Ann')
  }
})

pageStory('a lead that there is not, is not there', async ({ open }) => {
  for (const id of ['0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f', 'x', '%3Cscript%3E']) {
    const { status, html } = await open(`/leads/${id}`, 'viewer')
    expect(status).toBe(404)
    expect(html).toContain('There is no such lead')
  }
})

pageStory(
  'whoever opens it again and again uses up their own share only',
  async ({ database: { db }, open }) => {
    const lead = await aLead(db)
    const answers = await Promise.all(Array.from({ length: 60 }, () => open(`/leads/${lead}`, 'viewer')))
    const statuses = new Set(answers.map(({ status }) => status))
    expect(statuses).toEqual(new Set([200, 429]))
  },
)
