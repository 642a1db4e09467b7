import { expect, test } from 'vitest'
import { mendSlips } from '../../../../src/agents/sms_agent/text/slips.ts'
import { textsOf } from '../../../corpora/labels.ts'
import { conversation, onTheTable } from '../talk.ts'

test.each([
  'Yes, I acecpt £150,000',
  'yes i accpet £150,000',
  'Yes, I acept £150,000',
  'Yes I aggree to £150,000',
])('a slip of the thumb in the word that counts loses no sale: %s', async (body) => {
  expect((await conversation('OFFER_MADE', onTheTable).says(body)).outcome).toBe('accept')
})

test('what was written without a slip stays as it is', () => {
  const plain = 'Wong, though rather than the tank it is the trough that leaks. Dale offers a lead, thanks.'
  expect(mendSlips(plain)).toBe(plain)
  const mended = textsOf('open').flatMap(({ body }) =>
    (body.match(/\b[a-z]{4,14}\b/gi) ?? []).filter((word) => mendSlips(word) !== word),
  )
  expect(mended.toSorted()).toEqual(['leashold', 'leashold', 'lookin', 'numer', 'plesae', 'wrng'])
})
