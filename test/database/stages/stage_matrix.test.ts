import { describe, expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { aLeadAt, allStages, fillInDeal, stageOf } from '../../support/leads.ts'

const automationEdges: Record<string, string[]> = {
  NEW_LEAD: ['AI_CONVERSATION', 'DEAD_LEAD'],
  AI_CONVERSATION: ['DEAL_VALIDATION', 'DEAD_LEAD'],
  DEAL_VALIDATION: ['OFFER_MADE', 'DEAD_LEAD'],
  OFFER_MADE: ['OFFER_ACCEPTED', 'OFFER_REJECTED', 'VIDEO_SENT', 'DEAD_LEAD'],
  OFFER_ACCEPTED: ['INVESTOR_PACK_SENT', 'DUE_DILIGENCE'],
  OFFER_REJECTED: ['DEAD_LEAD'],
  VIDEO_SENT: ['OFFER_ACCEPTED', 'RETRY_1', 'DEAD_LEAD'],
  RETRY_1: ['OFFER_ACCEPTED', 'RETRY_2', 'DEAD_LEAD'],
  RETRY_2: ['OFFER_ACCEPTED', 'RETRY_3', 'DEAD_LEAD'],
  RETRY_3: ['OFFER_ACCEPTED', 'DEAD_LEAD'],
  INVESTOR_PACK_SENT: ['INVESTOR_RESERVED'],
  INVESTOR_RESERVED: ['DUE_DILIGENCE'],
  DUE_DILIGENCE: ['COMPLETED', 'DEAD_LEAD'],
}

/** From DEAD_LEAD a lead may go back to where it died: here, NEW_LEAD. */
const operatorEdges: Record<string, string[]> = {
  OFFER_ACCEPTED: ['DEAD_LEAD'],
  INVESTOR_PACK_SENT: ['DEAD_LEAD', 'OFFER_ACCEPTED'],
  INVESTOR_RESERVED: ['DEAD_LEAD', 'OFFER_ACCEPTED'],
  OFFER_REJECTED: ['OFFER_MADE'],
  DEAL_VALIDATION: ['AI_CONVERSATION'],
  DEAD_LEAD: ['NEW_LEAD'],
}

type Verdict = 'moved' | 'nothing' | 'VL001' | 'VL004' | '42501'

function expected(role: string, from: string, to: string): Verdict {
  if (role === 'pipeline_viewer') return '42501'
  if (from === to) return 'nothing'
  if (automationEdges[from]?.includes(to)) return 'moved'
  if (operatorEdges[from]?.includes(to)) return role === 'pipeline_worker' ? 'VL004' : 'moved'
  return 'VL001'
}

describe.each(['postgres', 'pipeline_admin', 'pipeline_operator', 'pipeline_worker', 'pipeline_viewer'])(
  'raw SQL as %s',
  (role) => {
    inTransaction.for(allStages)('from %s to each stage', async (from, { db }) => {
      const lead = await aLeadAt(db, from)
      await fillInDeal(db, lead)
      await db.query(`select set_config('pipeline.reason', 'a test', true)`)

      const verdicts: Record<string, Verdict> = {}
      for (const to of allStages) {
        await db.query('savepoint before_move')
        await db.query(`set local role ${role}`)
        const refusal = await db
          .query('update pipeline.vendor_leads set pipeline_stage = $2 where id = $1', [lead, to])
          .then(
            () => undefined,
            (error: { code: Verdict }) => error.code,
          )
        if (refusal === undefined) {
          await db.query('reset role')
          verdicts[to] = (await stageOf(db, lead)) === from ? 'nothing' : 'moved'
        } else {
          verdicts[to] = refusal
        }
        await db.query('rollback to savepoint before_move')
      }

      expect(verdicts).toEqual(Object.fromEntries(allStages.map((to) => [to, expected(role, from, to)])))
    })
  },
)

inTransaction('one sentence says what is legal, and costs a move no call', async ({ db }) => {
  const { rows } = await db.query<Record<'QUERY PLAN', string>>(
    `explain verbose select pipeline_private.is_legal(legal, 'NEW_LEAD')
     from pipeline.stages left join pipeline.stage_transitions as legal on legal.to_stage = stages.stage`,
  )
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).not.toContain('is_legal')
})
