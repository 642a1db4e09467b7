import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { story } from '../../support/database.ts'
import { aLead, only } from '../../support/leads.ts'

interface Words {
  /** Makes them, and says by what they are known. */
  there: (db: Db) => Promise<string>
  edit: string
  read: string
}

/** Whatever several people may reword. */
const kinds: Record<string, Words> = {
  'a template': {
    there: async () => 'video',
    edit: `select from pipeline.edit_template($1, $2, 'clearer', instead_of => $3)`,
    read: `select body from pipeline.message_templates where template = $1`,
  },
  'an answer': {
    there: async (db) =>
      only(
        (
          await db.query<{ question: string }>(
            `select min(question) as question from pipeline.common_answers`,
          )
        ).rows,
      ).question,
    edit: `select from pipeline.edit_common_answer($1, $2, 'clearer', instead_of => $3)`,
    read: `select body from pipeline.common_answers where question = $1`,
  },
  'a saved reply': {
    there: async (db) => {
      await db.query(
        `select from pipeline.save_reply('Later', 'Later, thank you.', 'often asked', instead_of => '')`,
      )
      return 'Later'
    },
    edit: `select from pipeline.save_reply($1, $2, 'clearer', instead_of => $3)`,
    read: `select body from pipeline.saved_replies where title = $1`,
  },
  'a text that waits': {
    there: async (db) => {
      const text = `select id from pipeline.send_message($1, 'Later, thank you.', send_at => now() + interval '2 days')`
      return only((await db.query<{ id: string }>(text, [await aLead(db)])).rows).id
    },
    edit: `select from pipeline.edit_message($1, $2, instead_of => $3)`,
    read: `select body from pipeline.lead_messages where id = $1`,
  },
}

for (const [what, { there, edit, read }] of Object.entries(kinds)) {
  story(
    `of two who reword ${what}, the second is told of the first’s words`,
    async ({ database: { db } }) => {
      const its = await there(db)
      const now = async () => only((await db.query<{ body: string | null }>(read, [its])).rows).body ?? ''
      const seen = await now()
      await db.query(edit, [its, 'Until then, Ann.', seen])
      const second = db.query(edit, [its, 'Until then, Bob.', seen])
      await expect(second).rejects.toMatchObject({ code: 'VL041' })
      expect(await now()).toBe('Until then, Ann.')

      await db.query(edit, [its, 'Until then, Ann.', seen]) // Once more, as its answer was lost.
      await db.query(edit, [its, 'Until then, Bob.', 'Until then, Ann.'])
      expect(await now()).toBe('Until then, Bob.')
    },
  )
}

story(
  'of two texts under one key the second is refused unless it is the first',
  async ({ database: { db } }) => {
    const lead = await aLead(db)
    const send = async (body: string) =>
      only(
        (
          await db.query<{ id: string }>(
            `select id from pipeline.send_message($1, $2, once_key => 'one click')`,
            [lead, body],
          )
        ).rows,
      ).id
    const first = await send('I will call at noon.')
    expect(await send('I will call at noon. ')).toBe(first)
    await expect(send('I will call at one.')).rejects.toMatchObject({ code: 'VL041' })
  },
)
