import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { aLeadAt, stageOf } from '../../../support/leads.ts'
import { type Answer, apiStory } from '../../support/api.ts'

const note = (leadId: string, more = '') =>
  `mutation { addNote(input: { leadId: "${leadId}", body: "has two dogs" }) { result { body } } ${more} }`
const codes = ({ errors }: Answer) => errors.map(({ extensions }) => extensions?.code)

const withKeys = apiStory.extend('askBy', async ({ server, tokenOf }) => {
  return async (key: string, query: string, role: 'operator' | 'admin' = 'operator'): Promise<Answer> => {
    const response = await fetch(`${server.address}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        authorization: `Bearer ${await tokenOf(role)}`,
      },
    })
    const { data, errors = [] } = (await response.json()) as Partial<Answer>
    return { status: response.status, data, errors }
  }
})

withKeys(
  'what is asked for by one key is done once, by each who asks, also when all ask at the same moment',
  async ({ database: { db }, ask, askBy }) => {
    const leadId = await aLeadAt(db, 'OFFER_MADE')
    await ask('operator', '{ __typename }')
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => askBy(key, note(leadId))))
    expect(answers.flatMap(codes).toSorted()).toEqual(['VL043', 'VL043'])
    expect(codes(await askBy(key, note(leadId)))).toEqual(['VL043'])
    expect(codes(await askBy(key, note(leadId), 'admin'))).toEqual([])
    expect(codes(await askBy(randomUUID(), note(leadId)))).toEqual([])
    const { rows } = await db.query('select written_by from pipeline.notes order by written_at, id')
    expect(rows.map(({ written_by }) => written_by)).toEqual(['operator', 'admin', 'operator'])

    await db.query(`update pipeline_private.done_requests set done_at = done_at - interval '25 hours'`)
    expect(codes(await askBy(randomUUID(), note(leadId)))).toEqual([])
    expect((await db.query('select from pipeline_private.done_requests')).rowCount).toBe(1)
  },
)

withKeys(
  'what is refused may be asked for again by its key, whether by an error or in the answer',
  async ({ database: { db }, ask, askBy }) => {
    const leadId = await aLeadAt(db, 'OFFER_MADE')
    await ask('operator', '{ __typename }')
    const key = randomUUID()
    const empty = note(leadId).replace('has two dogs', ' ')
    expect(codes(await askBy(key, empty))).toEqual(['VL013'])
    expect(codes(await askBy(key, note(leadId)))).toEqual([])

    const move = `mutation { requestTransition(input: { leadId: "${leadId}", toStage: RETRY_1, expectedStage: VIDEO_SENT }) {
      result { moved code } } }`
    const other = randomUUID()
    expect((await askBy(other, move)).data.requestTransition.result).toEqual({ moved: false, code: 'VL005' })
    await db.query(`select pipeline.request_transition($1, 'VIDEO_SENT')`, [leadId])
    expect((await askBy(other, move)).data.requestTransition.result).toEqual({ moved: true, code: null })
    expect(codes(await askBy(other, move))).toEqual(['VL043'])
    expect(await stageOf(db, leadId)).toBe('RETRY_1')

    expect(codes(await askBy('once', note(leadId)))).toEqual(['BAD_VALUE'])
    const two = note(leadId, `again: addNote(input: { leadId: "${leadId}", body: "x" }) { result { body } }`)
    expect(codes(await askBy(randomUUID(), two))).toContain('BAD_VALUE')
    // Whoever only asks needs none.
    expect(codes(await askBy('once', '{ settings { nodes { timeZone } } }'))).toEqual([])
  },
)
