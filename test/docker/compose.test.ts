import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { environmentNames } from '../../src/config/environment.ts'
import { projectFile } from '../../src/project_file.ts'

const compose = readFileSync(projectFile('docker-compose.yml'), 'utf8')
const example = readFileSync(projectFile('.env.example'), 'utf8')

const found = (text: string, names: RegExp) => new Set([...text.matchAll(names)].map(([, name = '']) => name))

test('what .env may say reaches a container, and nothing else is asked of it', () => {
  expect([...found(compose, /\$\{([A-Z_]+)/g)].toSorted()).toEqual(
    [...found(example, /^([A-Z_]+)=/gm)].toSorted(),
  )
})

test('every variable of the environment can be set with Docker, and no other is', () => {
  const passwords = [
    'POSTGRES_DB',
    'POSTGRES_USER',
    'POSTGRES_PASSWORD',
    'WORKER_PASSWORD',
    'SERVER_PASSWORD',
  ]
  const given = [...found(compose, /^ +(?:# )?([A-Z_]+): /gm)].filter((name) => !passwords.includes(name))
  // Docker looks on at no terminal.
  expect(given.toSorted()).toEqual(environmentNames.filter((name) => name !== 'NO_COLOR').toSorted())
})
