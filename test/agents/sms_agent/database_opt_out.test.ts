import { expect } from 'vitest'
import { words } from '../../../src/agents/sms_agent/decode_text.ts'
import { wantsNoContact } from '../../../src/agents/sms_agent/intentions.ts'
import { inTransaction } from '../../support/database.ts'
import { repliesOf } from './corpus/all.ts'
import { conversationTexts } from './corpus/conversation_texts.ts'
import { laterReplies } from './corpus/later_replies.ts'
import { strangersHeldOut, strangersReplies, youngestReplies } from './corpus/strangers_replies.ts'

const replies = [
  ...repliesOf('dev'),
  ...repliesOf('held_out'),
  ...laterReplies,
  ...strangersReplies,
  ...strangersHeldOut,
  ...youngestReplies,
]

inTransaction('the database hears the pleas to be left alone that the agent hears', async ({ db }) => {
  const pleas = replies.filter(({ text, intent }) => intent === 'opt_out' && wantsNoContact(words(text)))
  const { rows } = await db.query<{ text: string }>(
    'select text from unnest($1::text[]) as text where not pipeline_private.is_opt_out(text)',
    [pleas.map(({ text }) => text)],
  )
  expect(pleas.length).toBeGreaterThan(80)
  expect(rows).toEqual([])
})

inTransaction('and takes nothing else for one', async ({ db }) => {
  const others = [
    ...replies.filter(({ intent }) => intent !== 'opt_out' && intent !== 'wrong_number'),
    ...conversationTexts,
    { text: 'no problem, stop by the house any time' },
    { text: 'dont call me before 6 im at work' },
    { text: 'please dont send me any more photos of it, the offer is fine' },
    { text: 'I dont want to send more information until I know who you are' },
    { text: 'they never contact me about the lease' },
    { text: 'stop sending the survey to my old address' },
    { text: 'take me off the market? no keep going' },
    { text: 'we cant stop calling it home but yes' },
  ]
  const { rows } = await db.query<{ text: string }>(
    'select text from unnest($1::text[]) as text where pipeline_private.is_opt_out(text)',
    [others.map(({ text }) => text)],
  )
  expect(rows).toEqual([])
})
