import { describe, expect, test } from 'vitest'
import { isNotOwner } from '../../../src/agents/sms_agent/intentions/intentions.ts'
import { certain, readOfferReply } from '../../../src/agents/sms_agent/offer_reply/offer_reply.ts'
import { words } from '../../../src/agents/sms_agent/text/decode_text.ts'
import { conversationsOf, correctionsOf, repliesOf } from './corpus/all.ts'
import { laterReplies } from './corpus/later_replies.ts'
import { strangersHeldOut, strangersReplies, youngestReplies } from './corpus/strangers_replies.ts'
import { measureCorrections, measureFacts, measureReplies, type RepliesMeasured } from './measure.ts'

/** What every label has to reach. The dear mistakes have no floor: there must be none. */
function meets(measured: RepliesMeasured, floor: number) {
  expect(measured.falseAcceptances).toEqual([])
  expect(measured.missedWrongNumbers).toEqual([])
  for (const [intent, share] of Object.entries(measured.recall)) {
    expect(share, `recall of ${intent}\n${measured.misread.join('\n')}`).toBeGreaterThanOrEqual(floor)
  }
  for (const [intent, share] of Object.entries(measured.precision)) {
    expect(share, `precision of ${intent}\n${measured.misread.join('\n')}`).toBeGreaterThanOrEqual(floor)
  }
}

describe('answers to an offer are read', () => {
  test('as the rules were written for', () => {
    const measured = measureReplies(repliesOf('dev'))
    meets(measured, 0.95)
    expect(measured.wrongAmounts).toEqual([])
  })

  test('and where nobody looked while writing the rules', () => {
    const measured = measureReplies(repliesOf('held_out'))
    meets(measured, 0.85)
    expect(measured.right / measured.texts).toBeGreaterThanOrEqual(0.95)
  })

  test('and what is younger than the rules is left to a person sooner than misread', () => {
    for (const [replies, floor] of [
      [laterReplies, 0.85],
      [strangersReplies, 0.94],
      [strangersHeldOut, 0.94],
      [youngestReplies, 0.7],
    ] as const) {
      const measured = measureReplies(replies)
      expect(measured.falseAcceptances).toEqual([])
      expect(measured.wrongAmounts).toEqual([])
      expect(measured.right / measured.texts, measured.misread.join('\n')).toBeGreaterThanOrEqual(floor)
    }
  })

  test('who writes for a client is heard as somebody whose say has to be checked', () => {
    for (const text of [
      'My client accepts your offer of £130,000. Regards, Tom Rudd, Rudd Property',
      'The vendors are pleased to accept £130,000. Jo Marsh',
      'I write on behalf of the owner',
    ]) {
      expect(isNotOwner(words(text)), text).toBe(true)
    }
  })

  test('but a yes in which anything else is said is never taken for certain', () => {
    const certainly = [...repliesOf('dev'), ...laterReplies].filter(({ text, offer }) =>
      isCertainYes(text, offer),
    )
    expect(certainly.length).toBeGreaterThan(20)
    for (const { text, offer } of certainly) {
      for (const more of [
        'minus the shed',
        'cash only',
        'in theory',
        'in exchange for the van',
        'plus 9k',
        '🙄',
      ]) {
        expect(isCertainYes(`${text} ${more}`, offer), `${text} ${more}`).toBe(false)
      }
    }
  })
})

function isCertainYes(text: string, offer = 130_000): boolean {
  const { intent, confidence } = readOfferReply(text, offer)
  return intent === 'acceptance' && confidence >= certain
}

test('corrections of facts are noticed, and few are imagined', () => {
  for (const part of ['dev', 'held_out'] as const) {
    const others = repliesOf(part)
    const { missed, imagined } = measureCorrections(correctionsOf(part), others)
    expect(missed.length / correctionsOf(part).length).toBeLessThanOrEqual(0.34)
    expect(imagined.length / others.length).toBeLessThanOrEqual(0.03)
  }
})

test('facts in a conversation are found, and hardly a wrong one', () => {
  for (const part of ['dev', 'held_out'] as const) {
    const { facts, right, wrong } = measureFacts(conversationsOf(part))
    expect(right / facts).toBeGreaterThanOrEqual(0.9)
    expect(wrong.length / facts).toBeLessThanOrEqual(0.05)
  }
})
