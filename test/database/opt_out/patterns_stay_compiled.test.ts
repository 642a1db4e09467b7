import { expect } from 'vitest'
import { story } from '../../support/databases/database.ts'
import { aLeadAt, only } from '../../support/leads.ts'
import { connectTo } from '../../support/run/run_server.ts'

// PostgreSQL keeps the 32 latest patterns of a session compiled. One too many, and each text costs ten times as much.
const kept = 32

story(
  'all patterns that read an ordinary text fit among those that PostgreSQL keeps compiled',
  async ({ database: { url, db } }) => {
    const session = await connectTo(url) // one that has read nothing before and brings no leads
    const phone = '+447700900001'
    await aLeadAt(db, 'AI_CONVERSATION', { vendor_phone: phone })
    const texts = [
      'it is a flat',
      'about £150,000',
      'when could you come?',
      'yes please',
      '12 Elm Grove, Leeds LS6 2AB',
    ]
    for (const [number, text] of texts.entries()) {
      await session.query('select pipeline.record_inbound_message($1, $2, $3)', [phone, text, `SM${number}`])
    }
    const { rows } = await session.query<{ patterns: string }>(
      `select count(*) as patterns from pg_backend_memory_contexts where name = 'RegexpMemoryContext'`,
    )
    await session.end()
    expect(Number(only(rows).patterns)).toBeGreaterThan(10)
    expect(Number(only(rows).patterns)).toBeLessThan(kept)
  },
)
