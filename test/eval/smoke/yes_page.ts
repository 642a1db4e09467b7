import { certain } from '../../../src/agents/sms_agent/offer_reply/offer_reply.ts'
import { readAnswers } from '../../../src/agents/sms_agent/readings/read_answers.ts'
import { type Ear, taughtEar } from '../../../src/agents/sms_agent/taught/ear.ts'
import { table } from '../../../src/cli/output/terminal.ts'
import { pounds } from '../../../src/money/pounds.ts'
import { conversationOf } from '../read/conversation_of.ts'
import { type LabelledYes, taughtYeses, untaughtHand, yesEarWithout, yesesOf } from './taught_yeses.ts'

const asked = {
  offer: (sum: string) => `We can make you an offer of ${sum}. Do you accept ${sum}?`,
  confirm: (sum: string) => `Just to confirm: you accept ${sum}? A plain yes is enough.`,
}

/** Whether the agent acts on a text at once, as on a yes to our question for one. */
export function isActedOn({ body, offer, after }: LabelledYes, ear: Ear = taughtEar): boolean {
  const input = conversationOf({
    ...{ id: 'yes', body, said: { kind: after, offer, body: asked[after](pounds(offer)) } },
    ...{ reply: 'unclear', agreesAtOnce: false, amount: null, facts: {}, plea: null, person: null },
    ...{ care: false, flags: [], automaticTextMayFollow: true },
  })
  const [read] = readAnswers(input, { offer, asked: after === 'confirm' ? 'yes' : 'whether', ear })
  return read?.intent === 'acceptance' && read.confidence >= certain
}

/** Of each hand's yeses, how many are acted on at once, and how many others by mistake, taught without that hand. */
export function yesPage(): string[] {
  const hands = [...taughtYeses(), [untaughtHand, yesesOf(untaughtHand)] as const]
  const rows = hands.map(([hand, texts]) => {
    const ear = { ...taughtEar, soundOfYes: yesEarWithout(hand) }
    const count = (isPlain: boolean) => {
      const its = texts.filter((text) => text.isPlain === isPlain)
      return `${its.filter((text) => isActedOn(text, ear)).length} of ${its.length}`
    }
    return [hand, count(true), count(false)]
  })
  return table([['hand', 'at once', 'by mistake'], ...rows])
}
