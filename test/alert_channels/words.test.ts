import { expect, test } from 'vitest'
import type { Notice } from '../../db/work/alert_deliveries.ts'
import { letterOf } from '../../src/alert_channels/letter.ts'
import { alertMessage, testNotice } from '../../src/alert_channels/notice_words.ts'
import { slackMessage } from '../../src/alert_channels/slack_message.ts'

const publicUrl = 'https://pipeline.example.com'
const hostile: Notice = {
  ...testNotice(new Date('2026-06-01T09:00:00Z')),
  ...{ leadId: '0199d0c5-7b1e-7c3a-9f00-2b6f3c1d4e5f', severity: 'HIGH' },
  firstName: '<!channel> <script>alert(1)</script>',
  message: 'Look <https://evil.example|here>\r\nBcc: everybody@example.com',
  scope: '<@U123> & co',
}

test('what Slack would take for a mention or a link is plain text', () => {
  const said = JSON.stringify(slackMessage(alertMessage([hostile], publicUrl)).blocks?.slice(1))
  expect(said).not.toMatch(/<!channel|<@U123|<https:\/\/evil|<script/)
  expect(said).toContain('&lt;!channel&gt;')
  expect(said).toContain(`<${publicUrl}/leads/${hostile.leadId}|`)
})

test('a message keeps within what Slack takes', () => {
  const long = { ...hostile, message: `a${'🙂'.repeat(5_000)}`, todo: 'b'.repeat(10_000) }
  const { blocks = [] } = slackMessage(alertMessage(Array(500).fill(long), publicUrl))
  expect(blocks.length).toBeLessThanOrEqual(50)
  for (const block of blocks) {
    if ('text' in block && typeof block.text === 'object') {
      expect(block.text.text.length).toBeLessThanOrEqual(block.type === 'header' ? 150 : 3_000)
      expect(block.text.text.isWellFormed()).toBe(true)
    }
  }
  expect(JSON.stringify(blocks[1])).toContain(`/leads/${hostile.leadId}|`)
})

test('a subject is one line, and nothing in a letter commands a browser', () => {
  const { subject, html, text } = letterOf(alertMessage([hostile], publicUrl), publicUrl)
  expect(subject).not.toMatch(/[\r\n]/)
  expect(html).not.toContain('<script')
  expect(html).toContain(`<a href="${publicUrl}/leads/${hostile.leadId}">`)
  expect(text).toContain(`${publicUrl}/leads/${hostile.leadId}`)
})
