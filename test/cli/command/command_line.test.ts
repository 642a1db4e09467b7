import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { databaseAddress } from '../../../src/cli/database/database_url.ts'
import { orchestrator as everyCommand } from '../../../src/cli/program.ts'
import { productionStory } from '../../support/databases/database.ts'
import { aFolder } from '../support/files.ts'
import { orchestrator } from '../support/orchestrator.ts'

const nowhere = 'postgres://127.0.0.1:1/nothing'

describe('exit codes', () => {
  it('0 for help', async () => {
    const ran = await orchestrator(['leads', 'import', '--help'])
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('Examples:')
  })

  it('an example in the help of every command', () => {
    const leaves = (command: Command): Command[] =>
      command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)
    const bare = leaves(everyCommand()).filter((command) => {
      let told = ''
      command.configureOutput({ writeOut: (text) => (told += text) }).outputHelp()
      return !/^Examples?:$/m.test(told)
    })
    expect(bare.map((command) => `${command.parent?.name()} ${command.name()}`)).toEqual([])
  })

  it.each([
    [['leads', 'nonsense']],
    [['leads', 'list', '--limit', 'many']],
    [['leads', 'import']],
    [['leads', 'import', 'x.csv', '--on-duplicate', 'double']],
    [['leads', 'import', 'x.csv', '--source', 'Facebook Ads']],
    [['--nonsense']],
    [[]],
  ])('2 for %j', async (args) => {
    const ran = await orchestrator(args)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
    expect(ran.stderr).not.toBe('')
  })

  it('1 for a database that does not answer, in one line', async () => {
    const ran = await orchestrator(['leads', 'list'], { url: nowhere })
    expect(ran).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toMatch(
      /^Cannot connect to the database in DATABASE_URL: 127\.0\.0\.1:1: connection refused[^\n]*\n$/,
    )
  })

  it('1 when the address of a database that does not answer is asked for', async () => {
    expect(await orchestrator(['address'], { url: nowhere })).toMatchObject({ code: 1, stdout: '' })
  })

  it('1 for an address that is none', async () => {
    expect(await orchestrator(['leads', 'list'], { url: 'nonsense' })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^The environment is wrong\. DATABASE_URL: [^\n]*\n$/),
    })
  })
})

productionStory(
  'a file that cannot be read or written is named in plain words',
  async ({ database: { url } }) => {
    const folder = await aFolder()
    const file = await folder.write('leads.csv', 'phone\n07700900999\n')
    for (const args of [
      ['leads', 'import', 'nowhere/leads.csv'],
      ['leads', 'import', file, '--errors', 'nowhere/report.csv'],
      ['leads', 'import', '.'],
      ['comparables', 'import', 'nowhere/pp.csv'],
      ['documents', 'check', 'nowhere'],
      ['audit', 'verify', '--heads', 'nowhere/heads.txt'],
      ['audit', 'export', 'nowhere/heads.txt'],
    ]) {
      const ran = await orchestrator(args, { url })
      expect({ args, ...ran }).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/(nowhere|\.)\S*: (no such file or directory|it is a folder)/),
      })
      expect(ran.stderr).not.toMatch(/ENOENT|EISDIR|open '|read\n/)
    }
    await folder.remove()
  },
)

it('a stack is shown on demand only', async () => {
  const ran = await orchestrator(['leads', 'list', '--verbose'], { url: nowhere })
  expect(ran.stderr).toMatch(/\n {4}at .*\nCaused by: /s)
})

describe('without DATABASE_URL', () => {
  it('the file of a running npm start says where the database is', async () => {
    const folder = await aFolder()
    const file = await folder.write('embedded.json', JSON.stringify({ url: nowhere }))
    expect(await databaseAddress(file, {})).toEqual({ url: nowhere, from: 'npm start' })
    await folder.remove()
  })

  it.each([['{}'], ['nonsense'], ['{"url": "https://example.com"}']])(
    '%s is no such file',
    async (content) => {
      const folder = await aFolder()
      expect(await databaseAddress(await folder.write('embedded.json', content), {})).toBeNull()
      await folder.remove()
    },
  )

  it('there is none when nothing runs', async () => {
    expect(await databaseAddress('/nowhere/embedded.json', {})).toBeNull()
  })

  it('DATABASE_URL goes first', async () => {
    const url = 'postgres://db.example.com/pipeline'
    expect(await databaseAddress('/nowhere', { DATABASE_URL: url })).toEqual({ url, from: 'DATABASE_URL' })
  })
})
