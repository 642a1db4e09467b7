import { expect, test } from 'vitest'
import { answerByRules } from '../../src/agents/sms_agent/sms_agent.ts'
import { LabelledText } from '../corpora/labels.ts'
import { conversationOf } from './read/conversation_of.ts'
import { isMet, measuresOf } from './read/measures.ts'
import { type Heard, readingOf } from './read/reading.ts'
import { kindsOf, macroF1 } from './read/reply_kinds.ts'

const offer = { kind: 'offer', body: 'Would you accept £130,000?', offer: 130_000, value: 170_000 } as const
const text = (body: string, label: Partial<LabelledText> = {}) =>
  LabelledText.parse({
    ...{ id: body, said: offer, body, reply: 'none', agreesAtOnce: false, amount: null, facts: {} },
    ...{ plea: null, person: null, care: false, flags: [], automaticTextMayFollow: true, ...label },
  })

const nothing: Heard = { optOut: 'no', care: null, meant: null }
function read(label: LabelledText, heard = nothing) {
  const outcome = answerByRules(conversationOf(label))
  return readingOf(label, heard, heard === nothing ? { read: outcome, done: outcome } : null)
}

const measured = (label: LabelledText, title: string, heard = nothing) => {
  const measure = measuresOf([read(label, heard)]).find((one) => one.title === title)
  return measure === undefined ? undefined : [measure.hits, measure.of, isMet(measure)]
}

test('a yes is compared with what the label says may be done on it', () => {
  const yes = text('Yes I accept £130,000', { reply: 'acceptance' })
  expect(measured(yes, 'false acceptances')).toEqual([1, 1, false])
  expect(measured({ ...yes, agreesAtOnce: true }, 'false acceptances')).toEqual([0, 1, true])
})

test('a plea that is answered is counted, one that is held is not', () => {
  const plea = text('let me think about it', {
    ...{ reply: 'opt_out', plea: 'maybe', automaticTextMayFollow: false },
  })
  expect(measured(plea, 'automatic texts after a plea')).toEqual([1, 1, false])
  expect(
    measured(plea, 'automatic texts after a plea', { optOut: 'maybe', care: null, meant: 'opt_out' }),
  ).toEqual([...[0, 1, true]])
})

test('a figure of theirs counts when it is read to the pound, and one that nobody named as invented', () => {
  const counter = text('make it 140 and we have a deal', { reply: 'counter', amount: 140_000 })
  expect(measured(counter, 'price exact')).toEqual([1, 1, true])
  expect(measured({ ...counter, amount: null }, 'invented values')).toEqual([1, 1, false])
})

test('every kind of reply weighs the same, however rare', () => {
  const readings = [
    ...['no thanks', 'no way', 'too low, no'].map((body) => read(text(body, { reply: 'rejection' }))),
    read(text('this is not my number, I own no house', { reply: 'wrong_number' })),
    read(text('why so low?', { reply: 'unclear' })),
  ]
  expect(kindsOf(readings).map(({ kind, f1 }) => [kind, f1])).toEqual([
    ['question', 0],
    ['rejection', 1],
    ['unclear', 0],
    ['wrong_number', 1],
  ])
  expect(macroF1(kindsOf(readings))).toBe(0.5)
})
