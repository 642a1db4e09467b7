import { glob, readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { projectFile } from '../../src/project_file.ts'
import { columnOf } from './support/board.ts'
import { listedPages } from './support/page_list.ts'
import { adminStory, patient } from './support/story.ts'

const asBrowser = { accept: 'text/html,application/xhtml+xml', 'accept-encoding': 'gzip' }

adminStory('any path opens the page, which runs no script but its own', patient, async ({ server }) => {
  const response = await fetch(`${server.address}/any/path?of=the+page`, { headers: asBrowser })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  const html = await response.text()
  expect(html).not.toMatch(/<script(?![^>]* src="\/assets\/)|<[^>]* on\w+=/)

  const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(html) ?? []
  const asset = await fetch(server.address + script, { headers: asBrowser })
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
})

adminStory('what programs ask for is answered as it was', patient, async ({ server }) => {
  const statusOf = async (path: string, headers: Record<string, string>) =>
    (await fetch(server.address + path, { headers })).status
  expect(await statusOf('/healthz', asBrowser)).toBe(200)
  for (const path of ['/webhooks/nobody', '/session/nothing', '/assets/old-1.js']) {
    expect(await statusOf(path, asBrowser), path).toBe(404)
  }
  expect(await statusOf('/any/path', { accept: 'application/json' })).toBe(404)
})

adminStory('the first load, to the board, weighs at most 280 kB', patient, async ({ signedIn }) => {
  const { page } = await signedIn('viewer', 'about:blank')
  let bytes = 0
  const inspector = await page.context().newCDPSession(page)
  await inspector.send('Network.enable')
  inspector.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto('/')
  await columnOf(page, 'NEW_LEAD').waitFor()
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(280_000)
})

test('each page has a path and a key of its own', () => {
  for (const given of Object.values(listedPages)) {
    expect(given.length).toBeGreaterThan(2)
    expect(given.filter((value, place) => given.indexOf(value) < place)).toEqual([])
  }
})

test('each component of Mantine that a page uses has its looks', async () => {
  const styled = await readdir(projectFile('node_modules/@mantine/core/styles'))
  const brought = await readFile(projectFile('src/admin/look/component_styles.ts'), 'utf8')
  const used = new Set<string>()
  for await (const file of glob('src/admin/**/*.tsx', { cwd: projectFile('.') })) {
    const text = await readFile(projectFile(file), 'utf8')
    for (const [, names = ''] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g))
      for (const name of names.split(',')) used.add(name.trim())
  }
  expect(used.size).toBeGreaterThan(20)
  const lacking = [...used].filter(
    (name) => styled.includes(`${name}.css`) && !brought.includes(`/${name}.css'`),
  )
  expect(lacking).toEqual([])
})
