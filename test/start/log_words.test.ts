import { expect, it } from 'vitest'
import { createLog } from '../../src/log.ts'
import { logOutput } from '../../src/log_words.ts'

/** What is written where somebody looks on, or not. */
function written(isTTY: boolean, format?: 'json' | 'words') {
  const said: string[] = []
  const log = createLog('info', logOutput(format, { isTTY, write: (text: string) => said.push(text) }))
  log.info({ leadId: '7', milliseconds: 12 }, 'agent answered')
  log.warn({ error: 'a\nb\u001b[2J\u202ec' }, 'nobody at +447700900123 answers')
  return said
}

it('a terminal gets words, and nothing that commands it', () => {
  const time = /^\d\d:\d\d:\d\d/.source
  expect(written(true)).toEqual([
    expect.stringMatching(`${time} agent answered \\(lead id 7, milliseconds 12\\)\\n$`),
    expect.stringMatching(`${time} Warning: nobody at \\[personal\\] answers \\(error a b \\[2Jc\\)\\n$`),
  ])
})

it('programs get JSON, and LOG_FORMAT goes first', () => {
  for (const lines of [written(false), written(true, 'json')]) {
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      'agent answered',
      'nobody at [personal] answers',
    ])
  }
  expect(written(false, 'words')[0]).toMatch(/^\d\d:\d\d:\d\d agent answered/)
})
