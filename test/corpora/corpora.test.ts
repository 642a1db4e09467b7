import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { hostileTexts } from './hostile.ts'
import { type Corpus, filesOf, textsOf } from './labels.ts'

const corpora: Corpus[] = ['open', 'sealed']

const twice = (values: string[]) => {
  const seen = new Set<string>()
  return values.filter((value) => seen.size === seen.add(value).size)
}

test('every labelled text keeps the schema and has an id of its own', () => {
  const texts = [...corpora.flatMap(textsOf), ...hostileTexts()]
  expect(texts.length).toBeGreaterThan(0)
  expect(twice(texts.map(({ id }) => id))).toEqual([])
})

test('no text stands twice, whatever its case and spaces, in one corpus or across all', () => {
  const bare = (body: string) => body.toLowerCase().replaceAll(/\s+/g, ' ').trim()
  expect(twice([...corpora.flatMap(textsOf), ...hostileTexts()].map(({ body }) => bare(body)))).toEqual([])
})

test('a file of labelled texts has at most 150', () => {
  const long = [...corpora, 'hostile' as const]
    .flatMap(filesOf)
    .filter(({ text }) => text.trim().split('\n').length > 150)
  expect(long.map(({ name }) => name)).toEqual([])
})

test('the sealed texts are those that were sealed', () => {
  const seal = projectFile('test/corpora/sealed.sha256')
  const sealed = existsSync(seal) ? readFileSync(seal, 'utf8').trim().split('\n') : []
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  expect(sealed.map((line) => line.split(/\s+/)[0]).sort()).toEqual(
    filesOf('sealed')
      .map(({ text }) => digest(text))
      .sort(),
  )
})
