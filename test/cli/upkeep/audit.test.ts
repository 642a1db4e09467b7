import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { aLead, aLeadAt, only, stageOf } from '../../support/leads.ts'
import { cliStory, cliStoryOfBreach } from '../support/story.ts'

const ada = { vendor_name: 'Ada Sparrow', vendor_phone: '+447700900101' }

async function lastChange(db: Db): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `select max(id) as id from pipeline.audit_log where table_name = 'vendor_leads'`,
  )
  return only(rows).id
}

describe('audit', () => {
  cliStoryOfBreach('verify says that all is well, or what is not', async ({ database: { pool }, run }) => {
    const lead = await aLead(pool, ada)
    expect(await run('audit', 'verify')).toMatchObject({
      code: 0,
      stdout: 'The record is whole, and every row is as it says.\n',
    })

    const client = await pool.connect()
    await client.query(
      'set session_replication_role = replica; update pipeline.vendor_leads set bedrooms = 9',
    )
    client.release(true)
    const { code, stdout } = await run('audit', 'verify', '--lead', '07700900101')
    expect(code).toBe(1)
    expect(stdout).toMatch(`row   vendor_leads ${lead}  entry `)
    expect(stdout).toContain('the row was changed without an entry: bedrooms')
  })

  cliStory(
    'exported heads show a history that was rewritten as a whole',
    async ({ database: { pool }, folder, run }) => {
      const lead = await aLead(pool, ada)
      const path = await folder.write('heads.txt', '')
      const exported = await run('audit', 'export', path)
      expect(exported.stdout).toMatch(/^\d+ heads written to .*heads\.txt, SHA-256 [0-9a-f]{64}\n$/)
      expect((await run('audit', 'verify', '--heads', path)).code).toBe(0)

      // The owner forgets who created the lead, and writes everything anew to fit.
      const client = await pool.connect()
      await client.query('set session_replication_role = replica')
      await client.query(
        `update pipeline.audit_log as e set actor = 'nobody', hash = pipeline_private.audit_hash(
         previous_hash, table_name, row_id, chain_no, vendor_lead_id, operation, old_values, new_values, digests, actor_kind,
         'nobody', user_id, reason, session_login, application_name, client_address, transaction_id, created_at)
       where row_id = $1`,
        [lead],
      )
      await client.query(`update pipeline.pipeline_events set actor = 'nobody' where vendor_lead_id = $1`, [
        lead,
      ])
      client.release(true)
      expect((await run('audit', 'verify')).code).toBe(0)
      const { code, stdout } = await run('audit', 'verify', '--heads', path)
      expect(code).toBe(1)
      expect(stdout).toContain(
        `head  vendor_leads ${lead}  history was rewritten since the heads were exported`,
      )
    },
  )

  cliStory('a file of heads that is cut off or altered is refused', async ({ folder, run }) => {
    const path = await folder.write('heads.txt', '')
    await run('audit', 'export', path)
    const whole = await folder.read('heads.txt')
    for (const spoilt of [
      whole.slice(0, -200),
      whole.replace(/"stages"/, '"stagez"'),
      whole.split('\n').slice(1).join('\n'),
    ]) {
      await folder.write('spoilt.txt', spoilt)
      const { code, stderr } = await run(
        'audit',
        'verify',
        '--heads',
        path.replace('heads.txt', 'spoilt.txt'),
      )
      expect(code).toBe(1)
      expect(stderr).toMatch(/cut off or was altered|no file of audit heads|not an audit head/)
    }
  })
})

describe('leads changes and undo', () => {
  cliStory('a mistake is seen, looked at and taken back', async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE', ada)
    await run('leads', 'move', lead, 'DEAD_LEAD', '--reason', 'wrong row')
    const change = await lastChange(db)

    const changes = await run('leads', 'changes', '07700900101')
    expect(changes.stdout).toMatch(new RegExp(`^${change}  .* vendor_leads by .* \\(sql\\): wrong row`))
    expect(changes.stdout).toContain('    pipeline_stage: OFFER_MADE → DEAD_LEAD')

    const look = await run('leads', 'undo', change, '--dry-run')
    expect(look.stdout).toMatch(/^It would:\n {2}move the lead back from DEAD_LEAD to OFFER_MADE\n/)
    expect(look.stdout).toContain('start 1 agent run(s) again')
    expect(await stageOf(db, lead)).toBe('DEAD_LEAD')

    expect((await run('leads', 'undo', change)).code).toBe(2)
    const done = await run('leads', 'undo', change, '--reason', 'wrong lead')
    expect(done).toMatchObject({ code: 0, stdout: look.stdout.replace('It would:', 'Done:') })
    expect(await stageOf(db, lead)).toBe('OFFER_MADE')

    const again = await run('leads', 'undo', change, '--reason', 'once more')
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('taken back already')
    const ofAll = await run('leads', 'undo', change, '--all-leads', '--reason', 'once more')
    expect(ofAll).toMatchObject({ code: 1, stderr: again.stderr })
  })
})
