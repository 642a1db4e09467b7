import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import { textLinks } from '../../src/cli/doctor/text_links.ts'
import { inTransaction } from '../support/databases/database.ts'

inTransaction('links in texts lead to a domain of ours, at once, or are told', async ({ db }) => {
  const server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(301, { location: 'https://elsewhere.example/' })
    else response.writeHead(request.url === '/gone' ? 404 : 200)
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const here = `http://localhost:${(server.address() as AddressInfo).port}`
  const said = async (words: string) => {
    await db.query(`update pipeline.settings set video_url = $1`, [words])
    const found = await textLinks(['pipeline.oakhomes.example', 'localhost']).look(db)
    return found.map(({ level, says }) => `${level} ${says.replace(here, 'HERE')}`)
  }
  try {
    expect(await said('https://bit.ly/abc')).toEqual([
      'warning settings.video_url: https://bit.ly/abc is a short link, and will be filtered',
    ])
    expect(await said('https://notoakhomes.example/x')).toEqual([
      'warning settings.video_url: https://notoakhomes.example/x is of another domain',
    ])
    expect(await said(`${here}/moved`)).toEqual([
      'warning settings.video_url: HERE/moved leads on to https://elsewhere.example/',
    ])
    expect(await said(`${here}/gone`)).toEqual(['warning settings.video_url: HERE/gone answers 404'])
    expect(await said(`${here}/film`)).toEqual(['warning settings.video_url: HERE/film is not encrypted'])
    expect(await said('no link')).toEqual(['ok there are none'])
  } finally {
    server.close()
  }
})
