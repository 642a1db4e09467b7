import { jsonPgSmartTags } from 'postgraphile/utils'

const hidden = { tags: { behavior: '-*' } }

/** Columns without an index that are asked for all the same; the statement timeout keeps such a question short. */
function alsoFilteredBy(...columns: string[]) {
  return Object.fromEntries(columns.map((column) => [column, { tags: { behavior: '+attribute:filterBy' } }]))
}

/** What of the schema `pipeline` is not for the API's clients, and what they may ask by. */
export const smartTagsPlugin = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      'pipeline.vendor_leads': {
        attribute: alsoFilteredBy(
          ...[
            'vendor_name',
            'vendor_email',
            'property_address',
            'property_type',
            'asking_price',
            'offer_amount',
          ],
          ...[
            'turn',
            'held_at',
            'opted_out_at',
            'archived_at',
            'last_inbound_at',
            'bmv_score',
            'dead_reason',
          ],
        ),
      },
      'pipeline.pipeline_events': {
        attribute: alsoFilteredBy('event_type', 'to_stage', 'actor_kind', 'actor', 'user_id', 'created_at'),
      },
      'pipeline.agent_runs': {
        attribute: {
          ...alsoFilteredBy('status', 'agent', 'purpose', 'stage_visit'),
          run_token: hidden,
          job_id: hidden,
        },
      },
      'pipeline.lead_messages': {
        attribute: alsoFilteredBy('direction', 'status', 'purpose', 'author', 'intent', 'answered_at'),
      },
      'pipeline.lead_timers': { attribute: alsoFilteredBy('due_at', 'stage') },
      'pipeline.review_items': { attribute: alsoFilteredBy('kind', 'resolved_at') },
      'pipeline.alerts': { attribute: alsoFilteredBy('type', 'severity', 'acknowledged', 'resolved_at') },
      'pipeline.audit_log': {
        attribute: {
          ...alsoFilteredBy('operation', 'actor_kind', 'actor', 'user_id', 'created_at'),
          ...{ transaction_id: hidden, hash: hidden, previous_hash: hidden },
        },
      },
      'pipeline.settings': { attribute: { only_row: hidden } },
      'pipeline.webhook_deliveries': hidden,
    },
    procedure: {
      'pipeline.note_refused_transition': hidden,
    },
  },
})
