import { expect } from 'vitest'
import { aLead, only } from '../../../support/leads.ts'
import { colleagues, ownerOf } from '../../../support/owners.ts'
import { type Ask, apiStory } from '../../support/api.ts'

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted()

async function answered(ask: Ask, role: 'viewer' | 'operator' | 'admin', query: string, variables = {}) {
  const { data, errors } = await ask(role, query, variables)
  expect(errors).toEqual([])
  return data
}

apiStory('mine is a filter of every list', async ({ database: { db }, ask }) => {
  const [mine, others, nobodys] = [
    await aLead(db, { vendor_name: 'Ada Mine' }),
    await aLead(db, { vendor_name: 'Ada Other' }),
    await aLead(db, { vendor_name: 'Ada Nobody' }),
  ]
  await colleagues(db, 'ann')
  const assign = `mutation ($lead: UUID!, $owner: String) {
    assignLead(input: { leadId: $lead, owner: $owner, reason: "knows the street" }) { result { leadOwner { owner } } }
  }`
  await answered(ask, 'operator', assign, { lead: mine })
  await answered(ask, 'operator', assign, { lead: others, owner: 'ann' })
  expect((await ask('operator', assign, { lead: mine, owner: 'nobody' })).errors).toMatchObject([
    { extensions: { code: 'VL031' } },
  ])
  for (const lead of [mine, others, nobodys]) {
    await db.query(`select pipeline_private.open_review_item($1, 'agent_asks', 'What now?')`, [lead])
    await db.query(`select pipeline_private.raise_alert('AGENT_FAILURE', $1::uuid::text, lead_id => $1)`, [
      lead,
    ])
  }
  const given = await db.query<{ id: string }>(
    `select id from pipeline.review_items where vendor_lead_id = $1 and kind = 'agent_asks'`,
    [nobodys],
  )
  await db.query(`select from pipeline.assign_review_item($1, 'operator')`, [only(given.rows).id])

  const lists = `query ($is: Boolean!) {
    vendorLeads(filter: { mine: $is }) { nodes { id } }
    reviewItems(filter: { mine: $is, kind: { equalTo: agent_asks } }) { nodes { vendorLead { id } } }
    alerts(filter: { mine: $is, type: { equalTo: AGENT_FAILURE } }) { nodes { vendorLead { id } } }
  }`
  const seen = async (role: 'operator' | 'admin', is: boolean) => {
    const data = await answered(ask, role, lists, { is })
    const leads = ({ nodes }: { nodes: { vendorLead: { id: string } }[] }) =>
      ids(nodes.map(({ vendorLead }) => vendorLead))
    return [ids(data.vendorLeads.nodes), leads(data.reviewItems), leads(data.alerts)]
  }
  expect(await seen('operator', true)).toEqual([[mine], [mine, nobodys].toSorted(), [mine]])
  const notMine = [others, nobodys].toSorted()
  expect(await seen('operator', false)).toEqual([notMine, [others], notMine])
  expect(await seen('admin', true)).toEqual([[], [], []])

  const boards = `query ($lead: [UUID]!) {
    stageBoard(mine: true) { leadCount cards { leadId owner } }
    boardCards(stage: NEW_LEAD, mine: true) { leadId }
    boardChanges(leadIds: $lead, mine: true) { cards { leadId } }
    searchLeads(text: "ada", mine: true) { leadId owner }
    ofAnn: searchLeads(text: "ada", owner: "ann") { leadId }
    vendorLeads(filter: { owner: "ann" }) { nodes { id } }
    reviewItems(filter: { owner: "ann" }) { totalCount }
    alerts(filter: { owner: "ann" }) { totalCount }
    colleagues { name isAway leadCount openItemCount }
  }`
  const data = await answered(ask, 'operator', boards, { lead: [mine, others] })
  expect(data.stageBoard[0]).toEqual({ leadCount: 1, cards: [{ leadId: mine, owner: 'operator' }] })
  expect(data.boardCards).toEqual([{ leadId: mine }])
  expect(data.boardChanges[0].cards).toEqual([{ leadId: mine }])
  expect(data.searchLeads).toEqual([{ leadId: mine, owner: 'operator' }])
  expect(data.ofAnn).toEqual([{ leadId: others }])
  expect(data.vendorLeads.nodes).toEqual([{ id: others }])
  expect(data.alerts.totalCount).toBe(1)
  expect(data.colleagues).toContainEqual({ name: 'ann', isAway: false, leadCount: 1, openItemCount: 0 })
  expect(data.colleagues).toContainEqual({ name: 'operator', isAway: false, leadCount: 1, openItemCount: 1 })
})

apiStory(
  'an admin says who takes turns; everybody says that they are away',
  async ({ database: { db }, ask }) => {
    await colleagues(db, 'ann', 'bob')
    const add = `mutation ($owner: String!, $source: String) {
    addOwnerRule(input: { stage: NEW_LEAD, owner: $owner, source: $source, reason: "from Monday" }) { result { id } }
  }`
    const { addOwnerRule } = await answered(ask, 'admin', add, { owner: 'ann', source: 'facebook' })
    expect((await ask('admin', add, { owner: 'ann', source: 'facebook' })).errors).toMatchObject([
      { extensions: { code: 'VL018', detail: { fields: ['owner'] } } },
    ])
    expect((await ask('admin', add, { owner: 'bob', source: 'Face book' })).errors).toMatchObject([
      { extensions: { code: 'VL018', detail: { fields: ['source'] } } },
    ])
    const edit = `mutation ($rule: UUID!) {
    editOwnerRule(input: { ruleId: $rule, owner: "bob", source: "" }) { result { stage owner source } }
  }`
    const { editOwnerRule } = await answered(ask, 'admin', edit, { rule: addOwnerRule.result.id })
    expect(editOwnerRule.result).toEqual({ stage: 'NEW_LEAD', owner: 'bob', source: null })
    expect(await ownerOf(db, await aLead(db))).toBe('bob')
    const list = '{ ownerRules { nodes { stage source owner } } }'
    expect((await answered(ask, 'viewer', list)).ownerRules.nodes).toEqual([
      { stage: 'NEW_LEAD', source: null, owner: 'bob' },
    ])

    const away = `mutation ($user: String) { sayAway(input: { userName: $user }) { result { userName until } } }`
    expect((await ask('operator', away, { user: 'bob' })).errors).toMatchObject([
      { extensions: { code: 'VL004' } },
    ])
    await answered(ask, 'operator', away)
    await answered(ask, 'admin', away, { user: 'bob' })
    expect((await answered(ask, 'viewer', '{ absences { nodes { userName } } }')).absences.nodes).toEqual(
      expect.arrayContaining([{ userName: 'operator' }, { userName: 'bob' }]),
    )
    expect(await ownerOf(db, await aLead(db))).toBeUndefined()
    await answered(
      ask,
      'admin',
      'mutation ($rule: UUID!) { removeOwnerRule(input: { ruleId: $rule }) { result { id } } }',
      {
        rule: addOwnerRule.result.id,
      },
    )
    expect((await answered(ask, 'viewer', list)).ownerRules.nodes).toEqual([])
  },
)
