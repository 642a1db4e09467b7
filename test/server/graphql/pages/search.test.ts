import { expect } from 'vitest'
import { aLead, aLeadAt, facts } from '../../../support/leads.ts'
import { type Ask, apiStory } from '../../support/api.ts'

interface Found {
  leadId: string
  matchedBy: string[]
}

async function find(ask: Ask, text: string, first?: number): Promise<Found[]> {
  const { data, errors } = await ask(
    'operator',
    'query ($text: String!, $first: Int) { searchLeads(text: $text, first: $first) { leadId vendorName propertyPostcode stage matchedBy } }',
    { text, first },
  )
  expect(errors).toEqual([])
  return data.searchLeads
}

const idsOf = (found: Found[]) => found.map(({ leadId }) => leadId)

apiStory(
  'a lead is found by any part of what is known of it, however that is written',
  async ({ database: { db }, ask }) => {
    const lead = await aLead(db, {
      ...facts,
      vendor_name: 'Renée O’Brien-Šmith',
      vendor_phone: '+447700900997',
      property_address: '14 Oak Road, Bristol',
      source: 'portal',
      external_ref: 'RX-2041/b',
    })
    await db.query(`select pipeline.add_lead_phone($1, '0117 496 0998')`, [lead])
    const other = await aLead(db, { vendor_name: 'Jo Smith', property_postcode: 'BS65QB' })

    const finds: [string, string][] = [
      [lead, 'id'],
      [` ${lead.toUpperCase()} `, 'id'],
      ...['renee obrien', "O'BRIEN", 'šmith renée', 'smith  Brien', 'rené'].map((text): [string, string] => [
        text,
        'name',
      ]),
      ...[
        '07700 900997',
        '+44 7700 900 997',
        '+44 (0)7700-900997',
        '00447700900997',
        '7700900997',
        '900997',
      ].map((text): [string, string] => [text, 'phone']),
      ...['01174960998', '+44 117 496 0998'].map((text): [string, string] => [text, 'other_phone']),
      ...['BS6 5QA', 'bs65qa', '5QA'].map((text): [string, string] => [text, 'postcode']),
      ...['14 oak road', 'oak bristol', '14 Oak'].map((text): [string, string] => [text, 'address']),
      ...['RX-2041/b', 'rx 2041', '2041'].map((text): [string, string] => [text, 'reference']),
    ]
    for (const [text, matchedBy] of finds) {
      const found = await find(ask, text)
      expect({ text, ids: idsOf(found) }).toEqual({ text, ids: [lead] })
      expect({ text, by: found[0]?.matchedBy }).toEqual({ text, by: [matchedBy] })
    }
    expect((await find(ask, 'obrien bristol'))[0]?.matchedBy).toEqual(['name', 'address'])
    expect(idsOf(await find(ask, 'smith')).toSorted()).toEqual([lead, other].toSorted())
    expect(idsOf(await find(ask, 'bs6 5q')).toSorted()).toEqual([lead, other].toSorted())
    for (const text of [
      '',
      ' ',
      'b',
      '%',
      '_',
      "'",
      'nobody',
      'smith jones',
      '4 oak',
      'Q',
      'QQ',
      'x'.repeat(300),
    ]) {
      expect({ text, found: await find(ask, text) }).toEqual({ text, found: [] })
    }
    const { errors } = await ask('viewer', '{ searchLeads(text: "smith", first: 201) { leadId } }')
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_VALUE', field: 'first' })

    const { data } = await ask(
      'viewer',
      '{ vendorLeads(filter: { search: "smith", propertyPostcode: { equalTo: "BS6 5QB" } }) { totalCount nodes { id } } }',
    )
    expect(data.vendorLeads).toEqual({ totalCount: 1, nodes: [{ id: other }] })
  },
)

apiStory(
  'whole ones come first, then what begins with it, then the latest',
  async ({ database: { db }, ask }) => {
    const whole = await aLead(db, { vendor_name: 'Smith' })
    const begins = await aLead(db, { vendor_name: 'Smithson Ada' })
    const within = [
      await aLead(db, { vendor_name: 'Ada Smith' }),
      await aLead(db, { vendor_name: 'Bo Blacksmith' }),
    ]
    expect(idsOf(await find(ask, 'smith'))).toEqual([whole, begins, ...within.toReversed()])
    expect(idsOf(await find(ask, 'smith', 2))).toEqual([whole, begins])
    expect(idsOf(await find(ask, 'smith', 0))).toEqual([])
  },
)

apiStory('what is corrected, merged or erased is found as it is now', async ({ database: { db }, ask }) => {
  const lead = await aLeadAt(db, 'OFFER_MADE', { vendor_name: 'Ada Pole' })
  await db.query(`select pipeline.edit_lead($1, vendor_name => 'Bea Lane', property_postcode => 'M1 1AE')`, [
    lead,
  ])
  expect(await find(ask, 'ada pole')).toEqual([])
  expect(idsOf(await find(ask, 'm11ae'))).toEqual([lead])

  const [double] = [await aLead(db, { vendor_name: 'Bea Lane', vendor_phone: '+447700900998' })]
  await db.query(`select pipeline.merge_leads($1, $2, 'the same person')`, [lead, double])
  expect(idsOf(await find(ask, '07700 900998'))).toContain(lead)

  await db.query(
    `update pipeline.vendor_leads set vendor_name = null, property_address = null, property_postcode = null, external_ref = null`,
  )
  expect(await find(ask, 'bea')).toEqual([])
})
