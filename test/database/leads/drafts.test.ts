import { expect } from 'vitest'
import type { Db } from '../../../db/connection/pool.ts'
import { inTransaction, story } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { undo } from '../../support/undo.ts'

const draftOf = async (db: Db, lead: string, body: string) =>
  only((await db.query('select * from pipeline.save_draft($1, $2)', [lead, body])).rows)
const asSomebodyElse = (db: Db) => db.query(`select set_config('application_name', 'somebody else', true)`)
const refused = async (db: Db, query: string, values: unknown[]) => {
  await db.query('savepoint before')
  const why = await db.query(query, values).then(
    () => 'done',
    (error: { code: string }) => error.code,
  )
  await db.query('rollback to before')
  return why
}

inTransaction(
  'a draft is kept for colleagues, outdated by what the vendor writes, and sent once by whoever goes on with it',
  async ({ db }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const { id } = await draftOf(db, lead, 'Hello')
    expect(await draftOf(db, lead, 'Hello there')).toMatchObject({ id, body: 'Hello there', state: 'open' })

    const newer = async () =>
      only(
        (
          await db.query(
            'select pipeline.drafts_newer_texts(drafts) as n from pipeline.drafts as drafts where id = $1',
            [id],
          )
        ).rows,
      ).n
    expect(await newer()).toBe(0)
    await db.query(
      `select pipeline.record_inbound_message(vendor_phone, 'Are you there?', 'theirs') from pipeline.vendor_leads where id = $1`,
      [lead],
    )
    expect(await newer()).toBe(1)

    await asSomebodyElse(db)
    const edited = await db.query(`select * from pipeline.edit_draft($1, 'Yes, I am here.')`, [id])
    expect(only(edited.rows).edited_by).not.toBe(only(edited.rows).written_by)
    expect(await newer()).toBe(0)

    const send = async () => only((await db.query('select * from pipeline.send_draft($1)', [id])).rows)
    const text = await send()
    expect(text).toMatchObject({ body: 'Yes, I am here.', direction: 'outbound', author: 'person' })
    expect((await send()).id).toBe(text.id)
    expect(await refused(db, `select pipeline.edit_draft($1, 'No')`, [id])).toBe('VL036')
    expect(await refused(db, 'select pipeline.discard_draft($1)', [id])).toBe('VL036')

    const sent = await db.query(
      `select max(id)::text as id from pipeline.audit_log where table_name = 'drafts' and row_id = $1`,
      [id],
    )
    expect(await refused(db, `select pipeline.undo_manual_change($1, 'a slip')`, [only(sent.rows).id])).toBe(
      'VL017',
    )
  },
)

inTransaction(
  'of two who write in one draft the second is told, and nobody’s words are overwritten unseen',
  async ({ db }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const { id } = await draftOf(db, lead, 'Hello')
    const edit = 'select body from pipeline.edit_draft($1, $2, $3)'
    expect(only((await db.query(edit, [id, 'Hello Ada', 'Hello'])).rows)).toEqual({ body: 'Hello Ada' })
    expect(await refused(db, edit, [id, 'Good day', 'Hello'])).toBe('VL041')
    // Said again after a break, and knowingly in the place of the others.
    expect(await refused(db, edit, [id, 'Hello Ada', 'Hello'])).toBe('done')
    expect(await refused(db, edit, [id, 'Good day', 'Hello Ada'])).toBe('done')

    const save = 'select body from pipeline.save_draft($1, $2, $3)'
    expect(await refused(db, save, [lead, 'Good day', ''])).toBe('VL041')
    expect(await refused(db, save, [lead, 'Good day', null])).toBe('done')
    await db.query('select pipeline.discard_draft($1)', [id])
    expect(await refused(db, save, [lead, 'Good day', ''])).toBe('done')
  },
)

story(
  'a draft that is discarded is opened again by an undo, and nothing leaves',
  async ({ database: { db } }) => {
    const lead = await aLeadAt(db, 'OFFER_MADE')
    const { id } = await draftOf(db, lead, 'Hello')
    await db.query('select pipeline.discard_draft($1)', [id])
    const change = await db.query(
      `select max(id)::text as id from pipeline.audit_log where table_name = 'drafts' and row_id = $1`,
      [id],
    )
    await undo(db, only(change.rows).id)
    const { rows } = await db.query('select state, ended_at, message_id from pipeline.drafts where id = $1', [
      id,
    ])
    expect(rows).toEqual([{ state: 'open', ended_at: null, message_id: null }])
  },
)

inTransaction('a draft that no text could be, or of a lead that nobody knows, is refused', async ({ db }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE')
  for (const words of [' ', 'x'.repeat(1601)])
    expect(await refused(db, 'select pipeline.save_draft($1, $2)', [lead, words])).toBe('VL013')
  expect(await refused(db, `select pipeline.save_draft(uuidv7(), 'Hello')`, [])).toBe('VL010')
  expect(await refused(db, 'select pipeline.send_draft(uuidv7())', [])).toBe('VL010')
})

inTransaction(
  'a saved reply is filled in for a lead, says what is missing, and is changed by admins within the limits of a text',
  async ({ db }) => {
    const lead = await aLeadAt(db, 'AI_CONVERSATION', { vendor_name: null, property_address: null })
    await db.query(`select pipeline.save_reply('Hello', 'Hi {first_name}, {offer_amount}?', 'often said')`)
    const filled = async () =>
      only(
        (
          await db.query(
            `select body, segments, missing from pipeline.filled_replies($1) where title in ('Hello', 'Hello again')`,
            [lead],
          )
        ).rows,
      )
    expect(await filled()).toEqual({ body: null, segments: null, missing: ['first_name', 'offer_amount'] })
    await db.query(
      `select pipeline.save_reply('Hello', 'Hi {first_name}, how are you?', 'kinder', new_title => 'Hello again')`,
    )
    expect(await filled()).toEqual({ body: 'Hi there, how are you?', segments: 1, missing: ['first_name'] })
    for (const body of ['Hi {name}', 'ж'.repeat(900), ' '])
      expect(await refused(db, `select pipeline.save_reply('Hello', $1, 'why not')`, [body])).toBe('VL013')
    // A colleague has called it something else meanwhile: neither a second one nor another's words.
    await db.query(`select pipeline.save_reply('Bye', 'Bye', 'often said')`)
    for (const title of ['Bye', 'Hello', 'Hello there']) {
      const call = `select pipeline.save_reply('Hello', 'Good day', 'kinder', new_title => $1)`
      expect(await refused(db, call, [title])).toBe('VL010')
    }
    const removed = await db.query(`select pipeline.remove_reply('Hello again', 'enough') as was_there`)
    expect(removed.rows).toEqual([{ was_there: true }])
  },
)
