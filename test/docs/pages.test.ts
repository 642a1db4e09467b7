import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { orchestrator } from '../../src/cli/program.ts'
import { environmentNames } from '../../src/config/environment.ts'
import { projectFile } from '../../src/project_file.ts'
import { phoneOf } from '../../src/simulation/vendors/names.ts'
import { blocksOf, page, pages } from './pages.ts'

test('the README is short enough to be read', () => {
  const lines = page('README.md').split('\n').length
  expect(lines, 'at most 200 lines: shorten what no stage brings').toBeLessThanOrEqual(201)
})

test('every link of a page leads somewhere', () => {
  const broken = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link.replace(/#.*/, ''))
      .filter((link) => !/^https?:/.test(link) && !existsSync(projectFile(join(dirname(path), link))))
      .map((link) => `${path}: ${link}`),
  )
  expect(broken).toEqual([])
})

test('every file and folder that a page names is there', () => {
  const named = /(?<![\w./-])((?:migrations|db|tasks|src|test|bench|docs)\/[\w./-]*)/g
  const missing = pages.flatMap(({ path, text }) =>
    [...text.matchAll(named)]
      .map(([, file = '']) => file.replace(/[.]$/, ''))
      .filter((file) => !/000[2-9N]/.test(file) && !existsSync(projectFile(file)))
      .map((file) => `${path}: ${file}`),
  )
  expect(missing).toEqual([])
})

test('every npm script that a page names is there', () => {
  const { scripts } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'))
  const missing = pages.flatMap(({ path, text }) =>
    [...text.matchAll(/\bnpm run (?:-s )?([\w:]+)/g)]
      .filter(([, script = '']) => !(script in scripts))
      .map(([line]) => `${path}: ${line}`),
  )
  expect(missing).toEqual([])
})

test('every command that a page or a help names is there, with its options', () => {
  const texts = [...pages, ...helps(orchestrator())]
  const wrong = texts.flatMap(({ path, text }) =>
    [...text.matchAll(/orchestrator -- ([^\n`)]*)/g)]
      .map(([, line = '']) => line.replace(/#.*|[|<>].*/, '').trim())
      .filter((line) => !isUnderstood(line))
      .map((line) => `${path}: ${line}`),
  )
  expect(texts.length).toBeGreaterThan(40)
  expect(wrong).toEqual([])
})

test('no example has the number of a vendor of the demo', () => {
  const vendors = new Set(Array.from({ length: 5000 }, (_, index) => phoneOf(index + 1)))
  const examples = [...pages, ...helps(orchestrator())].flatMap(({ text }) =>
    [...text.matchAll(/(?:\+44|\b0)7700 ?900\d{3}/g)].map(([number]) =>
      number.replace(/ /g, '').replace(/^0/, '+44'),
    ),
  )
  expect(examples.length).toBeGreaterThan(20)
  expect(examples.filter((number) => vendors.has(number))).toEqual([])
})

test('every kind of question that people are asked is explained', () => {
  const kinds = readdirSync(projectFile('db/logic'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .flatMap((file) => [
      ...readFileSync(projectFile(`db/logic/${file}`), 'utf8').matchAll(
        /open_review_item\(\s*[^,;]+,\s*'([a-z_]+)'/g,
      ),
    ])
    .map(([, kind = '']) => kind)
  expect(kinds.length).toBeGreaterThan(12)
  expect(kinds.filter((kind) => !page('docs/what-people-are-asked.md').includes(`\`${kind}\``))).toEqual([])
})

test('every variable of the environment is explained, and no other', () => {
  const explained = [...page('docs/settings.md').matchAll(/^\| (`[A-Z_`, ]+) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/[A-Z_]+/g) ?? [],
  )
  expect(explained.toSorted()).toEqual(environmentNames.toSorted())
})

test('every GraphQL operation of a page fits the API', () => {
  const schema = buildSchema(readFileSync(projectFile('db/schema.graphql'), 'utf8'))
  const operations = pages.flatMap(({ text }) => blocksOf(text, 'graphql'))
  expect(operations.length).toBeGreaterThan(18)
  for (const operation of operations) expect(validate(schema, parse(operation)), operation).toEqual([])
})

function helps(command: Command): { path: string; text: string }[] {
  let text = ''
  command.configureOutput({ writeOut: (written) => (text += written) }).outputHelp()
  return [{ path: `${command.name()} --help`, text }, ...command.commands.flatMap(helps)]
}

/** Whether a line names a command there is, with options it has. */
function isUnderstood(line: string): boolean {
  let command: Command = orchestrator()
  for (const word of line.split(/\s+/)) {
    if (word.startsWith('--')) {
      if (word !== '--help' && !command.options.some(({ long }) => long === word)) return false
    } else command = command.commands.find((each) => each.name() === word) ?? command
  }
  return (
    line === '' ||
    line === '--help' ||
    ('acts' in command && command.acts === true) ||
    line.includes('--help')
  )
}
