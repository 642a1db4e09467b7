import { expect } from 'vitest'
import { factList } from '../../../db/leads/lead_facts.ts'
import { legible, longestWords, type WordsDomain } from '../../../src/free_text.ts'
import { inTransaction } from '../../support/databases/database.ts'
import { aLead, only } from '../../support/leads.ts'

const domains = Object.keys(longestWords) as WordsDomain[]

/** Texts of people that are no words of their own, and what holds them to their form instead. */
const otherForms: Record<string, string> = {
  // names of rows, stages and fields: whatever is none is refused
  'agents.agent': 'a name, by a constraint',
  'agents.shadows': 'the name of an agent',
  'agents.transport': 'one of two words',
  'alert_rules.severity': 'one of three words',
  'alert_rules.type': 'a name, by a constraint',
  'carrier_errors.carrier': 'a word, by carrier_is_a_word',
  'carrier_errors.consequence': 'one of four words',
  'carrier_errors.treatment': 'one of three words',
  'comparables.category': 'a letter',
  'comparables.outcode': 'follows from the postcode',
  'comparables.property_type': 'a letter',
  'comparables.tenure': 'a letter',
  'lead_phones.phone': 'a number',
  'message_suppressions.phone': 'a number',
  'message_templates.template': 'a name, by a constraint',
  'owner_rules.owner': 'refers to a row',
  'owner_rules.stage': 'refers to a row',
  'purchase_tax_bands.tax': 'one of two words',
  'settings.time_zone': 'a zone that PostgreSQL knows',
  'stage_outcomes.agent': 'refers to a row',
  'stage_outcomes.next_agent': 'refers to a row',
  'stage_outcomes.outcome': 'a word that agents may answer',
  'stage_outcomes.stage': 'refers to a row',
  'stage_outcomes.template': 'refers to a row',
  'stage_outcomes.to_stage': 'a stage, by the rules',
  'stage_required_fields.field': 'a column',
  'stage_required_fields.from_stage': 'refers to a row',
  'stage_required_fields.subject': 'one of two words',
  'stage_required_fields.to_stage': 'refers to a row',
  'stage_timers.action': 'one of a few words',
  'stage_timers.alert_type': 'refers to a row',
  'stage_timers.counted_from': 'one of two words',
  'stage_timers.event_type': 'a name, by a constraint',
  'stage_timers.name': 'a name, by a constraint',
  'stage_timers.stage': 'refers to a row',
  'stage_timers.template': 'refers to a row',
  'stage_timers.to_stage': 'a stage, by the rules',
  'stage_transitions.class': 'one of two words',
  'stage_transitions.from_stage': 'refers to a row',
  'stage_transitions.to_stage': 'refers to a row',
  'stages.entry_agent': 'refers to a row',
  'stages.entry_template': 'refers to a row',
  'rights_rules.acknowledged_by': 'refers to a row',
  'handover_texts.template': 'refers to a row',
  'stages.entry_turn': 'one of two words',
  'stages.owner': 'one of three words',
  'stages.reply_agent': 'refers to a row',
  'stages.stage': 'a name, by a constraint',
  'vendor_leads.external_ref': 'becomes an external_reference',
  'vendor_leads.pipeline_stage': 'a stage, by the rules',
  'vendor_leads.property_postcode': 'becomes a postcode',
  'vendor_leads.vendor_phone': 'becomes a phone number',
  // arguments of functions
  'add_owner_rule(stage)': 'is looked up',
  'add_api_token(role)': 'one of three words',
  'add_user(role)': 'one of three words',
  'edit_agent_parameter(agent)': 'is looked up',
  'edit_agent_parameter(parameter)': 'is looked up',
  'preview_alert_rule(type)': 'is looked up',
  'edit_retention_rule(kind)': 'is looked up',
  'preview_retention(kind)': 'is looked up',
  'edit_timer(name)': 'is looked up',
  'edit_timer(stage)': 'is looked up',
  'preview_timer(name)': 'is looked up',
  'preview_timer(stage)': 'is looked up',
  'set_user_role(role)': 'one of three words',
  'allow_again(phone)': 'a number',
  'board_cards(after)': 'a place that a card gave',
  'board_cards(stage)': 'is looked up',
  'preview_bulk_act(fall_through)': 'is looked up',
  'preview_bulk_act(template)': 'is looked up',
  'preview_bulk_act(to_stage)': 'is looked up',
  'start_bulk_act(fall_through)': 'is looked up',
  'start_bulk_act(template)': 'is looked up',
  'start_bulk_act(to_stage)': 'is looked up',
  'create_lead(external_ref)': 'becomes an external_reference',
  'alert_channels.channel': 'a name, by its letters',
  'change_carrier(carrier)': 'a name, by its letters',
  'create_lead(property_postcode)': 'becomes a postcode',
  'create_lead(source)': 'a source_name',
  'create_lead(vendor_phone)': 'becomes a phone number',
  'edit_lead(property_postcode)': 'becomes a postcode',
  'edit_lead(vendor_phone)': 'becomes a phone number',
  'figure_anomalies(figure)': 'is looked up',
  'silence_alert(type)': 'is looked up',
  'try_alert_rule(type)': 'is looked up',
  'edit_alert_rule(severity)': 'one of three words',
  'edit_alert_rule(type)': 'is looked up',
  'edit_owner_rule(stage)': 'is looked up',
  'edit_template(template)': 'is looked up',
  'run_agent_now(expected_stage)': 'is compared',
  'run_schedule_now(schedule)': 'is looked up',
  'edit_deal(fall_through_kind)': 'is looked up',
  'figure_leads(figure)': 'is looked up',
  'figure_leads(scope)': 'is compared',
  'figure_values(figure)': 'is looked up',
  'explain_move(to_stage)': 'is looked up',
  'leads_that_reached(stage)': 'is looked up',
  'mark_opted_out(phone)': 'a number',
  'mend_alert_channel(channel)': 'is looked up',
  'move_timer(expected_stage)': 'is compared',
  'note_refused_transition(code)': 'a code',
  'note_refused_transition(to_stage)': 'a stage, by the rules',
  'override_stage(expected_stage)': 'is compared',
  'override_stage(fall_through)': 'is looked up',
  'override_stage(to_stage)': 'a stage, by the rules',
  'suppress_number(phone)': 'a number',
  'record_inbound_message(body)': 'the vendor’s own words, kept as they came',
  'record_inbound_message(from_phone)': 'a number',
  'record_inbound_message(opt_out_type)': 'a word, by its letters',
  'record_inbound_message(provider_message_id)': 'one line, or it is refused',
  'report_now(kind)': 'one of three words',
  'request_transition(expected_stage)': 'is compared',
  'request_transition(fall_through)': 'is looked up',
  'request_transition(to_stage)': 'a stage, by the rules',
  'resume_texts(scope)': 'is looked up',
  'stop_texts(scope)': 'one of a few forms, of what is there',
}

inTransaction('whatever words a person can write have one of two domains, or a form', async ({ db }) => {
  const { rows } = await db.query<{ name: string }>(
    `select columns.table_name || '.' || columns.column_name as name
     from information_schema.columns
     where columns.table_schema = 'pipeline' and columns.data_type = 'text' and columns.domain_name is null
       and exists (
         select from information_schema.column_privileges as rights
         where rights.table_schema = 'pipeline' and rights.table_name = columns.table_name
           and rights.column_name = columns.column_name and rights.privilege_type in ('INSERT', 'UPDATE')
           and rights.grantee in ('pipeline_operator', 'pipeline_admin')
       )
     union
     select format('%s(%s)', functions.proname, functions.proargnames[place])
     from pg_proc as functions
     cross join lateral unnest(functions.proargtypes) with ordinality as argument (type, place)
     where functions.pronamespace = 'pipeline'::regnamespace and argument.type = 'text'::regtype
       and has_function_privilege('pipeline_admin', functions.oid, 'execute')
     order by 1`,
  )
  // A fact that is one of a few words is told to functions as text, and held to them by its domain.
  const choices = factList
    .filter(({ kind }) => kind === 'choice')
    .flatMap(({ column }) => [`create_lead(${column})`, `edit_lead(${column})`])
  expect(rows.map(({ name }) => name).sort()).toEqual([...Object.keys(otherForms), ...choices].sort())
})

/** Where characters that nobody sees are found, and what is around them. */
const points = Array.from({ length: 0x3000 }, (_, index) => index + 1)
  .concat(Array.from({ length: 0x200 }, (_, index) => 0xfe00 + index))
  .concat(Array.from({ length: 0x100 }, (_, index) => 0xe0000 + index))

inTransaction('a domain takes just what the program leaves of a text', async ({ db }) => {
  for (const domain of domains) {
    const { rows } = await db.query<{ rules: string[] }>(
      `select array_agg(pg_get_expr(conbin, 0)) as rules from pg_constraint where contypid = $1::regtype`,
      [`pipeline.${domain}`],
    )
    const { rules } = only(rows)
    expect(rules).toContainEqual(`(length(VALUE) <= ${longestWords[domain]})`)
    const { rows: refused } = await db.query<{ point: number }>(
      `select point from unnest($1::integer[]) as point, chr(point) as letter
       where not (${rules.map((rule) => rule.replaceAll('VALUE', 'letter')).join(' and ')})`,
      [points],
    )
    const lost = points.filter((point) => {
      const letter = String.fromCodePoint(point)
      return legible(letter, domain) !== letter
    })
    expect(refused.map(({ point }) => point)).toEqual(lost)
  }
})

inTransaction('in SQL too nobody writes what turns around what is read, or a book', async ({ db }) => {
  const lead = await aLead(db)
  const refusal = async (call: string, text: string) => {
    await db.query('savepoint before')
    const error: unknown = await db.query(call, [lead, text]).catch((reason: unknown) => reason)
    await db.query('rollback to before')
    return error
  }
  const calls = [
    'select pipeline.hold_lead($1, $2)',
    'update pipeline.vendor_leads set property_address = $2 where id = $1',
    `select pipeline.edit_lead($1, vendor_name => $2)`,
    `select pipeline.send_message($1, $2)`,
    `select set_config('pipeline.reason', $2, true), pipeline_private.record_event($1, 'note')`,
  ]
  for (const call of calls) {
    for (const text of ['12 High\u202eteertS', 'a bell \u0007', 'x'.repeat(2_001)]) {
      expect([call, await refusal(call, text)]).toEqual([
        call,
        expect.objectContaining({ code: '23514', message: expect.stringMatching(/characters"$/) }),
      ])
    }
  }
  expect(await refusal('select pipeline.hold_lead($1, $2)', 'two\nlines, 👩‍🌾 and می‌خواهم')).toMatchObject({
    rows: [{}],
  })
})
