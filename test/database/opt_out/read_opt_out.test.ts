import type pg from 'pg'
import { describe, expect } from 'vitest'
import { repliesOf } from '../../agents/sms_agent/corpus/all.ts'
import { conversationTexts } from '../../agents/sms_agent/corpus/conversation_texts.ts'
import { laterReplies } from '../../agents/sms_agent/corpus/later_replies.ts'
import {
  strangersHeldOut,
  strangersReplies,
  youngestReplies,
} from '../../agents/sms_agent/corpus/strangers_replies.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { distress, noDistress, strangersDistress, strangersOrdinary } from './distress.ts'
import { hardHarmless, harmless, heldBackHarmless, lastHarmless, youngestHarmless } from './harmless.ts'
import { hardPleas, heldBackPleas, lastPleas, pleas, youngestPleas } from './pleas.ts'
import { unseen } from './unseen.ts'

const ourTexts = [
  'Hi Jo, our offer of £150,000 for 14 Oak Road still stands. Is there anything you would like to ask? Homestead Buyers. Reply STOP to opt out.',
  'Our offer of £150,000 for 14 Oak Road still stands. Reply STOP to opt out.',
]

const replies = [
  ...repliesOf('dev'),
  ...repliesOf('held_out'),
  ...laterReplies,
  ...strangersReplies,
  ...strangersHeldOut,
  ...youngestReplies,
]

/** The texts, by how they were read. */
async function read(db: pg.Client, texts: readonly string[]) {
  const { rows } = await db.query<{ text: string; answer: string }>(
    'select text, pipeline_private.read_opt_out(text, $2) as answer from unnest($1::text[]) as text',
    [texts, ourTexts],
  )
  const as = (answer: string) => rows.filter((row) => row.answer === answer).map(({ text }) => text)
  return { optOuts: as('opt_out'), maybes: as('maybe'), others: as('no') }
}

describe('a plea to be left alone', () => {
  for (const [hand, texts] of Object.entries(pleas)) {
    inTransaction(`is heard, or a person is asked: ${hand}`, async ({ db }) => {
      expect((await read(db, texts)).others).toEqual([])
    })
  }

  inTransaction('is heard in words that were tried on the rules since', async ({ db }) => {
    expect((await read(db, [...heldBackPleas, ...youngestPleas, ...lastPleas, ...hardPleas])).others).toEqual(
      [],
    )
  })

  inTransaction('of the agents’ corpus is heard', async ({ db }) => {
    const texts = replies.filter(({ intent }) => intent === 'opt_out').map(({ text }) => text)
    expect(texts.length).toBeGreaterThan(90)
    expect((await read(db, texts)).others).toEqual([])
  })

  inTransaction('in plain words needs nobody to look at it', async ({ db }) => {
    expect((await read(db, pleas.reported)).maybes).toEqual([])
    expect((await read(db, pleas.curt)).maybes.length).toBeLessThanOrEqual(3)
  })
})

describe('what asks for nothing of the kind', () => {
  for (const [kind, texts] of Object.entries(harmless)) {
    inTransaction(`ends no contact: ${kind}`, async ({ db }) => {
      expect((await read(db, texts)).optOuts).toEqual([])
    })
  }

  inTransaction(
    'seldom costs a person’s look, though all of it was written to look like one',
    async ({ db }) => {
      const texts = [
        ...Object.values(harmless).flat(),
        ...heldBackHarmless,
        ...youngestHarmless,
        ...lastHarmless,
        ...hardHarmless,
      ]
      const { optOuts, maybes } = await read(db, texts)
      expect(optOuts).toEqual([])
      expect(maybes.length / texts.length).toBeLessThanOrEqual(0.16)
    },
  )

  inTransaction(
    'is none of the answers to an offer, nor of the talk about a house, and few of them cost a look',
    async ({ db }) => {
      const texts = [...replies.filter(({ intent }) => intent !== 'opt_out'), ...conversationTexts]
      const { optOuts, maybes } = await read(
        db,
        texts.map(({ text }) => text),
      )
      expect(optOuts).toEqual([])
      expect(maybes.length / texts.length).toBeLessThanOrEqual(0.04)
    },
  )
})

inTransaction('our own sentence, sent back alone, is shown to a person', async ({ db }) => {
  expect(await read(db, ['Reply STOP to opt out'])).toMatchObject({ maybes: ['Reply STOP to opt out'] })
})

inTransaction('a wish for a call instead of texts is shown to a person', async ({ db }) => {
  const texts = ['dont text me, call me', 'no more texts please, ring me on the landline']
  expect((await read(db, texts)).maybes).toEqual(texts)
})

inTransaction('a plea for somebody else, with one for contact, is shown to a person', async ({ db }) => {
  const texts = [
    "don't contact my wife, contact me",
    'stop texting my mum. contact me',
    'please do not ring my husband, speak to me',
  ]
  expect((await read(db, texts)).maybes).toEqual(texts)
  const meant = ['do not ever contact me', 'stop, dont text and dont contact me', 'never contact me again']
  expect((await read(db, meant)).optOuts).toEqual(meant)
})

inTransaction('what somebody unsubscribed from elsewhere ends no contact', async ({ db }) => {
  const told = ['unsubscribed from rightmove already', 'ive unsubscribed from zoopla and the agents']
  expect((await read(db, told)).optOuts).toEqual([])
  const meant = [
    'unsubscribe',
    'unsubscribe me from this',
    'I unsubscribed from your texts',
    'unsubscribed from all',
  ]
  expect((await read(db, meant)).optOuts).toEqual(meant)
})

inTransaction('whoever wants out of a house wants to sell it', async ({ db }) => {
  const { rows } = await db.query(
    `select body from unnest($1::text[]) as body where pipeline_private.read_opt_out(body) = 'opt_out'`,
    [['I want out of this house', 'I want out of this street by may', 'want out of this place fast']],
  )
  expect(rows).toEqual([])
  const { rows: pleas } = await db.query(
    `select pipeline_private.read_opt_out(body) as heard from unnest($1::text[]) as body`,
    [['I want out of this', 'I want out of these texts']],
  )
  expect(pleas.every(({ heard }) => heard !== 'no')).toBe(true)
})

inTransaction('a plea about one phone that others read is about that phone', async ({ db }) => {
  const texts = [
    'please dont text this phone he reads it',
    'dont text me on this number, my wife checks it',
    'stop texting my work phone, use my other number',
    'do not message this mobile its a shared phone',
  ]
  const { rows } = await db.query(
    `select text from unnest($1::text[]) as text where pipeline_private.read_opt_out(text) <> 'not_here'`,
    [texts],
  )
  expect(rows).toEqual([])
  const meant = ['stop texting this number', 'dont text this phone again', 'take this number off your list']
  expect((await read(db, meant)).optOuts).toEqual(meant)
})

inTransaction('what the vendor says of their own in quotation marks is theirs', async ({ db }) => {
  const texts = ['“stop texting me”', 'I said "leave me alone"', 'Emphasised “Stop texting me”']
  expect((await read(db, texts)).others).toEqual([])
})

inTransaction('distress is heard, and what it is', async ({ db }) => {
  const told = Object.entries(distress).flatMap(([cue, texts]) => texts.map((text) => ({ cue, text })))
  const { rows } = await db.query(
    `select text, pipeline_private.read_cue_for_care(text) as cue from unnest($1::text[]) as text`,
    [told.map(({ text }) => text)],
  )
  expect(rows).toEqual(told.map(({ cue, text }) => ({ text, cue })))
})

inTransaction('distress in strangers’ words is heard, whatever it is', async ({ db }) => {
  const { rows } = await db.query(
    'select text from unnest($1::text[]) as text where pipeline_private.read_cue_for_care(text) is null',
    [strangersDistress],
  )
  expect(rows).toEqual([])
})

inTransaction('each death or illness of the agents’ corpus is heard', async ({ db }) => {
  const grave = replies.filter(({ person }) => person === true)
  const { rows } = await db.query(
    'select text from unnest($1::text[]) as text where pipeline_private.read_cue_for_care(text) is null',
    [grave.map(({ text }) => text)],
  )
  expect(grave.length).toBeGreaterThan(5)
  expect(rows).toEqual([])
})

inTransaction('ordinary talk is seldom taken for distress', async ({ db }) => {
  const ordinary = [
    ...noDistress,
    ...strangersOrdinary,
    ...heldBackHarmless,
    ...conversationTexts.map(({ text }) => text),
  ]
  const { rows } = await db.query(
    'select text from unnest($1::text[]) as text where pipeline_private.read_cue_for_care(text) is not null',
    [ordinary],
  )
  expect(rows.length / ordinary.length).toBeLessThanOrEqual(0.04)
})

/** How many of the texts go to a person, or end contact, before any agent sees them. */
async function heard(db: pg.Client, texts: readonly string[]): Promise<number> {
  const { rows } = await db.query(
    `select from unnest($1::text[]) as text
     where pipeline_private.read_opt_out(text, $2) <> 'no' or pipeline_private.read_cue_for_care(text, $2) is not null`,
    [texts, ourTexts],
  )
  return rows.length / texts.length
}

inTransaction(
  'what no pattern knows is weighed by its words: most of it goes to a person, plain answers do not',
  async ({ db }) => {
    expect(await heard(db, unseen.pleas)).toBeGreaterThan(0.65)
    expect(await heard(db, unseen.distress)).toBeGreaterThan(0.58)
    expect(await heard(db, unseen.plain)).toBeLessThanOrEqual(0.01)
  },
)

inTransaction('whatever a pattern of pleas hears has a word by which it is looked for', async ({ db }) => {
  const texts = [
    ...[pleas, harmless].flatMap((kinds) => Object.values(kinds).flat()),
    ...[heldBackPleas, youngestPleas, lastPleas, hardPleas, hardHarmless, ...Object.values(unseen)].flat(),
    ...[...replies, ...conversationTexts].map(({ text }) => text),
  ]
  const { rows } = await db.query(
    `select text
     from unnest($1::text[]) as text
     cross join lateral pipeline_private.plain_words(text) as said
     where not pipeline_private.speaks_of_contact(said)
       and (pipeline_private.is_clear_plea(said) or pipeline_private.may_be_plea(said))`,
    [texts],
  )
  expect(rows).toEqual([])
})
