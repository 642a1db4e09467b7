import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { builtinAgents } from '../../../src/agents/builtin_agents.ts'
import type { Agent } from '../../../src/agents/contract/agent.ts'
import { smsAgentWithModel as smsAgent } from '../../../src/agents/sms_agent_with_model/with_model.ts'
import { clockwork } from '../../support/clockwork.ts'
import { leadWithAnOffer, readingAgent, vendorSays } from '../../support/conversation.ts'
import { story } from '../../support/databases/database.ts'
import { aLead, facts, stageOf } from '../../support/leads.ts'

const startAt = '2026-03-02T10:00:00Z'

async function told(db: Db, lead: string) {
  const { rows } = await db.query<{ body: string; status: string }>(
    `select body, status from pipeline.lead_messages where vendor_lead_id = $1 and purpose = 'HANDED_OVER' order by text_no`,
    [lead],
  )
  return rows.map(({ body, status }) => (status === 'sent' ? body : `${status}: ${body}`))
}

const inEnglish = 'Hi Jo, thank you. A person here will read what you wrote and answer you. Homestead Buyers'

story(
  'whoever is handed to a person is told so, once for a hand-over, and what they wrote stays unanswered',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt, agents: builtinAgents })
    const lead = await aLead(db, { ...facts, bedrooms: null })
    await time.settle()
    await vendorSays(db, lead, 'Can I speak to a person please', time)
    await vendorSays(db, lead, 'I want to talk to someone about it', time)
    expect(await told(db, lead)).toEqual([inEnglish])
    const { rows } = await db.query<{ turn: string; waiting: number }>(
      `select turn, (select count(*)::int from pipeline.lead_messages where direction = 'inbound' and answered_at is null) as waiting
       from pipeline.vendor_leads where id = $1`,
      [lead],
    )
    expect(rows).toEqual([{ turn: 'us', waiting: 2 }])

    await db.query(`select pipeline.send_message($1, 'Good to talk to you. A colleague rings tomorrow.')`, [
      lead,
    ])
    await db.query(
      `select pipeline.resolve_review_item(id, 'rang them') from pipeline.review_items where resolved_at is null`,
    )
    await time.settle()
    await vendorSays(db, lead, 'put me through to a human', time)
    expect(await told(db, lead)).toEqual([inEnglish, inEnglish])
  },
)

story(
  'nobody is told where it may be a plea, where an agent does not say so, or where the number must not be texted',
  async ({ database: { pool, db } }) => {
    const asks: Agent = async () => ({ outcome: 'ask_human', reason: 'What now?' })
    const tells: Agent = async () => ({ outcome: 'ask_human', reason: 'What now?', tellIn: 'en' })
    const time = await clockwork(pool, {
      startAt,
      agents: { ...readingAgent({ 'Hm, and now': asks, 'Hm, and then': tells }) },
    })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'Hm, and now', time)
    expect(await told(db, lead)).toEqual([])
    await db.query(`update pipeline.handover_texts set enabled = false`)
    await vendorSays(db, lead, 'Hm, and then', time)
    expect(await told(db, lead)).toEqual([])
    await db.query(`update pipeline.handover_texts set enabled = true`)
    const other = await leadWithAnOffer(db, time)
    await db.query(
      `select pipeline.suppress_number(vendor_phone, 'a landline in disguise') from pipeline.vendor_leads where id = $1`,
      [other],
    )
    await vendorSays(db, other, 'Hm, and then', time)
    expect(await told(db, other)).toEqual([])
    const third = await leadWithAnOffer(db, time)
    await vendorSays(db, third, 'Hm, and then', time)
    expect(await told(db, third)).toEqual([inEnglish])
  },
)

story(
  'whoever writes in another language is told in it that we read English and a person answers; nothing is agreed by chance',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, {
      startAt,
      agents: { ...builtinAgents, ...readingAgent({}), sms_agent: builtinAgents.sms_agent as Agent },
    })
    for (const [body, says] of [
      [
        'Dzień dobry, chcę sprzedać mieszkanie',
        /^Dziekujemy za wiadomosc\. Czytamy po angielsku; .* Homestead Buyers$/,
      ],
      ['ਮੈਂ ਆਪਣਾ ਘਰ ਵੇਚਣਾ ਚਾਹੁੰਦਾ ਹਾਂ', /^ਤੁਹਾਡੇ ਸੁਨੇਹੇ ਲਈ ਧੰਨਵਾਦ।/],
      ['میں اپنا گھر بیچنا چاہتا ہوں', /^آپ کے پیغام کا شکریہ۔/],
    ] as const) {
      const lead = await aLead(db, { ...facts, bedrooms: null })
      await time.settle()
      await vendorSays(db, lead, body, time)
      const [text, ...more] = await told(db, lead)
      expect(text).toMatch(says)
      expect(more).toEqual([])
      expect(await stageOf(db, lead)).toBe('AI_CONVERSATION')
    }
  },
)

story(
  'what is said of a hand-over claims nothing that no row backs, in any language',
  async ({ database: { db } }) => {
    const { rows } = await db.query(
      `select texts.language, claims.words
     from pipeline.handover_texts as texts
     join pipeline.message_templates as templates using (template)
     cross join lateral pipeline_private.claims_of_template(templates.body) as claims`,
    )
    expect(rows).toEqual([])
    const { rows: count } = await db.query(
      `select count(*)::int as languages, max(pipeline_private.segments(pipeline_private.longest_rendering(templates.body))) as segments
     from pipeline.handover_texts join pipeline.message_templates as templates using (template)`,
    )
    expect(count).toMatchObject([{ languages: 23 }])
    const others = `update pipeline.message_templates set body = 'خصم كبير لك اليوم فقط. {company}' where template = 'handed_over_ar'`
    await expect(db.query(others)).rejects.toMatchObject({ code: 'VL013' })
  },
)

story(
  'silence after acceptance is not silence: nobody is reminded, and no lead ends by it',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt, agents: readingAgent({}) })
    await db.query('update pipeline.schedules set enabled = false')
    const lead = await leadWithAnOffer(db, time)
    await db.query(`select pipeline.request_transition($1, 'OFFER_ACCEPTED')`, [lead])
    const texts = async () =>
      (
        await db.query(
          `select id from pipeline.lead_messages where vendor_lead_id = $1 and direction = 'outbound'`,
          [lead],
        )
      ).rows
    const before = await texts()
    await time.pass('40 days')
    expect(await stageOf(db, lead)).toBe('OFFER_ACCEPTED')
    expect(await texts()).toEqual(before)
    const { rows } = await db.query(
      `select timers.stage from pipeline.stage_timers as timers join pipeline.stages using (stage)
     where stages.owner <> 'automation' and timers.counted_from = 'vendor_silence'`,
    )
    expect(rows).toEqual([])
  },
)

story(
  'whoever answers the offer in another language is told in it that a person reads it, whatever the words',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, {
      startAt,
      agents: readingAgent({ 'Sí, acepto la oferta, gracias': smsAgent }),
    })
    const lead = await leadWithAnOffer(db, time)
    await vendorSays(db, lead, 'Sí, acepto la oferta, gracias', time)
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
    expect(await told(db, lead)).toEqual([expect.stringContaining('Gracias por su mensaje')])
    const { rows } = await db.query(
      `select reason from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null`,
      [lead],
    )
    expect(rows).toEqual([{ reason: 'The vendor writes in another language' }])
  },
)

story(
  'a fact that is taken back before an offer is read anew, or a person reads it',
  async ({ database: { pool, db } }) => {
    const time = await clockwork(pool, { startAt, agents: builtinAgents })
    const lead = await aLead(db, { ...facts, condition: null })
    await time.settle()
    await vendorSays(db, lead, 'sorry I meant 2 bed and 145k', time)
    const { rows } = await db.query(
      'select bedrooms, asking_price::int from pipeline.vendor_leads where id = $1',
      [lead],
    )
    expect(rows).toEqual([{ bedrooms: 2, asking_price: 145_000 }])
    await vendorSays(db, lead, 'oh and my mistake, the house number is wrong too', time)
    const { rows: asked } = await db.query(
      `select reason from pipeline.review_items where vendor_lead_id = $1 and resolved_at is null`,
      [lead],
    )
    expect(asked).toEqual([{ reason: expect.stringContaining('The vendor takes something back') }])
  },
)
