import { expect } from 'vitest'
import { offerEngine } from '../../../../src/agents/offer_engine/offer_engine.ts'
import { clockwork } from '../../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent } from '../../../support/conversation.ts'
import { undo } from '../../../support/undo.ts'
import { simulatedApiStory } from '../../support/api.ts'

const parameters = `{ agentParameters { nodes {
  agent parameter value usual atLeast isAbove atMost } } }`
const preview = `query ($value: JSON, $agent: AgentName) {
  previewAgentParameter(parameter: "openingShare", value: $value, agent: $agent) {
    tried differing { agent vendorLeadId vendorName now wouldBe } } }`
const edit = `mutation ($input: EditAgentParameterInput!) { editAgentParameter(input: $input) { result } }`

simulatedApiStory(
  'a number that offers are worked out with is looked at before, changed with a reason, and taken back',
  async ({ database: { pool, db }, ask }) => {
    const agents = { ...readingAgent({}), offer_engine: offerEngine }
    const time = await clockwork(pool, { startAt: '2026-03-02T10:00:00Z', agents })
    const lead = await leadWithAnOffer(db, time)

    const asked = await ask('viewer', parameters)
    expect(asked.errors).toEqual([])
    const { nodes }: { nodes: { parameter: string }[] } = asked.data.agentParameters
    const legalFees = {
      ...{ parameter: 'allowance.legals', value: 1500, usual: 1500 },
      ...{ atLeast: '0', isAbove: false, atMost: '1000000' },
    }
    const opening = {
      parameter: 'openingShare',
      value: 0.92,
      usual: 0.92,
      atLeast: '0',
      isAbove: true,
      atMost: '1',
    }
    expect(nodes.filter(({ parameter }) => ['allowance.legals', 'openingShare'].includes(parameter))).toEqual(
      [
        { agent: 'deal_validator', ...legalFees },
        { agent: 'offer_engine', ...opening },
        { agent: 'offer_engine', ...legalFees },
      ],
    )

    const seen = (await ask('admin', preview, { value: 0.8 })).data.previewAgentParameter
    expect(seen).toMatchObject({ tried: 1, differing: [{ agent: 'offer_engine', vendorLeadId: lead }] })
    expect(seen.differing[0].now).toMatch(/^£[\d,]+ is offered$/)
    expect(seen.differing[0].wouldBe).toMatch(/^£[\d,]+ is offered$/)
    const same = await ask('admin', preview, {})
    expect(same.data.previewAgentParameter).toEqual({ tried: 1, differing: [] })
    for (const role of ['viewer', 'operator'] as const) {
      expect((await ask(role, preview, { value: 0.8 })).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN' } },
      ])
    }

    const reason = 'offers were too high'
    for (const [input, code] of [
      [{ parameter: 'openingShare', value: 1.2, reason }, 'VL018'],
      [{ parameter: 'openingShare', value: 'most of it', reason }, 'VL018'],
      [{ parameter: 'refurb.floorAreaByBedrooms', value: [37, 'large'], reason }, 'VL018'],
      [{ parameter: 'allowance', value: 3, reason }, 'VL010'],
      [{ parameter: 'maxRounds', value: 3, reason }, 'VL010'],
      [{ parameter: 'openingShare', agent: 'deal_validator', value: 0.8, reason }, 'VL010'],
      [{ parameter: 'openingShare', value: 0.8, reason: ' ' }, 'VL003'],
    ] as const) {
      const { errors } = await ask('admin', edit, { input })
      expect([input, errors]).toMatchObject([input, [{ extensions: { code } }]])
    }
    expect((await ask('admin', preview, { value: 7 })).errors).toMatchObject([
      { extensions: { code: 'VL018' } },
    ])

    const legals = { input: { parameter: 'allowance.legals', value: 2500, reason } }
    expect((await ask('admin', edit, legals)).data.editAgentParameter).toEqual({ result: 2 })
    const configs = async () =>
      (await db.query(`select agent, config from pipeline.agents where config <> '{}' order by agent`)).rows
    const allowance = { shareOfValueAfterWorks: 0.85, legals: 2500 }
    expect(await configs()).toEqual(
      ['deal_validator', 'offer_engine'].map((agent) => ({ agent, config: { allowance } })),
    )
    const { rows } = await db.query(
      `select audit_id::text as id, row_id, reason from pipeline.changed_rules where table_name = 'agents' order by row_id desc`,
    )
    expect(rows).toMatchObject(['offer_engine', 'deal_validator'].map((row_id) => ({ row_id, reason })))
    await undo(db, rows[0]?.id)
    expect(await configs()).toMatchObject([
      { config: { allowance: { shareOfValueAfterWorks: 0.85 } } },
      { config: { allowance: { shareOfValueAfterWorks: 0.85 } } },
    ])
    expect((await ask('admin', edit, legals)).errors).toEqual([])
    const usual = { input: { parameter: 'allowance.legals', reason: 'as before' } }
    expect((await ask('admin', edit, usual)).data.editAgentParameter).toEqual({ result: 2 })
    expect((await configs())[0]).toEqual({
      agent: 'deal_validator',
      config: { allowance: { shareOfValueAfterWorks: 0.85 } },
    })
    // Whoever writes the rules by SQL meets the same bounds.
    await expect(
      db.query(`update pipeline.agents set config = '{"openingShares": 1}' where agent = 'offer_engine'`),
    ).rejects.toMatchObject({ code: 'VL018' })
    // What an agent elsewhere goes by it knows itself.
    const { rowCount } = await db.query(
      `update pipeline.agents set transport = 'http', endpoint = 'https://agents.example.com', config = '{"openingShares": 1}'
       where agent = 'offer_engine'`,
    )
    expect(rowCount).toBe(1)
  },
)
