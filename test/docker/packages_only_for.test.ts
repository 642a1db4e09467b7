import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { packagesOnlyFor } from '../../src/docker/packages_only_for.ts'
import { unwanted } from '../../src/docker/unwanted.ts'
import { projectFile } from '../../src/project_file.ts'

test('what only the unwanted package needs goes with it, wherever npm put it', () => {
  const root = { dependencies: { api: '1', shared: '1' } }
  const installed = {
    'node_modules/api': { dependencies: { page: '1', log: '1' } },
    'node_modules/page': { dependencies: { editor: '1', shared: '1' }, peerDependencies: { react: '1' } },
    'node_modules/editor': {},
    'node_modules/react': {},
    'node_modules/shared': { dependencies: { log: '2' } },
    'node_modules/shared/node_modules/log': {},
    'node_modules/log': {},
  }
  expect(packagesOnlyFor(['page'], root, installed)).toEqual([
    'node_modules/page',
    'node_modules/editor',
    'node_modules/react',
  ])
})

test('the image keeps what the API runs on', async () => {
  const { packages } = JSON.parse(await readFile(projectFile('package-lock.json'), 'utf8'))
  const dropped = packagesOnlyFor(unwanted, packages[''], packages)
  expect(dropped).toEqual(
    expect.arrayContaining(
      ['ruru', 'monaco-editor', 'vite', 'rolldown', 'react', 'wonka'].map((name) => `node_modules/${name}`),
    ),
  )
  for (const name of [
    'postgraphile',
    'grafserv',
    'graphql',
    'graphql-ws',
    'ws',
    'fastify',
    'pg',
    'graphile-worker',
  ]) {
    expect(dropped).not.toContain(`node_modules/${name}`)
  }
})

test('what the pages are made of is known, so that the image does not carry it', async () => {
  const files = await Array.fromAsync(glob('src/admin/**/*.{ts,tsx}', { cwd: projectFile('.') }))
  const texts = await Promise.all(files.map((file) => readFile(projectFile(file), 'utf8')))
  const used = texts.flatMap((text) =>
    [...text.matchAll(/(?:from|^import) '(?!node:)((?:@[\w-]+\/)?[\w-]+)/gm)].map(([, name = '']) => name),
  )
  // The API needs this one, too.
  expect([...new Set(used)].filter((name) => name !== 'graphql-ws' && !unwanted.includes(name))).toEqual([])
})
