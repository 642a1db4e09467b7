import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { expect } from 'vitest'
import { addUser } from '../../../db/access/users.ts'
import type { Db } from '../../../db/connection/pool.ts'
import { projectFile } from '../../../src/project_file.ts'
import { aLeadAt, aPhone, only } from '../../support/leads.ts'
import { apiStory } from '../support/api.ts'

type Given = Record<string, unknown>

interface Mutation {
  /** Input for which the mutation does its work once. */
  given(db: Db): Promise<Given>
  /** The least role that may. */
  from?: 'viewer' | 'operator' | 'admin'
  /** How those below are refused; as forbidden by default. */
  refusal?: string
}

const id = async (db: Db, query: string, ...values: unknown[]): Promise<string> =>
  only((await db.query<{ id: string }>(query, values)).rows).id
const aLeadThere = async (db: Db) => ({ leadId: await aLeadAt(db, 'OFFER_MADE') })

async function aDeadLead(db: Db) {
  const { leadId } = await aLeadThere(db)
  await db.query(`select pipeline.request_transition($1, 'DEAD_LEAD', 'sold')`, [leadId])
  return { leadId }
}

/** A lead with an offer that the vendor has not been told of. */
async function anOfferThere(db: Db): Promise<{ leadId: string; offerId: string }> {
  const { leadId } = await aLeadThere(db)
  await db.query(`select pipeline.make_offer($1, 150000, 'We offer £150,000')`, [leadId])
  const offerId = await id(db, 'select id from pipeline.offers where vendor_lead_id = $1', leadId)
  return { leadId, offerId }
}

async function anAlertThere(db: Db): Promise<string> {
  return id(
    db,
    `insert into pipeline.alerts (type, severity, message, vendor_lead_id, scope)
     select type, 'HIGH', 'look', $1, uuidv7()::text from pipeline.alert_rules order by type limit 1 returning id`,
    await aLeadAt(db, 'NEW_LEAD'),
  )
}

const aColleague = async (db: Db): Promise<string> => {
  const name = `user${aPhone().slice(1)}`
  await addUser(db, { name, role: 'operator', passwordHash: '$argon2id$nobody knows it' })
  return name
}

const anOwnerRule = async (db: Db) =>
  id(db, `select id from pipeline.add_owner_rule('NEW_LEAD', $1)`, await aColleague(db))

async function anItemThere(db: Db): Promise<string> {
  const { leadId } = await aLeadThere(db)
  return id(db, `select pipeline_private.open_review_item($1, 'agent_asks', 'What now?') as id`, leadId)
}

async function aRequestThere(db: Db): Promise<string> {
  const { leadId } = await aLeadThere(db)
  return id(db, `select id from pipeline.log_rights_request($1, 'access', 'letter', 'a copy')`, leadId)
}

const aScheduledText = async (db: Db) =>
  id(
    db,
    `select id from pipeline.send_message($1, 'Good morning', send_at => now() + interval '1 day')`,
    await aLeadAt(db, 'OFFER_MADE'),
  )

const aDraft = async (db: Db) =>
  id(db, `select id from pipeline.save_draft($1, 'Good morning')`, await aLeadAt(db, 'OFFER_MADE'))

const aUserThere = async (db: Db) => {
  const name = `user${aPhone().slice(1)}`
  await addUser(db, { name, role: 'viewer', passwordHash: '$argon2id$nobody knows it' })
  return { userName: name }
}

/** Somebody's act for many leads, of which a worker has taken none yet. */
const aBulkActThere = async (db: Db) =>
  id(db, `select id from pipeline.start_bulk_act('hold', 'holiday', lead_ids => $1)`, [
    await aLeadAt(db, 'OFFER_MADE'),
  ])

/** Every mutation of the API. */
const mutations: Record<string, Mutation> = {
  acknowledgeAlert: { given: async (db) => ({ alertId: await anAlertThere(db) }) },
  acknowledgeRightsRequest: { given: async (db) => ({ requestId: await aRequestThere(db) }) },
  addApiToken: {
    given: async (db) => ({ ...(await aUserThere(db)), name: 'weekly report', role: 'viewer', days: 30 }),
    from: 'admin',
  },
  addItemNote: { given: async (db) => ({ itemId: await anItemThere(db), body: 'asked Sam' }) },
  addLeadPhone: { given: async (db) => ({ ...(await aLeadThere(db)), phone: aPhone() }) },
  addNote: { given: async (db) => ({ ...(await aLeadThere(db)), body: 'has two dogs' }) },
  addOwnerRule: {
    given: async (db) => ({ stage: 'NEW_LEAD', owner: await aColleague(db) }),
    from: 'admin',
  },
  addTrueWords: { given: async () => ({ words: '24/7', reason: 'our desk is always there' }), from: 'admin' },
  addUser: {
    given: async () => ({ userName: `user${aPhone().slice(1)}`, role: 'operator' }),
    from: 'admin',
  },
  allowAgain: {
    async given(db) {
      const phone = aPhone()
      await db.query(`select pipeline.mark_opted_out($1, 'by letter')`, [phone])
      return { phone, reason: 'asked for texts' }
    },
  },
  approveWording: { given: async () => ({ reason: 'read by our solicitor' }), from: 'admin' },
  archiveLead: { given: async (db) => ({ ...(await aDeadLead(db)), reason: 'sold long ago' }) },
  assignLead: { given: async (db) => ({ ...(await aLeadThere(db)), owner: await aColleague(db) }) },
  assignReviewItem: { given: async (db) => ({ itemId: await anItemThere(db) }) },
  cancelBulkAct: { given: async (db) => ({ actId: await aBulkActThere(db) }) },
  changeCarrier: {
    given: async () => ({ carrier: 'twilio', account: 'AC1', reason: 'a contract of our own' }),
    from: 'admin',
  },
  chooseNotices: { given: async () => ({ popupCauses: ['overdue'] }), from: 'viewer' },
  correctOffer: {
    async given(db) {
      const { offerId } = await anOfferThere(db)
      return { offerId, amount: '149000', reason: 'a slip of the pen' }
    },
  },
  createDeal: { given: async (db) => ({ leadId: await aLeadAt(db, 'OFFER_ACCEPTED') }) },
  createLead: { given: async () => ({ vendorPhone: aPhone() }) },
  disableUser: { given: aUserThere, from: 'admin' },
  discardDraft: { given: async (db) => ({ draftId: await aDraft(db) }) },
  editAgentParameter: {
    given: async () => ({ parameter: 'openingShare', value: 0.9, reason: 'offers were too high' }),
    from: 'admin',
  },
  editAlertRule: {
    given: async () => ({ type: 'AGENT_FAILURE', severity: 'MEDIUM', reason: 'too loud' }),
    from: 'admin',
  },
  editCommonAnswer: {
    given: async () => ({
      question: 'fees',
      body: 'We say what it costs before you decide.',
      reason: 'asked our solicitor',
    }),
    from: 'admin',
  },
  editDeal: {
    async given(db) {
      const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
      return {
        dealId: await id(db, 'select id from pipeline.deals where vendor_lead_id = $1', lead),
        solicitor: 'Ash LLP',
      }
    },
  },
  editDraft: { given: async (db) => ({ draftId: await aDraft(db), body: 'Good evening' }) },
  editLead: { given: async (db) => ({ ...(await aLeadThere(db)), vendorName: 'Ada' }) },
  editMessage: {
    async given(db) {
      return { messageId: await aScheduledText(db), body: 'Good evening' }
    },
  },
  // Pinned: the words are their author's.
  editNote: {
    async given(db) {
      const { leadId } = await aLeadThere(db)
      return {
        noteId: await id(db, `select id from pipeline.add_note($1, 'has two dogs')`, leadId),
        isPinned: true,
      }
    },
  },
  editOwnerRule: {
    given: async (db) => ({ ruleId: await anOwnerRule(db), stage: 'OFFER_ACCEPTED' }),
    from: 'admin',
  },
  editRetentionRule: {
    given: async () => ({ kind: 'dead_leads', keptFor: { years: 3 }, reason: 'as our lawyer says' }),
    from: 'admin',
  },
  editSettings: { given: async () => ({ dailyCap: 2, reason: 'fewer texts' }), from: 'admin' },
  editTemplate: {
    given: async () => ({
      template: 'conversation_follow_up_1',
      body: 'Hi {first_name}, any thoughts? {company}',
      reason: 'shorter',
    }),
    from: 'admin',
  },
  editTimer: {
    given: async () => ({ stage: 'RETRY_1', name: 'timeout', after: { hours: 72 }, reason: 'more patience' }),
    from: 'admin',
  },
  enableUser: { given: aUserThere, from: 'admin' },
  // Of somebody else; one's own ends for every role.
  endApiToken: {
    async given(db) {
      const { userName } = await aUserThere(db)
      const call = `select pipeline_private.add_token($1, 'report', 'viewer', sha256(uuid_send(uuidv7())), '1 day') as id`
      return { tokenId: await id(db, call, userName) }
    },
    from: 'admin',
    refusal: 'VL031',
  },
  endSilence: {
    given: async (db) => ({
      silenceId: await id(
        db,
        `select id from pipeline.silence_alert('AGENT_FAILURE', pipeline.now() + interval '1 hour', 'at it')`,
      ),
      reason: 'done',
    }),
  },
  endUserSession: {
    async given(db) {
      const userId = await addUser(db, {
        name: `user${aPhone().slice(1)}`,
        role: 'viewer',
        passwordHash: '$argon2id$nobody knows it',
      })
      return {
        sessionId: await id(
          db,
          `insert into pipeline_private.user_sessions (id_hash, user_id, expires_at)
           values (sha256(uuid_send(uuidv7())), $1, now() + interval '1 hour') returning id`,
          userId,
        ),
      }
    },
    from: 'admin',
    refusal: 'VL031',
  },
  eraseLead: {
    given: async (db) => ({ ...(await aDeadLead(db)), reason: 'they asked us to' }),
    from: 'admin',
  },
  exportSubjectData: { given: async (db) => ({ requestId: await aRequestThere(db) }) },
  extendRightsRequest: {
    given: async (db) => ({ requestId: await aRequestThere(db), reason: 'much is asked' }),
  },
  flagProperty: {
    given: async (db) => ({ ...(await aLeadThere(db)), flag: 'flood', said: 'water comes in' }),
  },
  giveUpCall: {
    async given(db) {
      const lead = await aLeadThere(db)
      await db.query(`select pipeline.plan_call($1, now() + interval '1 day')`, [lead.leadId])
      return { ...lead, reason: 'they are away' }
    },
  },
  handBackLead: { given: aLeadThere },
  holdForCare: { given: async (db) => ({ ...(await aLeadThere(db)), reason: 'a funeral' }) },
  holdLead: { given: async (db) => ({ ...(await aLeadThere(db)), reason: 'wait' }) },
  logCall: { given: async (db) => ({ ...(await aLeadThere(db)), outcome: 'no_answer' }) },
  logRightsRequest: {
    given: async (db) => ({ ...(await aLeadThere(db)), kind: 'access', cameBy: 'letter', said: 'a copy' }),
  },
  makeOffer: { given: async (db) => ({ ...(await aLeadThere(db)), amount: '151000' }) },
  makeSignInLink: { given: aUserThere, from: 'admin' },
  markOptedOut: { given: async () => ({ phone: aPhone(), reason: 'by letter' }) },
  mendAlertChannel: {
    async given(db) {
      await db.query(
        `insert into pipeline.alert_channel_states (channel) values ('slack') on conflict do nothing`,
      )
      return { channel: 'slack' }
    },
  },
  mergeLeads: {
    async given(db) {
      const [keep, drop] = [await aLeadThere(db), await aLeadThere(db)]
      return { keepId: keep.leadId, dropId: drop.leadId, reason: 'the same person' }
    },
  },
  moveTimer: {
    async given(db) {
      const leadId = await aLeadAt(db, 'VIDEO_SENT')
      return { leadId, dueAt: new Date(Date.now() + 30 * 86_400_000).toISOString(), reason: 'asked for time' }
    },
  },
  overrideStage: {
    given: async (db) => ({ ...(await aLeadThere(db)), toStage: 'RETRY_2', reason: 'by hand' }),
    from: 'admin',
  },
  pauseBulkAct: { given: async (db) => ({ actId: await aBulkActThere(db) }) },
  planCall: {
    given: async (db) => ({
      ...(await aLeadThere(db)),
      dueAt: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  },
  reactivateLead: { given: async (db) => ({ ...(await aDeadLead(db)), reason: 'wants to sell again' }) },
  readDeliveryAgain: {
    async given(db) {
      const items = JSON.stringify([{ body: '{}', told: {} }])
      const deliveryId = await id(
        db,
        `select delivery_id as id from pipeline_private.keep_leads('leads', 'webhook', $1)`,
        items,
      )
      await db.query(`select pipeline_private.take_up_lead($1, null, '[]')`, [deliveryId])
      return { deliveryId, reason: 'rang the portal' }
    },
  },
  readNotices: { given: async () => ({}), from: 'viewer' },
  recordConsent: { given: async (db) => ({ ...(await aLeadThere(db)), wording: 'I agree to be texted.' }) },
  recordInboundMessage: {
    given: async () => ({ fromPhone: aPhone(), body: 'hello', providerMessageId: `SM-${aPhone()}` }),
  },
  recordSourceSpend: { given: async () => ({ source: 'facebook', day: '2026-11-01', amount: '120' }) },
  recordValuation: {
    given: async (db) => ({ ...(await aLeadThere(db)), marketValue: '200000', reason: 'seen' }),
  },
  reducePrice: {
    async given(db) {
      const lead = await aLeadAt(db, 'OFFER_ACCEPTED')
      const open = await id(
        db,
        'update pipeline.deals set completed_on = null where vendor_lead_id = $1 returning id',
        lead,
      )
      return { dealId: open, amount: '1000', evidence: 'survey' }
    },
  },
  releaseLead: { given: aLeadThere },
  removeLeadPhone: { given: async (db) => ({ ...(await aLeadThere(db)), phone: aPhone() }) },
  removeOwnerRule: { given: async (db) => ({ ruleId: await anOwnerRule(db) }), from: 'admin' },
  removeReply: { given: async () => ({ title: 'How we buy', reason: 'nobody uses it' }), from: 'admin' },
  removeTrueWords: {
    async given(db) {
      await db.query(
        `insert into pipeline.true_words (words, true_because) values ('24/7', 'it was') on conflict do nothing`,
      )
      return { words: '24/7', reason: 'no longer' }
    },
    from: 'admin',
  },
  reopenReviewItem: { given: async (db) => ({ itemId: await anItemThere(db), reason: 'not done yet' }) },
  replayAgentRuns: { given: async () => ({ filter: { agent: 'sms_agent' }, reason: 'the service is back' }) },
  requestTransition: {
    given: async (db) => ({ ...(await aLeadThere(db)), toStage: 'DEAD_LEAD', reason: 'sold' }),
  },
  resolveAlert: { given: async (db) => ({ alertId: await anAlertThere(db), reason: 'seen to' }) },
  resolveReviewItem: {
    given: async (db) => ({ itemId: await anItemThere(db), resolution: 'rang the vendor' }),
  },
  resumeBulkAct: { given: async (db) => ({ actId: await aBulkActThere(db) }) },
  resumeTexts: {
    async given(db) {
      await db.query(`select pipeline.stop_texts('agent:sms_agent', 'odd answers')`)
      return { scope: 'agent:sms_agent', reason: 'mended' }
    },
  },
  runAgentNow: {
    given: async (db) => ({ leadId: await aLeadAt(db, 'DEAL_VALIDATION'), reason: 'sold prices came in' }),
  },
  runScheduleNow: {
    given: async () => ({ schedule: 'reconcile', reason: 'after a restore' }),
    from: 'admin',
  },
  saveDraft: { given: async (db) => ({ ...(await aLeadThere(db)), body: 'Good morning' }) },
  saveReply: {
    given: async () => ({ title: 'Good morning', body: 'Good morning {first_name}', reason: 'often said' }),
    from: 'admin',
  },
  sayAway: { given: async () => ({}) },
  sayBack: { given: async () => ({}) },
  sendDraft: { given: async (db) => ({ draftId: await aDraft(db) }) },
  sendMessage: { given: async (db) => ({ ...(await aLeadThere(db)), body: 'Good morning' }) },
  setUserRole: { given: async (db) => ({ ...(await aUserThere(db)), role: 'operator' }), from: 'admin' },
  settleRightsRequest: {
    given: async (db) => ({ requestId: await aRequestThere(db), asWhat: 'answered', outcome: 'sent today' }),
  },
  signOutUser: { given: aUserThere, from: 'admin', refusal: 'VL031' },
  silenceAlert: {
    given: async () => ({
      type: 'AGENT_FAILURE',
      until: new Date(Date.now() + 86_400_000).toISOString(),
      reason: 'the agent is being replaced',
    }),
  },
  snoozeReviewItem: {
    given: async (db) => ({
      itemId: await anItemThere(db),
      until: new Date(Date.now() + 86_400_000).toISOString(),
    }),
  },
  startBulkAct: {
    given: async (db) => ({ verb: 'hold', reason: 'holiday', leadIds: [await aLeadAt(db, 'OFFER_MADE')] }),
  },
  startItemAct: {
    given: async (db) => ({
      verb: 'answer_items',
      reason: 'settled in the meeting',
      itemIds: [await anItemThere(db)],
    }),
  },
  stopTexts: { given: async () => ({ scope: 'agent:offer_engine', reason: 'odd sums' }) },
  suppressNumber: { given: async () => ({ phone: aPhone(), reason: 'a journalist' }) },
  takeOverLead: { given: aLeadThere },
  testNotice: {
    async given(db) {
      await db.query(
        `insert into pipeline_private.notice_settings (user_id, popup_causes, email_causes, slack_causes, email_address)
         select id, '{}', '{}', '{}', 'sam@example.com' from pipeline_private.users
         on conflict (user_id) do update set email_address = excluded.email_address`,
      )
      return { channel: 'email' }
    },
    from: 'viewer',
  },
  thisIsTheOriginal: { given: async () => ({ sendsAs: 'production', reason: 'moved here' }), from: 'admin' },
  unarchiveLead: { given: async (db) => ({ ...(await aDeadLead(db)), reason: 'the buyer fell through' }) },
  unassignLead: { given: aLeadThere },
  unassignReviewItem: { given: async (db) => ({ itemId: await anItemThere(db) }) },
  undoBulkAct: {
    async given(db) {
      const actId = await aBulkActThere(db)
      await db.query('select pipeline_private.run_bulk_act($1)', [actId])
      return { actId, reason: 'wrong list' }
    },
  },
  undoManualChange: {
    async given(db) {
      const { leadId } = await aLeadThere(db)
      await db.query(`select pipeline.hold_lead($1, 'wrong row')`, [leadId])
      return {
        auditId: await id(
          db,
          `select max(id) as id from pipeline.audit_log where vendor_lead_id = $1`,
          leadId,
        ),
        reason: 'wrong row',
      }
    },
  },
  undoTransaction: {
    async given(db) {
      const { leadId } = await aLeadThere(db)
      await db.query('update pipeline.vendor_leads set bedrooms = 1 where id = $1', [leadId])
      return {
        auditId: await id(
          db,
          `select max(id) as id from pipeline.audit_log where vendor_lead_id = $1`,
          leadId,
        ),
        reason: 'wrong list',
      }
    },
  },
  wakeReviewItem: { given: async (db) => ({ itemId: await anItemThere(db) }) },
  withdrawFlag: {
    async given(db) {
      const { leadId } = await aLeadThere(db)
      const noted = `select id from pipeline.flag_property($1, 'flood', 'water comes in')`
      return { flagId: await id(db, noted, leadId), reason: 'it was a burst pipe' }
    },
  },
  withdrawMessage: {
    async given(db) {
      return { messageId: await aScheduledText(db), reason: 'they rang' }
    },
  },
  withdrawOffer: {
    given: async (db) => ({ offerId: (await anOfferThere(db)).offerId, reason: 'the survey was bad' }),
  },
}

apiStory('each mutation works from its role on, and for nobody below', async ({ database: { db }, ask }) => {
  const schema = buildSchema(readFileSync(projectFile('db/schema.graphql'), 'utf8'))
  const fields = schema.getMutationType()?.getFields() ?? {}
  expect(Object.keys(mutations)).toEqual(Object.keys(fields).sort())
  await ask('viewer', '{ now }')

  for (const [name, { given, from = 'operator', refusal = 'FORBIDDEN' }] of Object.entries(mutations)) {
    const type = String(fields[name]?.args[0]?.type)
    const document = `mutation ($input: ${type}) { ${name}(input: $input) { __typename } }`
    // Who is refused changes nothing: the next one is given the same.
    let input = await given(db)
    const send = (role: Parameters<typeof ask>[0]) => ask(role, document, { input })
    async function does(role: 'viewer' | 'operator' | 'admin'): Promise<void> {
      expect((await send(role)).errors, `${name} ${role}`).toEqual([])
      if (role !== 'admin') input = await given(db)
    }
    const isRefused = async (role: 'viewer' | 'operator') =>
      expect((await send(role)).errors, `${name} ${role}`).toMatchObject([{ extensions: { code: refusal } }])

    expect((await send(undefined)).status, name).toBe(401)
    await (from === 'viewer' ? does('viewer') : isRefused('viewer'))
    await (from === 'admin' ? isRefused('operator') : does('operator'))
    await does('admin')
  }
})

apiStory('what looks through everything is for admins', async ({ ask }) => {
  for (const list of ['checkInvariants', 'auditFaults', 'webhookDeliveries']) {
    const query = `{ ${list} { totalCount } }`
    for (const role of ['viewer', 'operator'] as const) {
      expect((await ask(role, query)).errors, query).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    }
    expect((await ask('admin', query)).errors, query).toEqual([])
  }
})
