import { describe, expect } from 'vitest'
import { inTransaction } from '../../support/databases/database.ts'
import { only } from '../../support/leads.ts'

describe('segments', () => {
  inTransaction('are counted as the carrier charges them', async ({ db }) => {
    const counted: [string, number][] = [
      ['a'.repeat(160), 1],
      ['a'.repeat(161), 2],
      ['a'.repeat(306), 2],
      ['a'.repeat(307), 3],
      [`${'a'.repeat(158)}€`, 1],
      [`${'a'.repeat(159)}€`, 2],
      ['£'.repeat(160), 1],
      ['[]'.repeat(40), 1],
      ['{}'.repeat(41), 2],
      // The escape and its character stay together: 76 of them fit where 153 septets are.
      ['€'.repeat(152), 2],
      ['€'.repeat(153), 3],
      ['я'.repeat(70), 1],
      ['я'.repeat(71), 2],
      ['я'.repeat(134), 2],
      ['я'.repeat(135), 3],
      ['👍'.repeat(35), 1],
      ['👍'.repeat(36), 2],
      ['👍'.repeat(66), 2],
      ['👍'.repeat(67), 3],
      ['`', 1],
    ]
    const { rows } = await db.query<{ segments: number[] }>(
      'select array_agg(pipeline_private.segments(body) order by place) as segments from unnest($1::text[]) with ordinality as texts (body, place)',
      [counted.map(([body]) => body)],
    )
    expect(only(rows).segments).toEqual(counted.map(([, segments]) => segments))
  })

  inTransaction('plain letters where GSM has none, and no others', async ({ db }) => {
    const written: Record<string, string> = {
      Zoë: 'Zoe',
      'Łódź, Großmann, Ærø, Ångström': 'Lodz, Großmann, Ærø, Ångström',
      'è é ù ì ò Ç ñ ö ü à £ € ¿': 'è é ù ì ò Ç ñ ö ü à £ € ¿',
      'ç á í ó ú â ê î ô û ý À È': 'c a i o u a e i o u y A E',
      '‘a’ “b” – c — d… e\u00a0f\u200b `g`': `'a' "b" - c - d... e f 'g'`,
      'Cafe\u0301': 'Café',
      'œuvre, Þór, ﬁne, ½': 'oeuvre, Thor, fine, 1/2',
      'two\nlines': 'two\nlines',
      'Zoë’s 👍': 'Zoë’s 👍',
      'Зоя’s': 'Зоя’s',
      '': '',
    }
    const { rows } = await db.query<{ plain: string[] }>(
      'select array_agg(pipeline_private.gsm_text(body) order by place) as plain from unnest($1::text[]) with ordinality as texts (body, place)',
      [Object.keys(written)],
    )
    expect(only(rows).plain).toEqual(Object.values(written))
  })
})
