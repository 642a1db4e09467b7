import { jsonPgSmartTags } from 'postgraphile/utils'
import { factList } from '../../../../db/leads/lead_facts.ts'

const hidden = { tags: { behavior: '-*' } }
/** All rows at once, without pages. */
const shortList = { tags: { behavior: '-queryField:resource:connection queryField:resource:list' } }

/** A field of what it is about, and no question of its own. */
const ofTheRowOnly = { tags: { behavior: '-queryField' } }

/** Columns without an index that are asked for all the same; the statement timeout keeps such a question short. */
function alsoFilteredBy(...columns: string[]) {
  return Object.fromEntries(columns.map((column) => [column, { tags: { behavior: '+attribute:filterBy' } }]))
}

/** Columns of an index that cannot give their order page by page among a million rows, or have no place in a cursor. */
function notSortedBy(...columns: string[]) {
  return Object.fromEntries(columns.map((column) => [column, { tags: { behavior: '-attribute:orderBy' } }]))
}

/** What a row's children are called on it: `lead.messages`, not `lead.leadMessages`. */
function calledOnIts(constraint: string, name: string) {
  return { [constraint]: { tags: { foreignFieldName: name } } }
}

/** Keys of ours that nobody outside has. */
function noKeyForClients(...constraints: string[]) {
  return Object.fromEntries(
    constraints.map((name) => [name, { tags: { behavior: '-query:resource:single' } }]),
  )
}

/** What of the schema `pipeline` is not for the API's clients, and what they may ask by. */
export const smartTagsPlugin = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      'pipeline.vendor_leads': {
        constraint: noKeyForClients('one_lead_per_external_ref'),
        attribute: {
          ...alsoFilteredBy(
            ...['offer_amount', ...factList.map(({ column }) => column)],
            ...[
              'turn',
              'held_at',
              'held_until',
              'opted_out_at',
              'archived_at',
              'last_inbound_at',
              'bmv_score',
              'dead_reason',
            ],
          ),
          ...notSortedBy(
            'pipeline_stage',
            'source',
            'external_ref',
            'property_postcode',
            'merged_into',
            'hold_id',
          ),
        },
      },
      'pipeline.pipeline_events': {
        tags: { unique: 'id|@fieldName pipelineEvent' },
        constraint: {
          ...calledOnIts('pipeline_events_vendor_lead_id_fkey', 'events'),
          ...noKeyForClients('pipeline_events_pkey'),
        },
        attribute: {
          ...alsoFilteredBy('event_type', 'to_stage', 'actor_kind', 'actor', 'user_id', 'created_at'),
          ...notSortedBy('created_at', 'transaction_id'),
        },
      },
      'pipeline.agent_runs': {
        constraint: calledOnIts('agent_runs_vendor_lead_id_fkey', 'runs'),
        attribute: {
          ...alsoFilteredBy('status', 'agent', 'purpose', 'stage_visit'),
          run_token: hidden,
          job_id: hidden,
          read_text_no: hidden,
          newly_booked: hidden,
          // For the blink of an eye, until the lead is free.
          kept_answer: hidden,
        },
      },
      'pipeline.lead_messages': {
        constraint: {
          ...calledOnIts('lead_messages_vendor_lead_id_fkey', 'messages'),
          ...noKeyForClients('one_text_per_intent', 'one_row_per_provider_message'),
        },
        attribute: {
          ...alsoFilteredBy(
            'direction',
            'status',
            'purpose',
            'author',
            'intent',
            'answered_at',
            'scheduled_for',
          ),
          newly_booked: hidden,
          kept_word: hidden,
        },
      },
      'pipeline.lead_phones': {
        constraint: {
          ...calledOnIts('lead_phones_vendor_lead_id_fkey', 'otherPhones'),
          ...noKeyForClients('a_number_is_known_once'),
        },
      },
      'pipeline.notes': {
        constraint: {
          ...calledOnIts('notes_vendor_lead_id_fkey', 'notes'),
          ...calledOnIts('notes_review_item_id_fkey', 'notes'),
        },
        attribute: alsoFilteredBy('is_pinned'),
      },
      'pipeline.drafts': {
        constraint: {
          ...calledOnIts('drafts_vendor_lead_id_fkey', 'drafts'),
          ...calledOnIts('drafts_message_id_fkey', 'drafts'),
        },
        attribute: alsoFilteredBy('state', 'written_by', 'author'),
      },
      'pipeline.property_flags': {
        constraint: {
          ...calledOnIts('property_flags_vendor_lead_id_fkey', 'propertyFlags'),
          ...calledOnIts('property_flags_message_id_fkey', 'propertyFlags'),
        },
        attribute: alsoFilteredBy('withdrawn_at'),
      },
      'pipeline.rights_requests': {
        constraint: {
          ...calledOnIts('rights_requests_vendor_lead_id_fkey', 'rightsRequests'),
          ...calledOnIts('rights_requests_message_id_fkey', 'rightsRequests'),
          ...calledOnIts('rights_requests_acknowledgement_id_fkey', 'acknowledgedRequests'),
        },
        attribute: alsoFilteredBy('settled_at', 'status'),
      },
      'pipeline.phone_calls': {
        constraint: calledOnIts('phone_calls_vendor_lead_id_fkey', 'phoneCalls'),
        attribute: alsoFilteredBy('outcome'),
      },
      'pipeline.planned_calls': {
        constraint: calledOnIts('planned_calls_vendor_lead_id_fkey', 'plannedCalls'),
        attribute: alsoFilteredBy('caller', 'due_at', 'ended_at'),
      },
      'pipeline.lead_timers': {
        constraint: calledOnIts('lead_timers_vendor_lead_id_fkey', 'timer'),
        attribute: { ...alsoFilteredBy('due_at', 'stage'), newly_booked: hidden, previous: hidden },
      },
      // Read by figureRows and findingRows.
      'pipeline.reports': { attribute: { figures: hidden, findings: hidden } },
      'pipeline.review_items': {
        attribute: alsoFilteredBy('kind', 'resolved_at', 'assigned_to', 'snoozed_until', 'passed_on_to'),
      },
      'pipeline.alerts': { attribute: alsoFilteredBy('type', 'severity', 'acknowledged', 'resolved_at') },
      'pipeline.data_issues': {
        tags: {
          foreignKey: '(vendor_lead_id) references pipeline.vendor_leads (id)|@foreignFieldName dataIssues',
        },
        attribute: alsoFilteredBy('issue', 'stage'),
      },
      'pipeline.figure_lead': {
        tags: {
          foreignKey:
            '(lead_id) references pipeline.vendor_leads (id)|@fieldName vendorLead|@behavior -connection -list',
        },
      },
      'pipeline.board_card': {
        tags: {
          foreignKey:
            '(lead_id) references pipeline.vendor_leads (id)|@fieldName vendorLead|@behavior -connection -list',
        },
      },
      'pipeline.alert_rules': { attribute: { condition: hidden } },
      'pipeline.alert_rule_states': { constraint: calledOnIts('alert_rule_states_type_fkey', 'state') },
      'pipeline.alert_values': {
        constraint: {
          ...calledOnIts('alert_values_type_fkey', 'values'),
          ...noKeyForClients('alert_values_pkey'),
        },
      },
      'pipeline.alert_findings': {
        constraint: {
          ...calledOnIts('alert_findings_type_fkey', 'findings'),
          ...noKeyForClients('alert_findings_pkey'),
        },
      },
      'pipeline.alert_silences': {
        constraint: calledOnIts('alert_silences_type_fkey', 'silences'),
        attribute: alsoFilteredBy('ended_at', 'until'),
      },
      'pipeline.notices': {
        tags: { behavior: '-query:resource:connection -query:resource:single' },
        attribute: { user_id: hidden },
        constraint: noKeyForClients('notices_pkey'),
      },
      'pipeline.alert_deliveries': {
        constraint: calledOnIts('alert_deliveries_notice_id_fkey', 'deliveries'),
      },
      'pipeline.alert_channel_states': {
        constraint: calledOnIts('alert_channel_states_channel_fkey', 'states'),
      },
      'pipeline.offers': { constraint: noKeyForClients('one_offer_per_round') },
      'pipeline.deals': { constraint: noKeyForClients('one_deal_per_lead') },
      'pipeline.stages': {
        constraint: {
          ...noKeyForClients('one_stage_per_position', 'one_stage_per_funnel_step'),
          ...calledOnIts('stages_schedule_fkey', 'stages'),
        },
      },
      'pipeline.stage_timers': {
        constraint: noKeyForClients('one_timer_at_a_time'),
        attribute: notSortedBy('after'),
      },
      'pipeline.audit_log': {
        tags: { unique: 'id|@fieldName auditLog' },
        constraint: noKeyForClients('one_entry_per_link', 'audit_log_pkey'),
        attribute: {
          ...alsoFilteredBy('operation', 'actor_kind', 'actor', 'user_id', 'created_at'),
          ...notSortedBy('chain_no', 'row_id'),
          ...{ transaction_id: hidden, hash: hidden, previous_hash: hidden, digests: hidden, salt: hidden },
        },
      },
      'pipeline.schedule_runs': {
        constraint: {
          ...calledOnIts('schedule_runs_schedule_fkey', 'runs'),
          ...noKeyForClients('one_run_for_each_time'),
        },
        attribute: {
          ...alsoFilteredBy('schedule', 'finished_at'),
          ...{ newly_booked: hidden, booked_at: hidden, job_id: hidden },
        },
      },
      'pipeline.schedules': { attribute: notSortedBy('every') },
      'pipeline.bulk_acts': {
        constraint: calledOnIts('bulk_acts_undoes_fkey', 'undos'),
        attribute: {
          ...alsoFilteredBy('status', 'verb', 'asked_by', 'started_at'),
          ...{ newly_booked: hidden, booked_at: hidden, look_at: hidden, login: hidden },
        },
      },
      'pipeline.bulk_act_leads': {
        constraint: {
          ...calledOnIts('bulk_act_leads_act_id_fkey', 'leads'),
          ...calledOnIts('bulk_act_leads_vendor_lead_id_fkey', 'bulkActs'),
          ...noKeyForClients('bulk_act_leads_pkey'),
        },
        attribute: alsoFilteredBy('outcome'),
      },
      'pipeline.bulk_act_items': {
        constraint: {
          ...calledOnIts('bulk_act_items_act_id_fkey', 'items'),
          ...calledOnIts('bulk_act_items_review_item_id_fkey', 'bulkActs'),
          ...noKeyForClients('bulk_act_items_pkey'),
        },
        attribute: alsoFilteredBy('outcome'),
      },
      'pipeline.figure_hours': { attribute: alsoFilteredBy('figure', 'scope', 'hour_at') },
      'pipeline.figure_days': { attribute: alsoFilteredBy('figure', 'scope', 'day') },
      'pipeline.text_stops': { attribute: alsoFilteredBy('ended_at') },
      'pipeline.sending_right': {
        attribute: { only_row: hidden },
        constraint: noKeyForClients('sending_right_pkey'),
      },
      'pipeline.settings': { attribute: { only_row: hidden }, constraint: noKeyForClients('settings_pkey') },
    },
    procedure: {
      'pipeline.note_refused_transition': hidden,
      'pipeline.review_items_snoozed': { tags: { behavior: '+filterBy' } },
      'pipeline.stage_figures': shortList,
      'pipeline.filled_replies': shortList,
      'pipeline.fact_origins': shortList,
      'pipeline.queue_figures': shortList,
      'pipeline.try_alert_rule': shortList,
      'pipeline.unfinished_changes': shortList,
      'pipeline.watched_values': shortList,
      'pipeline.figure_anomalies': shortList,
      'pipeline.data_issue_counts': shortList,
      'pipeline.schedule_states': shortList,
      'pipeline.retention_states': shortList,
      'pipeline.funnel': shortList,
      'pipeline.stage_board': shortList,
      'pipeline.board_cards': shortList,
      'pipeline.board_changes': shortList,
      'pipeline.my_notices': shortList,
      'pipeline.search_leads': shortList,
      'pipeline.colleagues': shortList,
      'pipeline.colleague_lead_count': ofTheRowOnly,
      'pipeline.colleague_open_item_count': ofTheRowOnly,
      'pipeline.time_in_stage': shortList,
      'pipeline.figure_values': shortList,
      'pipeline.figure_leads': shortList,
      'pipeline.reports_figure_rows': shortList,
      'pipeline.reports_finding_rows': shortList,
    },
  },
})
