import { expect } from 'vitest'
import { ownWebhook } from '../alert_channels/fake_slack.ts'
import { channelStory, end, raise, telling } from '../alert_channels/story.ts'
import type { OwnDatabase } from '../support/databases/database.ts'
import { aLeadAt, only } from '../support/leads.ts'
import { aPerson, aQuestion, deliveriesIn, type Person } from './people.ts'

const assign = 'select from pipeline.assign_review_item($1, $2)'
/** The clock of these stories begins on a Monday at 09:00 in London. */
const untilNight = '11 hours 30 minutes'

async function twoPeople({ pool, db }: OwnDatabase) {
  const [sam, kim] = [await aPerson(pool, 'sam'), await aPerson(pool, 'kim')]
  await sam.does(
    `select pipeline.choose_notices(
       email_causes => '{item_assigned,overdue}', email_address => 'sam@example.com',
       slack_causes => '{item_assigned}', slack_webhook => $1
     )`,
    [ownWebhook],
  )
  const give = async (count = 1): Promise<string[]> => {
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ann Lee', vendor_phone: '+447700900123' })
    const questions: string[] = []
    for (let nth = 0; nth < count; nth += 1) questions.push(await aQuestion(db, lead, `${nth}`))
    for (const question of questions) await kim.does(assign, [question, 'sam'])
    return questions
  }
  return { sam, kim, give }
}

const problems = async (person: Person) =>
  only(await person.does('select email_problem, slack_problem from pipeline.my_notice_choices()'))

channelStory(
  'a burst is one letter and one message, to that person alone, with a link and no more of the vendor than the first name',
  async ({ database, slack, mail }) => {
    const time = await telling(database, { slack, mail })
    const { give } = await twoPeople(database)
    await give(3)
    await time.pass('10 minutes')
    const letter = only(mail.taken).replaceAll('=\r\n', '')
    expect(letter).toMatch(/^to: sam@example\.com/im)
    expect(letter).toMatch(/^subject: 3 notices for you/im)
    expect(letter).toMatch(/https:\/\/pipeline\.example\.com\/leads\/[0-9a-f-]{36}/)
    expect(letter).toContain('kim gave you a question about Ann')
    expect(slack.own).toHaveLength(1)
    expect(slack.posted).toEqual([])
    expect(letter + JSON.stringify(slack.own)).not.toMatch(/Lee|900123|High Street|Oak Road/)
    expect(await deliveriesIn(database.db)).toHaveLength(6)
  },
)

channelStory(
  'what was read, withdrawn or dealt with before it leaves does not leave',
  async ({ database, slack, mail }) => {
    const time = await telling(database, { slack, mail })
    const { sam, kim, give } = await twoPeople(database)
    const [read, withdrawn, answered] = await give(3)
    await sam.does('select pipeline.read_notices(item_id => $1)', [read])
    await kim.does('select from pipeline.unassign_review_item($1)', [withdrawn])
    await kim.does(`select from pipeline.resolve_review_item($1, 'rang them')`, [answered])
    await time.pass('1 hour')
    expect([...mail.taken, ...slack.own]).toEqual([])
    expect(new Set((await deliveriesIn(database.db)).map((one) => one.split(' ')[2]))).toEqual(
      new Set(['overtaken']),
    )
  },
)

channelStory('that something of theirs is overdue is told while it is', async ({ database, mail }) => {
  const { pool, db } = database
  const time = await telling(database, { mail })
  const sam = await aPerson(pool, 'sam')
  await sam.does(
    `select pipeline.choose_notices(email_causes => '{overdue}', email_address => 'sam@example.com')`,
  )
  await db.query(`update pipeline.settings set questions_overdue_after = '2 hours'`)
  const [late, settled] = [await aLeadAt(db, 'OFFER_MADE'), await aLeadAt(db, 'OFFER_MADE')]
  for (const lead of [late, settled]) {
    await db.query(`select from pipeline.assign_lead($1, 'sam')`, [lead])
    await aQuestion(db, lead)
  }
  await time.pass('119 minutes')
  await db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '1 minute')`)
  await db.query('select pipeline_private.generate_alerts()')
  for (const lead of [late, settled]) await raise(db, 'STAGE_OVERDUE', lead, lead)
  await db.query(
    `select pipeline.resolve_review_item(id, 'rang them') from pipeline.review_items where vendor_lead_id = $1`,
    [settled],
  )
  await end(db, settled)
  await time.pass('10 minutes')
  const { rows } = await db.query(
    `select notices.vendor_lead_id = $1 as is_late, deliveries.status, count(*)::integer as notices
     from pipeline.alert_deliveries as deliveries
     join pipeline.notices on notices.id = deliveries.notice_id
     group by 1, 2 order by 1`,
    [late],
  )
  expect(rows).toEqual([
    { is_late: false, status: 'overtaken', notices: 2 },
    { is_late: true, status: 'sent', notices: 2 },
  ])
})

channelStory(
  'nobody is disturbed outside their hours but by a test of their own; their own hours count before the company’s',
  async ({ database, slack, mail }) => {
    const time = await telling(database, { slack, mail })
    const { sam, give } = await twoPeople(database)
    await sam.does(
      `select pipeline.choose_notices(works_from => '10:00', works_until => '18:00', works_days => '{2,3}')`,
    )
    await give(1)
    await sam.does(`select pipeline.test_notice('email')`)
    await sam.does(`select pipeline.test_notice('email')`)
    await time.pass(untilNight)
    expect(only(mail.taken)).toContain('A test: your notices reach you here')
    await time.pass('13 hours')
    expect(mail.taken).toHaveLength(1)
    await time.pass('1 hour')
    expect(mail.taken[1]).toContain('kim gave you a question about Ann')
    expect(slack.own).toHaveLength(1)

    await sam.does(`select pipeline.choose_notices(clear => '{hours}')`)
    await time.pass('1 day 12 hours')
    await give(1)
    await time.pass('5 hours')
    expect(mail.taken).toHaveLength(2)
    await time.pass('8 hours')
    expect(mail.taken).toHaveLength(3)
  },
)

channelStory(
  'while the mail server is down letters wait, an alert says so, and none comes twice when it is back',
  async ({ database, slack, mail }) => {
    const time = await telling(database, { slack, mail })
    const { sam, give } = await twoPeople(database)
    mail.mode = 'locked_out'
    await give(1)
    await time.pass('10 minutes')
    expect(slack.own).toHaveLength(1)
    expect(slack.posted.map(({ text }) => text)).toEqual([
      'HIGH: Alerts do not reach people by one of the ways',
    ])
    expect(await problems(sam)).toEqual({
      email_problem: 'the mail server answers 535 to AUTH PLAIN',
      slack_problem: null,
    })
    mail.mode = 'lost_answer'
    await time.pass('20 minutes')
    mail.mode = 'accept'
    await time.pass('2 hours')
    const own = mail.taken.filter((letter) => /^to: sam@/im.test(letter))
    const ids = own.map((letter) => /^message-id: (.*)$/im.exec(letter)?.[1])
    expect(new Set(ids).size).toBe(1)
    expect(slack.posted.at(-1)?.text).toBe('Over: Alerts do not reach people by one of the ways')
    expect(await problems(sam)).toEqual({ email_problem: null, slack_problem: null })
  },
)

channelStory(
  'an address that takes nothing is tried once, told to its person alone, and used again when they correct it',
  async ({ database, slack, mail }) => {
    const time = await telling(database, { slack, mail })
    const { sam, give } = await twoPeople(database)
    mail.unknown.add('sam@example.com')
    slack.mode = 'gone'
    await give(1)
    await time.pass('2 hours')
    expect((await sam.notices()).slice(0, 2).toSorted()).toEqual(['way_down 1 -', 'way_down 1 -'])
    expect(await problems(sam)).toMatchObject({
      email_problem: 'the mail server does not take your address',
      slack_problem: 'Slack answers 404, no_service',
    })
    expect(slack.requests).toBe(1)
    expect((await database.db.query('select from pipeline.alerts')).rowCount).toBe(0)

    slack.mode = 'accept'
    await sam.does(`select pipeline.choose_notices(email_address => 'sam@example.org')`)
    await sam.does(`select pipeline.test_notice('slack')`)
    await time.pass('10 minutes')
    expect(only(mail.taken)).toContain('kim gave you a question about Ann')
    expect(slack.own.length).toBeGreaterThan(0)
    const { rows } = await database.db.query(
      `select from pipeline.notices where cause = 'way_down' and read_at is null`,
    )
    expect(rows).toEqual([])
  },
)

channelStory(
  'of two workers one tells, and what a killed one had is told by the next',
  async ({ database, mail }) => {
    const time = await telling(database, { mail })
    const { sam, give } = await twoPeople(database)
    await sam.does(`select pipeline.choose_notices(slack_causes => '{}')`)
    await give(2)
    await database.db.query(`select pipeline_private.advance_clock(pipeline.now() + interval '1 minute')`)
    const claim =
      'select pipeline_private.claim_notices(id) as claimed from pipeline.alert_deliveries order by id'
    const { rows } = await database.db.query(claim)
    expect(rows.map(({ claimed }) => claimed?.ownNotices.length)).toEqual([2, undefined])
    await time.pass('5 minutes')
    expect(mail.taken).toHaveLength(1)
    expect(await deliveriesIn(database.db)).toEqual([
      'item_assigned email sent 2',
      'item_assigned email sent 2',
    ])
  },
)

channelStory(
  'what is no address of a person is refused, and whose webhook is theirs nobody is told',
  async ({ database, slack }) => {
    const time = await telling(database, { slack })
    const { sam, give } = await twoPeople(database)
    for (const webhook of [
      'http://hooks.slack.com/services/T000/B007/own',
      'https://hooks.slack.com.evil.example/services/T000/B007/own',
      'https://user@hooks.slack.com/services/T000/B007/own',
      'https://hooks.slack.com/services/../../admin',
      'https://hooks.slack.com:8443/services/T000/B007/own',
      'https://169.254.169.254/services/T000/B007/own',
      'https://hooks.slack.com/services/T000/B007/own?x=1',
    ]) {
      await expect(
        sam.does('select pipeline.choose_notices(slack_webhook => $1)', [webhook]),
      ).rejects.toThrow('that is no incoming webhook of Slack')
    }
    for (const address of ['sam', 'sam@example.com\r\nBcc: all@example.com', 'a@b']) {
      await expect(
        sam.does('select pipeline.choose_notices(email_address => $1)', [address]),
      ).rejects.toThrow()
    }
    await expect(
      sam.does(
        `select pipeline.choose_notices(works_from => '18:00', works_until => '09:00', works_days => '{1}')`,
      ),
    ).rejects.toThrow('hours have a beginning')
    await expect(sam.does(`select pipeline.choose_notices(popup_causes => '{test}')`)).rejects.toThrow()
    // In another window they have chosen otherwise meanwhile.
    const chosen = `select popup_causes, version from pipeline.choose_notices(popup_causes => $1, expected_version => $2)`
    const before = only(
      await sam.does<{ version: number }>('select version from pipeline.my_notice_choices()'),
    )
    expect(await sam.does(chosen, ['{overdue}', before.version])).toEqual([
      { popup_causes: ['overdue'], version: before.version + 1 },
    ])
    await expect(sam.does(chosen, ['{}', before.version])).rejects.toMatchObject({ code: 'VL041' })
    expect(await sam.does('select popup_causes from pipeline.my_notice_choices()')).toEqual([
      { popup_causes: ['overdue'] },
    ])
    await expect(database.db.query('select pipeline.choose_notices()')).rejects.toThrow(
      'only somebody who is signed in',
    )

    await give(1)
    await time.pass('10 minutes')
    const choices = only(await sam.does('select * from pipeline.my_notice_choices()'))
    expect(choices).toMatchObject({ has_slack: true, email_address: 'sam@example.com' })
    const { rows } = await database.db.query(
      `select to_jsonb(audit_log)::text as entry from pipeline.audit_log
       union all select to_jsonb(api_usage)::text from pipeline.api_usage
       union all select to_jsonb(states)::text from pipeline.alert_channel_states as states
       union all select to_jsonb(deliveries)::text from pipeline.alert_deliveries as deliveries`,
    )
    expect(JSON.stringify([choices, rows])).not.toMatch(/B007/)
  },
)

channelStory('where no way is set up a person sees it, and nothing waits', async ({ database }) => {
  const time = await telling(database, {})
  const { sam, give } = await twoPeople(database)
  await give(1)
  await time.pass('10 minutes')
  expect(await problems(sam)).toEqual({
    email_problem: 'nobody has set it up for the workers',
    slack_problem: 'nobody has set it up for the workers',
  })
  expect((await deliveriesIn(database.db)).toSorted()).toEqual([
    'item_assigned email no_channel 1',
    'item_assigned slack no_channel 1',
  ])
})
