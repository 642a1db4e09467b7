import { describe, expect, test } from 'vitest'
import { replyLines } from '../../../src/cli/agents/reply_lines.ts'
import { story } from '../../support/databases/database.ts'
import { orchestrator } from '../support/orchestrator.ts'

interface Reading {
  line: number
  text: string
  given?: Record<string, string>
  optOut: string
  care: string | null
  intent: string | null
  amount: number | null
  facts: object
  action: string
  movesTo: string[]
  says: string[]
  asks: string[]
  starts: string[]
}

const agentsStory = story.extend(
  'run',
  async ({ database }) =>
    (input: string, ...args: string[]) =>
      orchestrator(['agents', ...args, '--database-url', database.url], { input }),
)

const readingsOf = (stdout: string): Reading[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('agents read', () => {
  agentsStory(
    'says how each answer to an offer is read, and what would follow',
    async ({ run, database }) => {
      const texts = [
        'Yes I accept',
        'could you do 160?',
        'no thanks',
        'STOP',
        'please leave me alone',
        'my mum passed away last week',
        'who are you?',
        '14a Oak Road, Bristol',
      ]
      const { code, stdout } = await run(texts.join('\n'), 'read', '--offer', '150k')
      expect(code).toBe(0)
      const readings = readingsOf(stdout)
      expect(readings.map(({ line, text }) => [line, text])).toEqual(
        texts.map((text, index) => [index + 1, text]),
      )
      expect(readings).toMatchObject([
        { optOut: 'no', care: null, intent: 'acceptance', action: 'move', movesTo: ['OFFER_ACCEPTED'] },
        { intent: 'counter', amount: 160_000, action: 'agent', starts: ['offer_engine RESPOND_TO_COUNTER'] },
        { intent: 'rejection', action: 'move', movesTo: ['OFFER_REJECTED'] },
        { optOut: 'opt_out', intent: 'opt_out', action: 'stop', movesTo: ['DEAD_LEAD'] },
        { optOut: 'opt_out', action: 'stop' },
        { care: 'a bereavement', action: 'hold', says: [] },
        { intent: 'question', action: 'reply', says: [expect.stringContaining('Homestead Buyers')] },
        { optOut: 'no' },
      ])
      const { rows } = await database.db.query('select from pipeline.vendor_leads')
      expect(rows).toEqual([]) // each was taken back
    },
  )

  agentsStory('reads facts before an offer, and the text that they answer', async ({ run }) => {
    const { stdout } = await run(
      'asked,text,label\n"How many bedrooms does it have?",3,three\n,3 bed semi in Leeds,home\n',
      'read',
    )
    expect(readingsOf(stdout)).toMatchObject([
      { line: 2, facts: { bedrooms: 3 }, given: { label: 'three' }, action: 'reply' },
      { line: 3, facts: { bedrooms: 3, propertyType: 'semi_detached' }, given: { label: 'home' } },
    ])
  })

  agentsStory('takes offer and stage from the row, and as any other option', async ({ run }) => {
    const { stdout } = await run('text,offer,stage\nYes I accept,120k,RETRY_2\nno,150000,\n', 'read')
    expect(readingsOf(stdout)).toMatchObject([
      { movesTo: ['OFFER_ACCEPTED'] },
      { movesTo: ['OFFER_REJECTED'] },
    ])
    expect(
      readingsOf((await run('no', 'read', '--offer', '150k', '--stage', 'retry-1')).stdout),
    ).toMatchObject([{ movesTo: ['DEAD_LEAD'] }])
  })

  test('what is not understood is said before anything starts', async () => {
    expect(await orchestrator(['agents', 'read', '--offer', 'lots'], { input: 'yes' })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: '"lots": not an amount of money.\n',
    })
    expect(await orchestrator(['agents', 'read'], { input: 'text,offer\nok, deal,150000\n' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Line 2 has 3 cells where the header has 2.'),
    })
  })
})

describe('replies', () => {
  test('are lines, or the column of a table', () => {
    expect(replyLines('yes\n\n no, sorry \r\nmaybe')).toEqual([
      { line: 1, text: 'yes', given: {} },
      { line: 3, text: 'no, sorry', given: {} },
      { line: 4, text: 'maybe', given: {} },
    ])
    expect(replyLines('\uFEFFText\nok, deal\n"two\nlines"\n')).toMatchObject([
      { text: 'ok, deal' },
      { text: 'two\nlines' },
    ])
    expect(replyLines('id;Body\n7;"yes; fine"\n')).toMatchObject([{ text: 'yes; fine', given: { id: '7' } }])
    expect(replyLines('')).toEqual([])
  })
})

describe('agents talk', () => {
  agentsStory('is a conversation, facts and actions shown', async ({ run }) => {
    const { code, stdout } = await run(
      'hello\n14 Oak Road, Bristol BS6 5QA\n3 bed semi, good condition\n£185,000\n/quit\nnever read\n',
      'talk',
      '--name',
      'Zoë Brown',
    )
    expect(code).toBe(0)
    expect(stdout).toMatch(/^us> Hi Zoe, this is Homestead Buyers .* \(1 segment\)$/m)
    expect(stdout).toMatch(/^vendor> 14 Oak Road, Bristol BS6 5QA$/m)
    expect(stdout).toMatch(/^ {2}fact: propertyPostcode = BS6 5QA$/m)
    expect(stdout).toMatch(/^ {2}moves to DEAL_VALIDATION$/m)
    expect(stdout).toMatch(/^ {2}a person is asked: Fewer than 3 comparable sales in BS6$/m)
    expect(stdout).not.toContain('never read')
  })

  agentsStory('goes on about an offer, to the end', async ({ run }) => {
    const { stdout } = await run('could you do 160?\nyes I accept\n', 'talk', '--offer', '150000')
    expect(stdout).toMatch(/^us> .* our offer for 14 Oak Road is £150,000/m)
    expect(stdout).toMatch(/^ {2}read as counter of £160,000, confidence 0.85$/m)
    expect(stdout).toMatch(/^ {2}offer_engine: advance$/m)
    expect(stdout).toMatch(/^us> .* is now £160,000/m)
    expect(stdout).toMatch(/^ {2}moves to OFFER_ACCEPTED$/m)
  })

  agentsStory('hears a plea to be left alone', async ({ run }) => {
    const { stdout } = await run('STOP\nhello?\n', 'talk', '--offer', '150000')
    expect(stdout).toMatch(/^ {2}opt-out: opt_out$/m)
    expect(stdout).toMatch(/^ {2}must not be texted any more$/m)
    expect(stdout.match(/^us>/gm)).toHaveLength(1)
  })
})
