import { expect } from 'vitest'
import { noteFindings } from '../../../db/work/alert_rules.ts'
import { startFakeMailServer } from '../../alert_channels/fake_mail_server.ts'
import { startFakeSlack } from '../../alert_channels/fake_slack.ts'
import { raise } from '../../alert_channels/story.ts'
import { aLead } from '../../support/leads.ts'
import { orchestrator } from '../support/orchestrator.ts'
import { cliStory } from '../support/story.ts'

cliStory(
  'what people are alerted to is listed, with what to do, and somebody looks after it',
  async ({ database: { db }, run }) => {
    expect((await run('alerts', 'list')).stdout).toBe('None is open.\n')
    const lead = await aLead(db)
    await raise(db, 'STUCK_JOB', 'job:1')
    await raise(db, 'STAGE_OVERDUE', `lead:${lead}`, lead)
    await raise(db, 'STUCK_JOB', 'job:1')
    const listed = await run('alerts', 'list')
    expect(listed.stdout).toMatch(/HIGH +STUCK_JOB ×2[\s\S]*MEDIUM +STAGE_OVERDUE/)
    expect(listed.stdout).toContain(
      'STUCK_JOB: Open System, Workers and queue to see whether its worker lives',
    )
    const [first] = JSON.parse((await run('alerts', 'list', '--json')).stdout)
    expect(await run('alerts', 'acknowledge', first.id)).toMatchObject({
      ...{ code: 0, stdout: expect.stringMatching(/^STUCK_JOB: looked after by \S.*\n$/) },
    })
    expect((await run('alerts', 'resolve', first.id)).code).toBe(2)
    expect((await run('alerts', 'resolve', first.id, '--reason', ' ')).stderr).toContain('VL003')
    expect((await run('alerts', 'resolve', first.id, '--reason', 'seen to')).stdout).toBe(
      'STUCK_JOB: over.\n',
    )
    const { rows } = await db.query(
      'select type, resolved_because as because from pipeline.alerts where resolved_by is not null',
    )
    expect(rows).toEqual([{ type: 'STUCK_JOB', because: 'seen to' }])
    await db.query('update pipeline.alerts set resolved_at = pipeline.now() where resolved_at is null')
    expect((await run('alerts', 'list')).stdout).toBe('None is open.\n')
    expect((await run('alerts', 'list', '--ended', '1')).stdout).toMatch(/over +STAGE_OVERDUE/)
    const unknown = await run('alerts', 'acknowledge', '00000000-0000-4000-8000-000000000000')
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('orchestrator alerts list') })
    expect((await run('alerts', 'acknowledge', 'mine')).code).toBe(2)
  },
)

cliStory(
  'the ways to people are tried by hand, and each try is written down',
  { timeout: 180_000 },
  async ({ database: { db, url } }) => {
    const [slack, mail] = [await startFakeSlack(), await startFakeMailServer()]
    const env = {
      ...{ PUBLIC_URL: slack.settings.publicUrl, SLACK_WEBHOOK_URL: slack.settings.webhookUrl },
      ...{ SMTP_URL: mail.settings.smtpUrl, ALERT_EMAIL_FROM: mail.settings.from },
      ALERT_EMAIL_TO: mail.settings.to.join(),
    }
    const run = (...args: string[]) => orchestrator(args, { url, env })
    try {
      expect(await run('alerts', 'test')).toMatchObject({ code: 0, stdout: 'slack: sent\nemail: sent\n' })
      slack.mode = 'gone'
      expect(await run('alerts', 'test', 'slack')).toMatchObject({
        ...{ code: 1, stdout: 'slack: Slack answers 404, no_service\n' },
      })
      await run('doctor', '--providers')
      expect(await run('alerts', 'test', 'pigeon')).toMatchObject({
        ...{ code: 2, stderr: expect.stringContaining('email, slack') },
      })
      const { rows } = await db.query(
        `select provider, purpose, outcome, code from pipeline.api_usage
         order by began_at, provider`,
      )
      expect(rows.slice(0, 3)).toEqual([
        { provider: 'slack', purpose: 'alert', outcome: 'ok', code: '200' },
        { provider: 'smtp', purpose: 'alert', outcome: 'ok', code: '250' },
        { provider: 'slack', purpose: 'alert', outcome: 'refused', code: '404' },
      ])
      expect(
        rows
          .slice(3)
          .map(({ provider, outcome }) => `${provider} ${outcome}`)
          .toSorted(),
      ).toEqual(['slack refused', 'smtp ok'])
      expect((await run('alerts', 'channels')).stdout).toMatch(/email +HIGH/)
      expect(JSON.parse((await run('alerts', 'channels', '--json')).stdout)).toHaveLength(2)
    } finally {
      await Promise.all([slack.close(), mail.close()])
    }
  },
)

cliStory(
  'what is watched is listed, silenced until a time, and told again',
  async ({ database: { db }, run }) => {
    await noteFindings(db, 'SOURCE_QUIET', {
      found: JSON.stringify([{ scope: 'web', amount: 3, out_of: 18, is_wrong: true }]),
    })
    const { stdout: rules } = await run('alerts', 'rules')
    expect(rules).toMatch(/SOURCE_QUIET +web +3 of 18 +yes/)
    expect(rules).toMatch(/STALLED_PIPELINE .* 30 min +1 d +1 d/)
    expect(rules).not.toContain('false')
    const change = (...given: string[]) => run('alerts', 'change', 'source_quiet', ...given)
    expect((await change('--repeats-every', '4 h')).code).toBe(2)
    expect(
      (await change('--repeats-every', '4 h', '--escalates-after', '0', '--reason', 'unseen')).stdout,
    ).toBe('SOURCE_QUIET: changed.\n')
    expect((await run('alerts', 'rules')).stdout).toMatch(/SOURCE_QUIET +web +.*4 h/)
    for (const [wait, why] of [
      ['soon', 'invalid input syntax for type interval'],
      ['10 min', 'VL018'],
    ] as const)
      expect((await change('--repeats-every', wait, '--reason', 'x')).stderr).toContain(why)
    const { rows } = await db.query(
      `select to_char(pipeline.now() + interval '2 days', 'YYYY-MM-DD"T"HH24:MI') as later`,
    )
    const silence = ['alerts', 'silence', 'source_quiet', '--scope', 'web', '--until', rows[0]?.later]
    expect((await run(...silence)).code).toBe(2)
    expect((await run(...silence, '--reason', 'the form is rebuilt')).stdout).toMatch(/^Silenced until .*\n$/)
    const [stands] = JSON.parse((await run('alerts', 'silences', '--json')).stdout)
    expect(stands).toMatchObject({ type: 'SOURCE_QUIET', scope: 'web', reason: 'the form is rebuilt' })
    expect((await run('alerts', 'unsilence', stands.id, '--reason', 'it works')).stdout).toBe(
      'SOURCE_QUIET: told again.\n',
    )
    expect((await run('alerts', 'silences')).stdout).toBe('Nothing is silenced.\n')

    const slip = [...silence.with(4, 'wbe'), '--reason', 'the form is rebuilt']
    expect((await run(...slip)).stdout).toContain(
      'But SOURCE_QUIET has never looked at anything called “wbe”; it has at web.',
    )
  },
)
