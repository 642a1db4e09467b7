import { describe, expect, test } from 'vitest'
import { react } from '../../src/simulation/vendors/react.ts'
import type { Act } from '../../src/simulation/vendors/read_text.ts'
import { replyTimes } from '../../src/simulation/vendors/reply_times.ts'
import { aPersona, aText, seed } from './reading.ts'

const said = (...acts: Act[]) => acts
const acts = (...given: Parameters<typeof aText>) => react(seed, aText(...given)).map((reply) => reply.act)

describe('in conversation', () => {
  test('the same text is answered the same way every time', () => {
    expect(react(seed, aText({}))).toEqual(react(seed, aText({})))
  })

  test('a vendor tells what was asked first', () => {
    const body = 'How many bedrooms are there, and what condition is it in?'
    expect(react(seed, aText({ telling: 'one_by_one' }, { body })).flatMap((reply) => reply.facts)).toEqual([
      'bedrooms',
      'condition',
    ])
  })

  test('a vendor who tells all at once leaves nothing to ask', () => {
    const [reply, ...more] = react(seed, aText({ telling: 'all_at_once' }))
    expect(more).toEqual([])
    expect(reply?.facts).toHaveLength(6)
  })

  test('a fact that was told and not understood is told again in plain words', () => {
    const told = [
      'propertyAddress',
      'propertyPostcode',
      'propertyType',
      'bedrooms',
      'condition',
      'askingPrice',
    ] as const
    const [reply] = react(
      seed,
      aText({}, { told: [...told], acts: ['answers'], body: 'What condition is it in?' }),
    )
    expect(reply).toMatchObject({ facts: ['condition'], body: `Condition: ${aPersona().property.condition}` })
  })

  test('a slip is corrected soon after, by another text', () => {
    const replies = react(seed, aText({ telling: 'all_at_once', slip: 'bedrooms' }))
    expect(replies.map((reply) => reply.act)).toEqual(['answers', 'corrects'])
    expect(replies[1]?.body).toContain(String(aPersona().property.bedrooms))
    const [first, second] = replyTimes(seed, aText({}), replies)
    expect(Number(second) - Number(first)).toBeGreaterThan(60_000)
  })

  test('an odd question is asked once', () => {
    const asking = { asksOddQuestion: true }
    expect(acts(asking, { acts: ['answers'] })).toEqual(['asks'])
    expect(acts(asking, { acts: ['answers', 'asks'] })).toEqual(['answers'])
  })

  test('nobody answers while they are about to write anyway', () => {
    expect(acts({}, { hasReplyComing: true })).toEqual([])
  })

  test.each([
    ['never_answers', []],
    ['wrong_number', ['wrong_number']],
    ['opts_out', ['opts_out']],
    ['bereaved', ['bad_news']],
    ['goes_silent', []],
  ] as const)('a vendor who %s', (character, said) => {
    expect(acts({ character, answersBefore: 0, revives: false })).toEqual(said)
  })

  test('nothing follows an opt-out', () => {
    expect(acts({}, { acts: ['answers', 'opts_out'] })).toEqual([])
  })

  test('a follow-up can break the silence', () => {
    const silent = { character: 'goes_silent', answersBefore: 1, revives: true } as const
    expect(acts(silent, { acts: ['answers'] })).toEqual([])
    expect(acts(silent, { acts: ['answers'], purpose: 'CONVERSATION_FOLLOW_UP' })).toEqual(['answers'])
  })
})

describe('about an offer', () => {
  const offer = { offer: 150_000, bringsOffer: true, purpose: 'offer', acts: said('answers') }

  test('what reaches the reserve is accepted', () => {
    expect(acts({ reserve: 150_000 }, offer)).toEqual(['accepts'])
  })

  test('a bargainer names a figure between the reserve and the asking price', () => {
    const property = { ...aPersona().property, askingPrice: 180_000 }
    const [reply] = react(seed, aText({ reserve: 160_000, bargains: true, property }, offer))
    expect(reply).toMatchObject({ act: 'counters', body: expect.stringContaining('£170,000') })
  })

  test('a bargainer is done after two counters', () => {
    const after = { ...offer, acts: said('counters', 'counters') }
    expect(acts({ reserve: 160_000, bargains: true }, after)).not.toContain('counters')
  })

  test('a patient vendor waits for the reminder that suits them', () => {
    const patient = { reserve: 140_000, answersOffer: 'retry_1' } as const
    expect(acts(patient, offer)).toEqual([])
    expect(acts(patient, { ...offer, bringsOffer: false, purpose: 'VIDEO' })).toEqual([])
    expect(acts(patient, { ...offer, bringsOffer: false, purpose: 'RETRY_1' })).toEqual(['accepts'])
  })

  test('who has accepted says so again when asked, and otherwise nothing', () => {
    const accepted = { ...offer, bringsOffer: false, purpose: 'reply', acts: said('accepts') }
    expect(acts({}, { ...accepted, body: 'Just to confirm, you accept £150,000?' })).toEqual(['accepts'])
    expect(acts({}, { ...accepted, body: 'Great, we will be in touch.' })).toEqual([])
  })

  test('who has refused thinks again only about a better offer', () => {
    const refused = { ...offer, acts: said('rejects') }
    expect(acts({ reserve: 150_000 }, { ...refused, bringsOffer: false, purpose: 'reply' })).toEqual([])
    expect(acts({ reserve: 150_000 }, refused)).toEqual(['accepts'])
  })
})

test('vendors write while they are awake', () => {
  const late = aText({ pace: 'at_once' }, { readAt: new Date('2026-03-02T22:30:00Z') })
  const [at] = replyTimes(seed, late, react(seed, late))
  expect(at?.toISOString()).toMatch(/^2026-03-03T0[7-9]:/)
})
