import { type Dice, diceOf } from '../../src/simulation/planning/dice.ts'
import type { FakeLead } from './fake_graph.ts'
import { secrets } from './lead_story.ts'

/** A request that somebody makes of our webhooks. */
export type Delivery =
  | { to: 'webhook' | 'google-ads' | 'zoopla'; body: string; secret: string; isCut?: true }
  | { to: 'facebook'; leads: readonly FakeLead[]; secret?: string }

export interface Plan {
  deliveries: Delivery[]
  /** How many of them come before what is put right. */
  early: number
  /** Source, reference and phone of each lead that is to come of it, sorted. */
  leads: string[]
  /** References of which a person is to be asked. */
  asked: string[]
}

interface Vendor {
  source: 'webhook' | 'google-ads' | 'zoopla' | 'facebook'
  reference: string
  phone: string
  name: string
  postcode: string
  kind: 'sells' | 'tests' | 'unreadable' | 'mended'
}

/**
 * Deliveries in any order: most leads are brought several times, some are tests or have no number, some of these are put
 * right later, and whoever guesses a secret or breaks off leaves nothing.
 */
export function planDeliveries(count: number, seed: number): Plan {
  const deliveries: { at: number; delivery: Delivery }[] = []
  const vendors: Vendor[] = []
  for (let no = 0; deliveries.length < count; no += 1) {
    const dice = diceOf(seed, no)
    const vendor = aVendor(dice, no)
    vendors.push(vendor)
    const first = dice.share('at')
    deliveries.push({ at: first, delivery: broughtBy([vendor], dice, 0) })
    for (let again = 1; again <= dice.whole('again', 0, 2); again += 1) {
      deliveries.push({ at: dice.share(`at ${again}`), delivery: broughtBy([vendor], dice, again) })
    }
    if (vendor.kind === 'mended') {
      // Put right after all that was wrong has come.
      deliveries.push({ at: 1 + first, delivery: broughtBy([{ ...vendor, kind: 'sells' }], dice, 9) })
    }
    if (dice.chance('forged', 0.1))
      deliveries.push({ at: dice.share('forged at'), delivery: forged(vendor, dice) })
    if (dice.chance('batch', 0.1) && vendor.source === 'facebook') {
      const batch = vendors.filter(({ source }) => source === 'facebook').slice(-20)
      deliveries.push({ at: dice.share('batch at'), delivery: broughtBy(batch, dice, 10) })
    }
  }
  const leads = vendors.filter(({ kind }) => kind === 'sells' || kind === 'mended')
  return {
    early: deliveries.filter(({ at }) => at < 1).length,
    deliveries: deliveries.toSorted((one, other) => one.at - other.at).map(({ delivery }) => delivery),
    leads: leads.map(({ source, reference, phone }) => `${source} ${reference} ${phone}`).toSorted(),
    asked: vendors
      .filter(({ kind }) => kind === 'unreadable')
      .map(({ reference }) => reference)
      .toSorted(),
  }
}

function aVendor(dice: Dice, no: number): Vendor {
  const source = dice.pick('source', ['webhook', 'google-ads', 'zoopla', 'facebook', 'facebook'])
  const kind = dice.weighted('kind', [
    ['sells', 16],
    ['tests', source === 'zoopla' ? 0 : 2],
    ['unreadable', 1],
    // Facebook does not tell again of what it has told us.
    ['mended', source === 'facebook' ? 0 : 1],
  ] as const)
  return {
    ...{ source, kind },
    // Ids that no double can hold apart.
    reference: String(9_223_372_036_000_000_000n + BigInt(no)),
    phone: `+4477${String(90_000_000 + no).padStart(8, '0')}`,
    name: dice.pick('name', ['Ada Pole', 'Zoë Brown', 'Mr J. O’Neill', 'Σ 😀 Papas']),
    postcode: dice.pick('postcode', ['BS6 5QA', 'ls62ab', 'M1 1AE']),
  }
}

const noNumber = 'please write to me'

function broughtBy(vendors: readonly Vendor[], dice: Dice, nth: number): Delivery {
  const [vendor] = vendors
  if (vendor === undefined) throw new Error('nobody brings nobody')
  const { source, reference, kind } = vendor
  const phone = kind === 'sells' || kind === 'tests' ? vendor.phone : noNumber
  const extra = dice.chance(`extra ${nth}`, 0.5)
    ? `,"field_of_${nth}":{"deep":[1e400,"\\u00e4\\u0000",${reference}]}`
    : ''
  const said = JSON.stringify
  switch (source) {
    case 'facebook':
      return { to: source, leads: vendors.map(asForm) }
    case 'webhook':
      return {
        ...{ to: source, secret: secrets.LEAD_WEBHOOK_SECRET },
        body: `{"reference":${reference},"phone":${said(phone)},"vendorName":${said(vendor.name)},"propertyPostcode":${said(vendor.postcode)},"test":${kind === 'tests'}${extra}}`,
      }
    case 'google-ads': {
      const column = (id: string, text: string) =>
        `{"column_id":"${id}","column_name":"","string_value":${said(text)}}`
      return {
        ...{ to: source, secret: secrets.LEAD_GOOGLE_SECRET },
        body: `{"lead_id":${reference},"google_key":${said(secrets.LEAD_GOOGLE_SECRET)},"is_test":${kind === 'tests'},"user_column_data":[${column('FULL_NAME', vendor.name)},${column('PHONE_NUMBER', phone)},${column('POSTAL_CODE', vendor.postcode)}]${extra}}`,
      }
    }
    case 'zoopla':
      return {
        ...{ to: source, secret: secrets.LEAD_ZOOPLA_SECRET },
        body: `{"appraisal":{"id":"${reference}","contact":{"name":${said(vendor.name)},"phone":${said(phone)}},"propertyDetails":{"postcode":${said(vendor.postcode)}}}${extra}}`,
      }
  }
}

function asForm({ reference, name, phone, postcode, kind }: Vendor): FakeLead {
  const isTest = kind === 'tests'
  return {
    ...{ id: reference, form: '984', createdAt: new Date('2026-06-01T09:00:00+01:00') },
    fields: {
      full_name: isTest ? '<test lead: dummy data for full_name>' : name,
      phone_number: kind === 'sells' ? phone : isTest ? '<test lead: dummy data>' : noNumber,
      post_code: postcode,
      a_question_of_theirs: 'yes',
    },
  }
}

/** With a secret that is none, or broken off in the middle; of somebody whom nobody else knows. */
function forged(vendor: Vendor, dice: Dice): Delivery {
  const delivery = broughtBy(
    [{ ...vendor, reference: `${vendor.reference}999`, phone: '+447911123456' }],
    dice,
    11,
  )
  if (delivery.to === 'facebook') return { ...delivery, secret: 'a guess of theirs' }
  if (dice.chance('cut', 0.5)) return { ...delivery, isCut: true }
  return {
    ...delivery,
    secret: 'a guess of theirs',
    body: delivery.body.replace(secrets.LEAD_GOOGLE_SECRET, 'a guess of theirs'),
  }
}
