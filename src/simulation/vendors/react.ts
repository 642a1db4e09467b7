import { type Dice, diceOf } from '../planning/dice.ts'
import { conversationReplies } from './conversation_replies.ts'
import { offerReplies } from './offer_replies.ts'
import { type Act, type ReadText, type Reply, reply } from './read_text.ts'

const lastWords: ReadonlySet<Act> = new Set(['opts_out', 'wrong_number', 'bad_news', 'thanks'])

/** What a vendor writes on reading a text; nothing when they stay silent. */
export function react(seed: number, text: ReadText): Reply[] {
  const { vendor, acts } = text
  const dice = diceOf(seed, `${vendor.number}/text ${text.textsRead}`)

  if (acts.some((act) => lastWords.has(act)) || (text.hasReplyComing && !text.bringsOffer)) return []
  const ending = lastWordsNow(text, dice)
  if (ending !== undefined) return ending
  return isAboutOffer(text) ? offerReplies(text, dice) : conversationReplies(text, dice)
}

function isAboutOffer({ bringsOffer, purpose, body, acts, offer }: ReadText): boolean {
  const last = acts.at(-1)
  const isSettling = last === 'asks_about_offer' || last === 'accepts' || last === 'rejects'
  const remindsOfOffer = /^(VIDEO|RETRY_\d)$/i.test(purpose) || body.includes('£')
  return offer !== null && (bringsOffer || isSettling || remindsOfOffer)
}

/** How those vendors end who never come to an offer, once their time has come; undefined before. */
function lastWordsNow({ vendor, acts, purpose }: ReadText, dice: Dice): Reply[] | undefined {
  const { character, answersBefore, revives } = vendor.persona
  const answers = acts.filter((act) => act === 'answers').length
  switch (character) {
    case 'talks':
      return undefined
    case 'never_answers':
      return []
    case 'wrong_number':
      return [reply('wrong_number', dice.pick('words', wrongNumberWords))]
    case 'opts_out':
      return answers < answersBefore ? undefined : [reply('opts_out', dice.pick('words', optOutWords))]
    case 'bereaved':
      return answers < answersBefore ? undefined : [reply('bad_news', dice.pick('words', bereavedWords))]
    case 'goes_silent': {
      const isRevived = revives && answers === answersBefore && /FOLLOW_UP/i.test(purpose)
      return answers < answersBefore || isRevived ? undefined : []
    }
  }
}

const optOutWords = ['STOP', 'Stop', 'please stop texting me', 'Unsubscribe', "don't text me again"] as const

const wrongNumberWords = [
  'Wrong number mate',
  'Sorry you have the wrong number',
  "Wrong number, I'm not selling anything",
] as const

const bereavedWords = [
  'My mum passed away last month and this is her house, I find this very hard at the moment',
  'My husband died in the spring, I am not sure I can deal with this now',
] as const
