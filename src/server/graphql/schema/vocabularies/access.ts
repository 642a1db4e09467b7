import type { Vocabularies } from './vocabulary.ts'

/** Who acts, and through which door. */
export const access: Vocabularies = {
  UserRole: {
    columns: ['users.role', 'api_tokens.role', 'add_user.role', 'set_user_role.role', 'add_api_token.role'],
    toldBy: ['role_rank'],
    description: 'What a user or a token may do.',
    values: {
      viewer: 'Read; phone numbers are hidden.',
      operator: 'What the people of the pipeline do every day.',
      admin: 'That, and the rules, users and overrides.',
    },
  },
  WayToSignIn: {
    columns: ['users.signs_in_by'],
    toldBy: ['user_list'],
    description: 'How a user may sign in.',
    values: {
      password: 'With a password.',
      identity_provider: "With the company's account.",
      both: "With a password, or the company's account.",
      link: 'Not yet: by a link they set a password.',
    },
  },
  TokenStatus: {
    columns: ['api_tokens.status'],
    toldBy: ['token_list'],
    description: 'Whether a token counts.',
    values: {
      valid: 'It counts.',
      revoked: 'It was ended.',
      expired: 'Its time is over.',
      user_disabled: 'Its user may not sign in.',
    },
  },
  ActorKind: {
    columns: ['pipeline_events.actor_kind', 'audit_log.actor_kind', 'fact_origin.actor_kind'],
    description: 'Who did something.',
    values: {
      user: 'Somebody signed in, or a program with a token.',
      sql: 'A database session that did not say who it is.',
      worker: 'The worker: timers, jobs, repairs.',
      agent: 'An agent, with its answer.',
      webhook: 'A provider that called us: a text, its delivery.',
      import: 'An import of leads.',
    },
  },
  AuditOperation: {
    columns: ['audit_log.operation'],
    description: 'What was done to a row.',
    values: { INSERT: 'It was written.', UPDATE: 'It was changed.', DELETE: 'It was removed.' },
  },
  LogName: {
    columns: ['archives.log'],
    description: 'A log of which old rows leave the database.',
    values: {
      webhook_deliveries: 'What came in from outside.',
      agent_runs: 'What agents answered.',
      pipeline_events: 'What happened.',
      audit_log: 'Who changed what.',
    },
  },
  WebhookDoor: {
    columns: ['webhook_deliveries.door'],
    description: 'Where something came in.',
    values: {
      twilio_inbound: 'A vendor wrote.',
      twilio_status: 'What became of a text of ours.',
      simulated_inbound: 'A made-up vendor wrote, in a simulation.',
      leads: 'A source brought a lead.',
      facebook: 'Facebook told of a lead.',
    },
  },
  DeliveryVerdict: {
    columns: ['webhook_deliveries.verdict'],
    description: 'How what came in was judged.',
    values: {
      waiting: 'A job takes it up.',
      taken: 'It was taken up.',
      duplicate: 'It was known.',
      ignored: 'It says nothing that concerns us.',
      test: 'A lead that is only a test: it is kept.',
      refused: 'No lead could be made of it: a person is asked.',
    },
  },
}
