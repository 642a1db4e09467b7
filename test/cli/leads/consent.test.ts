import { describe, expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { aLead } from '../../support/leads.ts'
import { cliStory } from '../support/story.ts'

const wording = 'I agree that Homestead Buyers Ltd may text me.'

async function consentsIn(db: Db) {
  const { rows } = await db.query(
    `select leads.vendor_phone as phone, consents.wording, (consents.given_at at time zone 'Europe/London')::date::text as day,
       consents.names_us, consents.proof
     from pipeline.consents as consents
     join pipeline.vendor_leads as leads on leads.id = consents.vendor_lead_id
     order by leads.vendor_phone`,
  )
  return rows
}

async function askedToRing(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ phone: string }>(
    `select leads.vendor_phone as phone
     from pipeline.review_items as items
     join pipeline.vendor_leads as leads on leads.id = items.vendor_lead_id
     where items.kind = 'no_consent' and items.resolved_at is null
     order by 1`,
  )
  return rows.map(({ phone }) => phone)
}

describe('an import', () => {
  cliStory('brings one consent for the whole file', async ({ database: { db }, folder, run }) => {
    const file = await folder.write('bought.csv', 'phone,source\n07700900101,list\n07700900102,list\n')
    const ran = await run('leads', 'import', file, '--consent', wording, '--consent-date', '2026-01-31')

    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(await consentsIn(db)).toEqual(
      ['+447700900101', '+447700900102'].map((phone) => ({
        phone,
        wording,
        day: '2026-01-31',
        names_us: true,
        proof: 'in bought.csv',
      })),
    )
    expect(await askedToRing(db)).toEqual([])
  })

  cliStory('reads what each row says of it', async ({ database: { db }, folder, run }) => {
    const file = await folder.write(
      'rows.csv',
      [
        'phone,source,Consent,Consent date',
        '07700900101,list,yes,01/02/2026',
        '07700900102,list,no,',
        '07700900103,list,"Texts from partners, please",2026-01-05 10:30',
        '07700900104,list,yes,2099-01-01',
        '07700900105,list,,',
      ].join('\n'),
    )
    const rehearsed = await run('leads', 'import', file, '--consent', wording, '--dry-run')
    const ran = await run('leads', 'import', file, '--consent', wording)

    for (const { stdout } of [rehearsed, ran])
      expect(stdout).toMatch(/\n {2}3 of those imported have not consented to texts/)
    expect(await consentsIn(db)).toMatchObject([
      { phone: '+447700900101', wording, day: '2026-02-01' },
      { phone: '+447700900103', wording: 'Texts from partners, please', day: '2026-01-05', names_us: false },
    ])
    expect(await askedToRing(db)).toEqual(['+447700900102', '+447700900104', '+447700900105'])
    expect(await folder.read('rows.errors.csv')).toContain(
      '5,warning,Consent date,2099-01-01,a consent cannot be given in the future',
    )
  })

  cliStory(
    'brings the consent of leads that are there, with update',
    async ({ database: { db }, folder, run }) => {
      const file = await folder.write('list.csv', 'phone,source\n07700900101,list\n')
      await run('leads', 'import', file)
      expect(await askedToRing(db)).toEqual(['+447700900101'])

      const again = ['leads', 'import', file, '--consent', wording, '--consent-date', '2026-01-31']
      expect((await run(...again)).stdout).toContain('1 skipped')
      expect((await run(...again, '--on-duplicate', 'update')).stdout).toContain('1 updated')
      expect((await run(...again, '--on-duplicate', 'update')).stdout).toContain('1 skipped')
      expect(await consentsIn(db)).toHaveLength(1)
      expect(await askedToRing(db)).toEqual([])
    },
  )

  cliStory(
    'says what is wrong with a consent before it writes anything',
    async ({ database: { db }, folder, run }) => {
      const file = await folder.write('list.csv', 'phone\n07700900101\n')
      const wrong: [options: string[], said: string][] = [
        [['--consent', ' ', '--consent-date', '2026-01-31'], 'a consent has a wording'],
        [['--consent', 'yes', '--consent-date', '2026-01-31'], 'does not say to which words'],
        [['--consent', wording, '--consent-date', '2099-01-01'], 'cannot be given in the future'],
        [['--consent', wording, '--consent-date', '31/02/2026'], 'there is no such day'],
        [['--consent', wording], 'When was the consent given?'],
      ]
      for (const [options, said] of wrong) {
        const { code, stderr } = await run('leads', 'import', file, ...options)
        expect(stderr).toContain(said)
        expect(code).not.toBe(0)
      }
      expect((await db.query('select from pipeline.vendor_leads')).rowCount).toBe(0)
    },
  )
})

describe('one lead', () => {
  cliStory('is added with a consent', async ({ database: { db }, run }) => {
    await run('leads', 'add', '07700900101', '--source', 'walk-in', '--consent', wording)
    expect(await consentsIn(db)).toMatchObject([{ wording, names_us: true }])
    expect(await askedToRing(db)).toEqual([])

    const { stdout } = await run('leads', 'show', '07700900101')
    expect(stdout).toContain(`by walk-in: "${wording}"`)
    expect(stdout).not.toContain('agreed to')
  })

  cliStory('gets a consent later, and goes on', async ({ database: { db }, run }) => {
    const lead = await aLead(db, { source: 'list' })
    expect((await run('leads', 'show', lead)).stdout).toContain('Has not agreed to texts')
    expect(await askedToRing(db)).toHaveLength(1)

    const noted = await run('leads', 'consent', lead, 'Do text me', '--proof', 'said so on the phone')
    expect(noted.stdout).toContain('does not name us')
    expect(await askedToRing(db)).toEqual([])
    expect((await run('leads', 'show', lead)).stdout).toContain('No reminders')

    await run('leads', 'consent', lead, 'Do text me', '--names-us')
    expect((await run('leads', 'show', lead)).stdout).not.toContain('No reminders')
  })

  cliStory('is refused with a consent that cannot be right', async ({ database: { db }, run }) => {
    for (const options of [
      ['--consent', 'y'],
      ['--consent', wording, '--consent-date', '2099-01-01'],
      ['--consent-date', '2026-01-01'],
    ])
      expect((await run('leads', 'add', '07700900101', ...options)).code).toBe(2)
    expect((await db.query('select from pipeline.vendor_leads')).rowCount).toBe(0)
  })
})
