import { expect } from 'vitest'
import { aLeadAt } from '../../support/leads.ts'
import { colleagues } from '../../support/owners.ts'
import { cliStory } from '../support/story.ts'

cliStory('a lead is written in once, and corrected', async ({ database: { db }, run }) => {
  const added = await run(
    'leads',
    'add',
    '07700 900123',
    '--name',
    'Ada Pole',
    '--price',
    '185k',
    '--type',
    'semi',
  )
  expect(added).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Added [0-9a-f-]{36}\.\n$/) })
  const again = await run('leads', 'add', '+44 07700 900123')
  expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('already (VL019)') })

  const edited = await run(
    'leads',
    'edit',
    '07700900123',
    '--price',
    '172,500',
    '--clear',
    'type',
    '--reason',
    'rang',
  )
  expect(edited).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Corrected/) })
  const { rows } = await db.query(
    'select vendor_name, vendor_phone, asking_price, property_type from pipeline.vendor_leads',
  )
  expect(rows).toEqual([
    {
      vendor_name: 'Ada Pole',
      vendor_phone: '+447700900123',
      asking_price: '172500.00',
      property_type: null,
    },
  ])
})

cliStory('what cannot be right is said in one line', async ({ run }) => {
  for (const [args, said] of [
    [['leads', 'add', '0117 496 0123'], 'a landline cannot be texted'],
    [['leads', 'add', '07700900123', '--postcode', 'Bristol'], '"Bristol": '],
    [['leads', 'edit', '07700900123'], 'Nothing to correct'],
    [['leads', 'edit', '07700900123', '--clear', 'phone'], 'phone cannot be emptied'],
    [
      ['leads', 'edit', '07700900123', '--price', '185k', '--clear', 'price'],
      'price cannot be corrected and emptied at once',
    ],
  ] as const) {
    const { code, stderr } = await run(...args)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(said) })
  }
})

cliStory('a person takes over, texts and hands back', async ({ database: { db }, run }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: '+447700900123' })
  expect(await run('leads', 'take-over', lead)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('leads the conversation'),
  })
  const words = ['leads', 'text', '07700900123', 'Shall I ring at six?']
  const asked = await run(...words)
  expect(asked).toMatchObject({ code: 1, stderr: expect.stringContaining('No row backs "at six" (date)') })
  expect(await run(...words, '--anyway')).toMatchObject({ code: 0 })
  const { rows } = await db.query(
    `select body, status, author from pipeline.lead_messages where author = 'person'`,
  )
  expect(rows).toEqual([{ body: 'Shall I ring at six?', status: 'queued', author: 'person' }])
  expect(await run('leads', 'hand-back', lead)).toMatchObject({
    code: 0,
    stdout: `Automation leads the conversation of ${lead}.\n`,
  })
})

cliStory('a hold ends when it was said to', async ({ database: { db }, run }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  expect(await run('leads', 'hold', lead, '--reason', 'away', '--until', '2099-12-01 17:00')).toMatchObject({
    code: 1,
  })
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  const held = await run('leads', 'hold', lead, '--reason', 'away', '--until', `${day} 12:30`)
  expect(held.stdout).toMatch(/^Holding .* until .*12:30: away\.\n$/)
  expect((await run('leads', 'show', lead)).stdout).toMatch(
    /On hold since .*, until .*12:30: away\n[\s\S]*nothing, until the hold ends/,
  )
})

cliStory('a note and a call are written down, with the next call', async ({ database: { db }, run }) => {
  const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: '+447700900123' })
  expect(await run('leads', 'note', lead, 'Has two dogs.', '--pin')).toMatchObject({ code: 0 })
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  const call = await run(
    'leads',
    'call',
    '07700900123',
    'no-answer',
    '--note',
    'rang long',
    '--next',
    `${day} 12:30`,
  )
  expect(call).toMatchObject({ code: 0, stdout: expect.stringContaining(' is to ring on ') })
  expect((await run('leads', 'call', lead, 'reached', '--next', 'soon')).stderr).toContain('is no time')
  expect(await run('leads', 'ring', lead, `${day} 15:00`, '--note', 'about the keys')).toMatchObject({
    code: 0,
  })

  const { stdout } = await run('leads', 'show', lead)
  expect(stdout).toMatch(/pinned +Has two dogs\./)
  expect(stdout).toMatch(/no answer .*rang long/)
  expect(stdout).toMatch(/rings the vendor: about the keys/)
  expect(await run('leads', 'ring', lead, '--give-up', 'they are away')).toMatchObject({ code: 0 })
  expect((await run('leads', 'show', lead)).stdout).not.toMatch(/rings the vendor/)
})

cliStory(
  'another number of a vendor is noted, shown, found by and forgotten',
  async ({ database: { db }, run }) => {
    const lead = await aLeadAt(db, 'RETRY_1', { vendor_phone: '+447700900123' })
    const noted = await run('leads', 'phone', lead, '0117 496 0999', '--reason', 'rang from there')
    expect(noted).toMatchObject({ code: 0, stdout: `${lead} is known by +441174960999, too.\n` })
    const shown = await run('leads', 'show', '0117 496 0999')
    expect(shown.stdout).toContain('+447700900123')
    expect(shown.stdout).toContain('Writes from +441174960999, too')
    const own = await run('leads', 'phone', lead, '07700900123')
    expect(own).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('VL018: this is the number that the lead has already'),
    })
    const gone = await run('leads', 'phone', lead, '0117 496 0999', '--remove')
    expect(gone.stdout).toBe(`${lead} is not known by 0117 496 0999 any more.\n`)
  },
)

cliStory(
  'a lead is given to a colleague, and theirs are listed and found',
  async ({ database: { db }, run }) => {
    await colleagues(db, 'ann')
    const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
    await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Moss' })
    const given = await run('leads', 'assign', lead, 'ann', '--reason', 'knows the street')
    expect(given).toMatchObject({ code: 0, stdout: `ann looks after ${lead}.\n` })
    for (const args of [['list'], ['find', 'ada']]) {
      const { stdout } = await run('leads', ...args, '--owner', 'ann', '--json')
      expect(JSON.parse(stdout)).toMatchObject([{ vendorName: 'Ada Pole', owner: 'ann' }])
    }
    expect((await run('leads', 'show', lead)).stdout).toContain('ann looks after it')
    expect(await run('leads', 'assign', lead, 'nobody')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('VL031'),
    })
    await run('leads', 'unassign', lead)
    expect((await run('leads', 'list', '--owner', 'ann')).stdout).toContain('There are no leads of ann.')
  },
)
