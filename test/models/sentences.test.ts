import { expect, test } from 'vitest'
import { allSentences, answerOf } from '../../src/agents/sms_agent_with_model/sentences.ts'

const us = { answers: { how_long: 'That depends on the solicitors.' } }

test('a model is offered only the answers that are true of us', () => {
  expect(allSentences(us)).toMatchObject({
    how_long: 'That depends on the solicitors.',
    thanks: 'Thank you.',
  })
  expect(allSentences(us)).not.toHaveProperty('fees')
})

test('an answer that nobody has declared true is no answer, whatever stands beside it', () => {
  expect(answerOf(['thanks', 'how_long'], us)).toBe('Thank you. That depends on the solicitors.')
  expect(answerOf(['fees'], us)).toBeNull()
  expect(answerOf(['thanks', 'how_long', 'fees'], us)).toBeNull()
})
