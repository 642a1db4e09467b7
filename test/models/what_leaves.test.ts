import { expect, test } from 'vitest'
import { firstNameOf, shown } from '../../src/agents/sms_agent_with_model/what_leaves.ts'

const ada = { firstName: 'Ada' }

test.each([
  'call 07700 900 555',
  'call 07700.900.555',
  'call 07700/900/555',
  'call (0117) 496 0123',
  'call ０７７００ ９００５５５',
  'call ٠٧٧٠٠٩٠٠٥٥٥',
  'call 07700–900–555',
  'call 7700900555',
  'call 447700900555',
  'call +44 (0) 7700 900555',
  'call 0044 7700 900555',
  'call O7700 900555',
  'call 0 7 7 0 0 9 0 0 5 5 5',
])('a number of a phone does not leave: %s', (text) => {
  expect(shown(text, ada)).toBe('call [phone]')
})

test.each([
  'write zeb@quill.example',
  'write zeb @ quill.example',
  'write zeb＠quill.example',
  'write zeb at quill dot com',
])('an address for mail does not leave: %s', (text) => expect(shown(text, ada)).toBe('write [e-mail]'))

test.each([
  '185000 or 190000',
  'between 150,000 and 160,000',
  '£75000 76000',
  'from 1998 to 2024 I paid 70,000',
  'it is 14 Oak Road, BS6 5QA',
  'look at it',
])('a price, a year and an address stay: %s', (text) => expect(shown(text, ada)).toBe(text))

test('of whom we greet by surname no name leaves', () => {
  const smith = { firstName: 'Mr Smith' }
  expect(firstNameOf(smith)).toBeNull()
  expect(shown('Hi Mr Smith, thank you.', smith)).toBe('Hi [name], thank you.')
  expect(firstNameOf(ada)).toBe('Ada')
})
