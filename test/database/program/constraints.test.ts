import { describe, expect } from 'vitest'
import { inTransaction } from '../../support/database.ts'
import { aLeadAt } from '../../support/leads.ts'

/** Whoever writes it, even the owner. $1 is a lead with an offer, and $2 one with a deal. */
describe('no row may say', () => {
  inTransaction.for([
    [
      'that an offer above its ceiling needs no reason',
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling) values ($1, 9, 200000, 100000)`,
      'amount_is_within_the_ceiling',
    ],
    [
      'that nothing was offered',
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling) values ($1, 9, 0, 100000)`,
      'amount_is_within_the_ceiling',
    ],
    [
      'that there were two offers of one round',
      `insert into pipeline.offers (vendor_lead_id, round, amount, ceiling, status)
       select $1, generate_series / generate_series + 7, 1000, 2000, 'lapsed' from generate_series(1, 2)`,
      'one_offer_per_round',
    ],
    [
      'that a deal fell through nowhere',
      `update pipeline.deals set fell_through_at = now(), fall_through_reason = 'x' where vendor_lead_id = $2`,
      'fall_through_says_where_and_why',
    ],
    [
      'that a deal fell through for no reason',
      `update pipeline.deals set fell_through_at = now(), fell_through_stage = 'OFFER_ACCEPTED' where vendor_lead_id = $2`,
      'fall_through_says_where_and_why',
    ],
    [
      'that a lead stands somewhere which is none',
      `insert into pipeline_private.lead_standings (vendor_lead_id, stage, entered_on) values (uuidv7(), 'NEW_LEAD', '2026-01-01')`,
      'lead_standings_vendor_lead_id_fkey',
    ],
    [
      'that a tax is another than those we know',
      `insert into pipeline.purchase_tax_bands values ('window_tax', '2026-01-01', 0, 0.1)`,
      'tax_is_known',
    ],
    [
      'that a tax takes more than there is',
      `insert into pipeline.purchase_tax_bands values ('sdlt_standard', '2026-01-01', 0, 1.1)`,
      'rate_is_a_share',
    ],
    [
      'that a token has a name of 101 letters',
      `with somebody as (
         insert into pipeline_private.users (name, role, password_hash) values ('ada', 'viewer', '$argon2id$x') returning id
       )
       insert into pipeline_private.api_tokens (token_hash, user_id, name, role, expires_at)
       select decode(repeat('00', 32), 'hex'), id, repeat('x', 101), 'viewer', now() from somebody`,
      'token_name_is_short',
    ],
    [
      'that two tokens have one secret',
      `with somebody as (
         insert into pipeline_private.users (name, role, password_hash) values ('ada', 'viewer', '$argon2id$x') returning id
       )
       insert into pipeline_private.api_tokens (token_hash, user_id, name, role, expires_at)
       select decode(repeat('00', 32), 'hex'), id, 'crm', 'viewer', now() from somebody, generate_series(1, 2)`,
      'one_token_per_hash',
    ],
    [
      'that two vendors of a simulation have one lead',
      `insert into pipeline_private.simulation_vendors (number, persona, vendor_lead_id) values (1, '{}', $1), (2, '{}', $1)`,
      'one_vendor_per_lead',
    ],
    [
      'that a simulation has no vendors',
      `insert into pipeline_private.simulation (seed, vendors, begins_at) values (1, 0, now())`,
      'there_is_a_vendor',
    ],
    [
      'that a vendor of a simulation is nobody',
      `insert into pipeline_private.simulation_vendors (number, persona) values (0, '{}')`,
      'number_counts_from_one',
    ],
    [
      'that a condition has two open alerts',
      `insert into pipeline.alerts (type, scope, severity, message)
       select 'AGENT_FAILURE', 'x', 'HIGH', 'x' from generate_series(1, 2)`,
      'one_open_alert_per_type_and_scope',
    ],
    [
      'that an outcome brings a text that there is not',
      `update pipeline.stage_outcomes set template = 'unheard_of' where stage = 'OFFER_MADE'`,
      'stage_outcomes_template_fkey',
    ],
  ] as const)('%s', async ([, statement, constraint], { db }) => {
    const [offered, agreed] = [await aLeadAt(db, 'OFFER_MADE'), await aLeadAt(db, 'OFFER_ACCEPTED')]
    const given = statement.replaceAll('$1', `'${offered}'`).replaceAll('$2', `'${agreed}'`)
    await expect(db.query(given)).rejects.toMatchObject({ constraint })
  })
})
