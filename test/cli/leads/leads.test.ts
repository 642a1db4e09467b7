import { describe, expect } from 'vitest'
import { aLead, aLeadAt, stageOf } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

const ada = { vendor_name: 'Ada Sparrow', vendor_phone: '+447700900101' }

describe('leads show', () => {
  cliStory('tells on one screen who, where, what next and what was', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { ...ada, external_ref: 'A1' })
    await db.query(
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling) values ($1, 1, 150000, 160000)`,
      [lead],
    )
    await run('leads', 'move', lead, 'COMPLETED')
    const { code, stdout } = await run('leads', 'show', '07700 900101')

    expect(code).toBe(0)
    for (const part of [
      ...['Ada Sparrow  +447700900101', lead, 'from manual A1', '14 Oak Road, Bristol, BS6 5QA'],
      ...['semi detached, 3 bedrooms, fair condition, asking £185,000, worth £200,000, offered £150,000'],
      ...[
        'OFFER_MADE since',
        'visit 4',
        'We owe the next step',
        'agent offer_engine MAKE_OFFER queued  the agent owes it',
        'timer: ',
        'VIDEO_SENT      automation or a person',
      ],
      ...['Invalid transition: OFFER_MADE → COMPLETED', 'round 1  £150,000  made'],
      ...['stage_change', 'DEAL_VALIDATION → OFFER_MADE', 'invalid_transition_attempt'],
    ]) {
      expect(stdout).toContain(part)
    }
    expect(stdout).not.toContain('\x1b')
  })

  cliStory('gives the same as JSON', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'NEW_LEAD', ada)
    const { stdout } = await run('leads', 'show', lead, '--json')

    expect(JSON.parse(stdout)).toMatchObject({
      lead: { id: lead, vendorName: 'Ada Sparrow', pipelineStage: 'NEW_LEAD', turn: 'us' },
      explained: {
        next: { what: 'agent', owedBy: 'agent' },
        pending: {
          timer: { name: 'our_turn', action: 'review' },
          runs: [{ agent: 'sms_agent', status: 'queued' }],
        },
      },
      events: [{ eventType: 'stage_change', toStage: 'NEW_LEAD' }],
    })
  })

  cliStory('names what a person has to do first', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', ada)
    await run('leads', 'take-over', lead)
    const { stdout } = await run('leads', 'show', lead)
    expect(stdout).toMatch(
      /\nNext\n {2}\S.* leads the conversation, until leads hand-back {2}a person owes it\n/,
    )
    expect(stdout).toMatch(/\nAfter that\n( {2}.*\n)* {2}timer: .* {2}frozen, \d+ (h|min) left\n/)
  })

  cliStory('says of each text that has not left what it waits for', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', ada)
    await run('leads', 'text', lead, 'Shall I come round on Monday?', '--anyway')
    const shown = async () => {
      const { stdout } = await run('leads', 'show', lead)
      const [next = '', text = ''] = [/\nNext\n.*\n/, /\n {2}text person.*\n/].map(
        (part) => part.exec(stdout)?.[0],
      )
      return { next, text }
    }
    expect((await shown()).text).toContain('text person waits for a worker to take it')

    const nobody = 'NO_CARRIER: no carrier is set up, see docs/set-up-twilio.md'
    await db.query(
      `insert into pipeline.carriers (carrier, down_since, try_at, last_error) values ('none', now(), now(), $1)`,
      [nobody],
    )
    expect((await shown()).text).toContain(`text person waits for the carrier (${nobody})`)
    expect((await run('leads', 'why', lead)).stdout).toContain(`, waits for the carrier (${nobody})`)

    await db.query(`update pipeline.sending_right set place = 'elsewhere'`)
    expect((await shown()).text).toContain('waits: this database is a copy, which texts nobody')
  })

  cliStory(
    'of a phone that several leads have is refused like any other command, and lists them',
    async ({ database: { db }, run }) => {
      const one = await aLeadAt(db, 'NEW_LEAD', ada)
      const other = await aLeadAt(db, 'DEAD_LEAD', { ...ada, property_postcode: 'M1 1AE' })
      for (const command of [['show'], ['show', '--json'], ['why'], ['changes'], ['take-over']]) {
        const { code, stdout, stderr } = await run('leads', ...command, '07700900101')
        expect({ command, code, stdout }).toEqual({ command, code: 1, stdout: '' })
        expect(stderr).toContain('2 leads have 07700900101. Name one by its id:')
        expect(stderr).toMatch(new RegExp(`^${one} .* NEW_LEAD `, 'm'))
        expect(stderr).toMatch(new RegExp(`^${other} .* DEAD_LEAD `, 'm'))
      }
    },
  )

  cliStory('says when there is no such lead', async ({ run }) => {
    const unknown = await run('leads', 'show', '07700900999')
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('No lead has 07700900999') })
    expect(await run('leads', 'show', 'whatever')).toMatchObject({ code: 2 })
  })
})

describe('leads why', () => {
  cliStory(
    'tells who and what is behind a text, and what became of it',
    async ({ database: { db }, run }) => {
      const lead = await aLeadAt(db, 'OFFER_MADE', ada)
      expect((await run('leads', 'why', '07700900101')).stdout).toBe('The vendor has not been texted yet.\n')
      await run('leads', 'text', lead, 'Shall I come round on Monday?', '--anyway')
      const { code, stdout } = await run('leads', 'why', lead)

      expect(code).toBe(0)
      expect(stdout).toMatch(
        /^Shall I come round on Monday\? {2}[0-9a-f-]{36}\n {2}because {2}\S+ \(orchestrator leads text\) wrote it\n/,
      )
      expect(stdout).toMatch(/\n {2}move {5}DEAL_VALIDATION → OFFER_MADE by sql \S+ /)
      expect(stdout).toMatch(/\n {2}carrier {2}queued, not before /)

      const [text] = JSON.parse((await run('leads', 'show', lead, '--json')).stdout).texts
      expect((await run('leads', 'why', text.id)).stdout).toBe(stdout)
      expect(JSON.parse((await run('leads', 'why', text.id, '--json')).stdout)).toMatchObject([
        { messageId: text.id, leadId: lead, cause: { kind: 'person' }, delivery: { status: 'queued' } },
      ])
      expect(await run('leads', 'why', '07700900999')).toMatchObject({ code: 1 })
    },
  )
})

describe('leads find', () => {
  cliStory('finds by any part of what is known', async ({ database: { db }, run }) => {
    await aLead(db, { vendor_name: 'Ada Pole', vendor_phone: '+447700900998', property_postcode: 'BS6 5QA' })
    await aLead(db, { vendor_name: 'Bo Lane' })
    for (const words of [['ada', 'pole'], ['07700', '900998'], ['bs65qa'], ['--limit', '1', 'pole']]) {
      const { code, stdout } = await run('leads', 'find', ...words)
      expect({ words, code }).toEqual({ words, code: 0 })
      expect(stdout).toContain('Ada Pole')
      expect(stdout).not.toContain('Bo Lane')
    }
    expect((await run('leads', 'find', 'nobody')).stdout).toContain('No lead has that.')
  })
})

describe('leads list', () => {
  cliStory('shows those that moved last, of one stage if wanted', async ({ database: { db }, run }) => {
    const fresh = await aLeadAt(db, 'NEW_LEAD', ada)
    const offered = await aLeadAt(db, 'OFFER_MADE', ada)

    const all = await run('leads', 'list')
    expect(all.stdout.indexOf(offered)).toBeLessThan(all.stdout.indexOf(fresh))
    const some = await run('leads', 'list', '--stage', 'new_lead', '--json')
    expect(JSON.parse(some.stdout)).toMatchObject([{ id: fresh, pipelineStage: 'NEW_LEAD' }])
    expect(await run('leads', 'list', '--stage', 'NOWHERE')).toMatchObject({ code: 2 })
  })
})

describe('leads move', () => {
  cliStory('moves a lead, over an edge that is open to people', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'RETRY_2')
    const ran = await run('leads', 'move', lead, 'DEAD_LEAD', '--reason', 'Sold elsewhere')

    expect(ran).toMatchObject({ code: 0, stdout: `Moved ${lead} from RETRY_2 to DEAD_LEAD.\n` })
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')
  })

  cliStory('takes the standard reason for which a deal is lost', async ({ database: { db }, run }) => {
    const [told, silent] = [await aLeadAt(db, 'OFFER_ACCEPTED'), await aLeadAt(db, 'OFFER_ACCEPTED')]
    const lose = (lead: string, ...more: string[]) =>
      run('leads', 'move', lead, 'DEAD_LEAD', '--reason', 'Damp', ...more)
    expect(await lose(told, '--fall-through', 'of bats')).toMatchObject({
      ...{
        code: 2,
        stderr: expect.stringMatching(/^There is no reason of bats\. Reasons: survey_or_condition, /),
      },
    })
    expect(await lose(told, '--fall-through', 'survey-or-condition')).toMatchObject({ code: 0 })
    expect((await lose(silent)).stdout).toMatch(/^Nobody has told .*: --fall-through survey_or_condition\|/m)
    const { rows } = await db.query(
      'select vendor_lead_id as lead, fall_through_kind as kind from pipeline.deals order by kind',
    )
    expect(rows).toEqual([
      { lead: told, kind: 'survey_or_condition' },
      { lead: silent, kind: null },
    ])
  })

  cliStory('says why not, and what would be legal', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'NEW_LEAD')
    const refused = await run('leads', 'move', lead, 'COMPLETED')

    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toMatch(
      /^Refused \(VL001\): .* Legal from NEW_LEAD: AI_CONVERSATION, DEAD_LEAD\..*\n$/,
    )
  })

  cliStory('names the fields that are missing', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { bedrooms: null })
    const refused = await run('leads', 'move', lead, 'DEAL_VALIDATION')

    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Refused \(VL002\): .*bedrooms/),
    })
  })

  cliStory('wants a reason where the rules do', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'NEW_LEAD')
    expect(await run('leads', 'move', lead, 'DEAD_LEAD')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--reason'),
    })
  })

  cliStory('does nothing when the lead has moved on', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const stale = await run('leads', 'move', lead, 'OFFER_ACCEPTED', '--expect', 'VIDEO_SENT')

    expect(stale).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Refused \(VL005\)/) })
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')
  })

  cliStory('does not take a slip of the pen for an illegal move', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'NEW_LEAD')
    expect(await run('leads', 'move', lead, 'AI_CONVERSATON')).toMatchObject({ code: 2 })

    const { rows } = await db.query('select from pipeline.review_items')
    expect(rows).toEqual([])
  })
})

describe('leads override', () => {
  cliStory('goes past the rules, with a reason', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'NEW_LEAD')
    expect(await run('leads', 'override', lead, 'OFFER_MADE')).toMatchObject({ code: 2 })

    const ran = await run('leads', 'override', lead, 'OFFER_MADE', '--reason', 'Agreed by phone')
    expect(ran).toMatchObject({ code: 0, stdout: `Took ${lead} from NEW_LEAD to OFFER_MADE.\n` })
    const { rows } = await db.query(`select from pipeline.agent_runs where stage = 'OFFER_MADE'`)
    expect(rows).toEqual([])
  })

  cliStory('does what entering the stage does, when asked to', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'NEW_LEAD')
    await run('leads', 'override', lead, 'OFFER_MADE', '--reason', 'Agreed by phone', '--run-effects')

    const { rows } = await db.query(`select from pipeline.agent_runs where stage = 'OFFER_MADE'`)
    expect(rows).toHaveLength(1)
  })
})

describe('leads hold and release', () => {
  cliStory('freeze a lead, and let it go on', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', ada)
    await run('leads', 'hold', lead, '--reason', 'In\u202e hospital\u200b')
    expect((await run('leads', 'hold', lead, '--reason', 'On holiday')).stdout).toContain(
      'already: In hospital',
    )
    expect((await run('leads', 'show', lead)).stdout).toMatch(
      /On hold since .*: In hospital\n(.*\n)*.*frozen/,
    )

    expect((await run('leads', 'release', lead)).stdout).toBe(`Released ${lead}.\n`)
    expect((await run('leads', 'release', lead)).stdout).toBe(`${lead} was not on hold.\n`)
  })

  cliStory('pass on what the database objects to, in one line', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'DEAD_LEAD')
    const ran = await run('leads', 'hold', lead, '--reason', 'In hospital')
    expect(ran).toMatchObject({ code: 1, stderr: expect.stringMatching(/^VL010: .*terminal.*\n$/) })
  })
})

cliStory('what a vendor writes cannot command the terminal', async ({ database: { db }, run }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION', ada)
  await db.query(`select pipeline.record_inbound_message($1, $2, 'SM1')`, [
    ada.vendor_phone,
    'hello\u001b[2J\r\n\u0007there',
  ])
  const { stdout } = await run('leads', 'show', lead)

  expect(stdout).toContain('hello [2J there')
  expect(stdout).not.toContain('\u001b')
})
