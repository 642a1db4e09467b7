import { expect } from 'vitest'
import { story } from '../../support/databases/database.ts'
import { aLead, facts } from '../../support/leads.ts'

story(
  'an admin writes what is answered and what is true of us; what no row backs is no answer before it is',
  async ({ database: { db } }) => {
    const lead = await aLead(db, facts)
    const answer = `select body from pipeline.edit_common_answer($1, $2, 'asked our solicitor')`
    const ring = 'Ring us on 0117 496 0123, {company} pays its own costs.'
    await expect(db.query(answer, ['fees', ring])).rejects.toMatchObject({ code: 'VL013' })
    await db.query(`select pipeline.add_true_words(' 0117 496 0123 ', 'our desk')`)
    expect((await db.query(answer, ['fees', ring])).rows).toEqual([{ body: ring }])
    const told = `select pipeline_private.answers_for(leads) ->> 'fees' as fees from pipeline.vendor_leads as leads where id = $1`
    expect((await db.query(told, [lead])).rows).toEqual([
      { fees: 'Ring us on 0117 496 0123, Homestead Buyers pays its own costs.' },
    ])
    expect((await db.query(answer, ['fees', '  '])).rows).toEqual([{ body: null }])
    expect((await db.query(told, [lead])).rows).toEqual([{ fees: null }])

    await db.query(`select pipeline.remove_true_words('0117 496 0123', 'the desk is gone')`)
    const remove = `select pipeline.remove_true_words($1, 'why')`
    const wrongs: [sql: string, values: string[], code: string][] = [
      [answer, ['fees', ring], 'VL013'],
      [answer, ['fees', '{price} it is'], 'VL013'],
      [answer, ['fees', 'so '.repeat(150)], 'VL013'],
      [answer, ['weather', 'Fine'], 'VL010'],
      [remove, ['never there'], 'VL010'],
      [`select pipeline.add_true_words($1, 'too short')`, ['x'], 'VL013'],
    ]
    for (const [sql, values, code] of wrongs)
      await expect(db.query(sql, values)).rejects.toMatchObject({ code })
  },
)

story('a preview knows the offer that is to be made with the text', async ({ database: { db } }) => {
  const lead = await aLead(db, facts)
  const claims = async (offering: number | null) =>
    (
      await db.query(
        `select claims.words from pipeline.preview_text('We can pay £140,000', $1, $2) as preview
         cross join unnest(preview.unbacked_claims) as claims`,
        [lead, offering],
      )
    ).rows
  expect(await claims(null)).toEqual([{ words: '£140,000' }])
  expect(await claims(140_000)).toEqual([])
  expect(await claims(130_000)).toEqual([{ words: '£140,000' }])
})
