import type { FactName } from '../../src/agents/contract/agent.ts'
import { askedIn } from '../../src/agents/sms_agent/conversation/wording.ts'
import { factsInTexts } from '../../src/agents/sms_agent/facts/facts_in_texts.ts'
import { answersTo, isQuestion } from '../../src/agents/sms_agent/intentions/common_questions.ts'
import { deniesName, isWrongNumber, wantsNone } from '../../src/agents/sms_agent/intentions/intentions.ts'
import { matterIn } from '../../src/agents/sms_agent/intentions/matters.ts'
import { noLongerSells } from '../../src/agents/sms_agent/intentions/no_longer_sells.ts'
import { readOfferReply } from '../../src/agents/sms_agent/offer_reply/offer_reply.ts'
import { weighed } from '../../src/agents/sms_agent/offer_reply/weigh_reply.ts'
import { guessKind } from '../../src/agents/sms_agent/taught/kind_of_reply.ts'
import { plainText, words } from '../../src/agents/sms_agent/text/decode_text.ts'
import type { Asked, Behaviour, ToolCall } from './fake_model.ts'
import { askHuman, extract, read, says, wordsIn, write } from './model_words.ts'

/**
 * Does what its prompt asks, as well as one can who knows what the rules know: it reads each text by what it says and by what it looks
 * like, quotes it, chooses the sentences that answer, and calls a person for what is a person's.
 */
export function goodModel(asked: Asked): Behaviour {
  const bodies = wordsIn(asked).split('\n')
  const said = words(bodies.join(' . '))
  const matter = matterIn(said)
  return says(
    whatIsMeant(asked, bodies),
    ...factsOf(asked, bodies),
    ...answerTo(asked, said),
    ...(matter === null ? [] : [askHuman('not_sure')]),
  )
}

function whatIsMeant({ data }: Asked, bodies: readonly string[]): ToolCall {
  const last = bodies.at(-1) ?? ''
  const quotation = quotable(last)
  const said = words(last)
  if (isWrongNumber(said, plainText(last)) || deniesName(last)) return read('wrong_number', quotation)
  if (data.ourOffer === null) {
    const refuses = noLongerSells(said) || wantsNone(said)
    return read(refuses ? 'rejection' : isQuestion(said) ? 'question' : 'unclear', quotation)
  }
  const before = data.texts.findLast(({ from }) => from === 'us')?.words ?? ''
  const isConfirmed = /you accept £[\d,]+\?/.test(before)
  const { intent, amount } = weighed(
    readOfferReply(last, data.ourOffer, isConfirmed ? 'yes' : 'nothing'),
    guessKind(last, isConfirmed ? 'confirm' : 'offer'),
  )
  return read(intent, quotation, amount === null || intent !== 'counter' ? {} : { amount })
}

function factsOf({ data }: Asked, bodies: readonly string[]): ToolCall[] {
  const asked = askedIn(data.texts.findLast(({ from }) => from === 'us')?.words ?? '')
  const found = bodies.flatMap((body) =>
    Object.entries(factsInTexts([body], asked).facts).map(([fact, value]) => ({
      fact: fact satisfies string as FactName,
      value,
      quotation: quotable(body),
    })),
  )
  return found.length === 0 ? [] : [extract(...found.slice(0, 12))]
}

function answerTo({ data }: Asked, said: string): ToolCall[] {
  if (!isQuestion(said)) return []
  const { answers } = answersTo(said, { answers: data.sentences })
  const names = Object.entries(data.sentences).filter(([, sentence]) => answers.includes(sentence))
  return [
    write(
      names.map(([name]) => name),
      names.length === 0 ? 'A colleague will answer that.' : null,
    ),
  ]
}

const quotable = (body: string) => body.slice(0, 400).trim()
