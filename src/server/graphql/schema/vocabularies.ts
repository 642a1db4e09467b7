/** An enum of the API: the columns and arguments that hold it, as `table.column` or as a name that means it everywhere. */
export type Vocabulary = {
  columns: readonly string[]
  description: string
} & (
  | /** What each value means: all that the columns' constraints let in, or what these functions and views say. */ {
      values: Readonly<Record<string, string>>
      toldBy?: readonly string[]
    }
  | /** The rules, or the program itself, name its values, with words of their own. */ {
      named: 'stage' | 'agent' | 'alert_type' | 'event_type' | 'review_kind'
    }
)

export const vocabularies: Readonly<Record<string, Vocabulary>> = {
  StageName: {
    named: 'stage',
    columns: [
      ...['stage', 'pipeline_stage', 'previous_stage', 'from_stage', 'to_stage'],
      ...['expected_stage', 'legal_stages'],
    ],
    description: 'A stage of the pipeline, as the rules name it.',
  },
  AgentName: {
    named: 'agent',
    columns: ['agent', 'next_agent', 'entry_agent', 'reply_agent'],
    description: 'An agent, as the rules name it.',
  },
  AlertType: {
    named: 'alert_type',
    columns: ['alerts.type', 'alert_rules.type', 'stage_timers.alert_type', 'edit_alert_rule.type'],
    description: 'What an alert warns of, as the rules name it.',
  },
  EventType: {
    named: 'event_type',
    columns: ['pipeline_events.event_type', 'event_count.event_type', 'stage_timers.event_type'],
    description: 'What happened.',
  },
  ReviewKind: {
    named: 'review_kind',
    columns: ['review_items.kind'],
    description: 'What a person is asked about.',
  },
  AlertSeverity: {
    columns: [
      ...['alerts.severity', 'alert_rules.severity', 'alert_channels.severities'],
      'edit_alert_rule.severity',
    ],
    description: 'How much an alert matters.',
    values: { LOW: 'Worth knowing.', MEDIUM: 'Look today.', HIGH: 'Look now.' },
  },
  CallOutcome: {
    columns: ['api_usage.outcome'],
    description: 'How a call outside went.',
    values: {
      ok: 'It did what it was for.',
      refused: 'The provider will not do this.',
      limited: 'The provider was asked too much.',
      failed: 'An error of theirs, or they could not be reached.',
      timed_out: 'No answer within our time.',
    },
  },
  PhoneOutcome: {
    columns: ['phone_calls.outcome', 'log_call.outcome'],
    description: 'What came of a call between one of us and the vendor.',
    values: {
      reached: 'They spoke.',
      no_answer: 'Nobody answered.',
      voicemail: 'A word was left.',
      wrong_number: 'Whoever answered is not the vendor.',
    },
  },
  NoticeStatus: {
    columns: ['alert_deliveries.status'],
    description: 'What became of the notice of an alert.',
    values: {
      waiting: 'It is tried, now or later.',
      sent: 'The channel took it.',
      overtaken: 'The alert was over before it left.',
      failed: 'A day in vain.',
      no_channel: 'The channel is not set up.',
    },
  },
  NoticeKind: {
    columns: ['alert_deliveries.kind'],
    description: 'What a notice tells of an alert.',
    values: { raised: 'That it stands.', ended: 'That it is over.' },
  },
  ActorKind: {
    columns: ['pipeline_events.actor_kind', 'audit_log.actor_kind'],
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
  TextClassName: {
    columns: ['text_classes.text_class', 'message_templates.text_class', 'lead_messages.text_class'],
    description: 'What a text of ours is by the law of marketing; text_classes says what each wants.',
    values: {
      answer: 'It answers what the vendor wrote.',
      service: 'What the vendor asked for: the first text, an offer.',
      chaser: 'It reminds a silent vendor.',
    },
  },
  TextPermission: {
    columns: ['lead_messages.allowed_because'],
    description: 'Why a text might leave.',
    values: {
      consent: 'The vendor has consented to texts.',
      vendor_wrote: 'The vendor has written to us: they asked for it.',
      person: 'A person of ours wrote it.',
    },
  },
  PhoneOrigin: {
    columns: ['lead_phones.known_by'],
    description: 'How another number of a vendor is known.',
    values: {
      former: 'The lead had it, and its vendor wrote from there.',
      merged: 'A lead that was merged into this one had it.',
      person: 'Somebody said so.',
    },
  },
  ConsentChannel: {
    columns: ['consents.channel', 'record_consent.channel'],
    description: 'What somebody has consented to.',
    values: { sms: 'Texts.', call: 'Calls.', email: 'E-mails.' },
  },
  BoardOrder: {
    columns: ['stage_board.order_by', 'board_cards.order_by', 'board_changes.order_by'],
    description: 'What the cards of a column are sorted by; those without such a value come last.',
    values: {
      NEXT_ACTION: 'By dueAt: what has waited longest for a person or is due soonest first.',
      TIME_IN_STAGE: 'By the time at the stage, the longest first.',
      LAST_REPLY: 'By when the vendor last wrote, the latest first.',
      OFFER: 'By our offer, the highest first.',
      VALUE: 'By the offer, or the asking price where there is none, the highest first.',
    },
  },
  Turn: {
    columns: [
      ...[
        'vendor_leads.turn',
        'stages.entry_turn',
        'board_card.turn',
        'stage_board.turn',
        'board_cards.turn',
        'board_changes.turn',
      ],
    ],
    description: 'Whose move it is.',
    values: { vendor: "The vendor's: the clock of their silence runs.", us: 'Ours: we owe the next step.' },
  },
  PropertyType: {
    columns: ['vendor_leads.property_type', 'create_lead.property_type', 'edit_lead.property_type'],
    description: 'What kind of home it is.',
    values: {
      detached: 'A house that stands alone.',
      semi_detached: 'One of two houses that share a wall.',
      terraced: 'A house within a row.',
      end_terrace: 'The last house of a row.',
      flat: 'A flat.',
      maisonette: 'A flat over more than one floor, or with its own entrance.',
      bungalow: 'A house of one floor.',
      other: 'Anything else.',
    },
  },
  PropertyCondition: {
    columns: ['vendor_leads.condition', 'create_lead.condition', 'edit_lead.condition'],
    description: 'What state the home is in, as the vendor tells it.',
    values: {
      excellent: 'Nothing to do.',
      good: 'Sound; little to do.',
      fair: 'Dated; to be redecorated and modernised.',
      poor: 'Needs works throughout.',
      uninhabitable: 'Nobody could live in it as it is.',
    },
  },
  NextActionKind: {
    columns: ['next_action.what', 'next_what'],
    toldBy: ['next_actions'],
    description: 'What happens next with a lead.',
    values: {
      nothing: 'It is finished.',
      call: 'Somebody calls, as planned.',
      hand_back: 'Who leads the conversation hands it back.',
      release: 'The hold ends: a person ends it, or its time comes.',
      resume: 'A person ends a stop.',
      agent: 'An agent is called.',
      wording: 'A person says that the words of our texts are right.',
      text: 'A text leaves.',
      review: 'A person answers a question.',
      timer: 'A timer fires.',
      unknown: 'Nobody knows; the reconciler mends it.',
    },
  },
  NextActionOwner: {
    columns: ['next_action.owed_by'],
    toldBy: ['next_actions'],
    description: 'Who owes what happens next.',
    values: {
      nobody: 'It is finished, or comes by itself.',
      person: 'One of us.',
      agent: 'An agent.',
      outbox: 'The outbox: the text leaves by itself.',
      vendor: 'The vendor.',
    },
  },
  TextObstacle: {
    columns: [],
    toldBy: ['why_text_waits', 'may_leave', 'consent_obstacle'],
    description: 'What keeps a text that is to leave.',
    values: {
      being_sent: 'The carrier is being asked to take it.',
      copy: 'This database is a copy, which sends nothing.',
      stopped: 'Texts are stopped.',
      wording: 'Nobody has said that the words of our texts are right.',
      moved_on: 'The lead has moved on.',
      vendor_wrote: 'The vendor has written since.',
      suppressed: 'The number must not be texted.',
      no_consent: 'The vendor has not consented to such texts.',
      said_no: 'The vendor said no, and this is a reminder.',
      held: 'Automation waits for a person.',
      vendor_waits: 'The vendor waits for an answer.',
      scheduled: 'A person has chosen when it leaves.',
      carrier: 'The carrier does not take anything.',
      send_window: 'It is too early or too late in the day.',
      daily_cap: 'There were too many texts in 24 hours.',
      pace: 'Others leave first.',
      worker: 'Nothing, but that a worker takes it.',
    },
  },
  TextCauseKind: {
    columns: [],
    toldBy: ['cause_of_text'],
    description: 'Who or what is behind a text.',
    values: {
      vendor: 'The vendor.',
      person: 'One of us.',
      agent: 'An agent.',
      stage: 'A stage: its text on entry.',
      timer: 'A timer that fired.',
    },
  },
  RunStatus: {
    columns: ['agent_runs.status'],
    description: "How far an agent's run is.",
    values: {
      queued: 'Waits for its first or next try.',
      running: 'At work.',
      succeeded: 'Answered.',
      cancelled: 'No longer wanted.',
      late: 'Answered after it was cancelled or timed out; the answer counts for nothing.',
      dead: 'Its tries are used up.',
    },
  },
  MessageDirection: {
    columns: ['lead_messages.direction', 'board_card.last_text_direction'],
    description: 'Which way a text went.',
    values: { inbound: 'From the vendor.', outbound: 'To the vendor.' },
  },
  MessageStatus: {
    columns: ['lead_messages.status'],
    description: 'How far a text is.',
    values: {
      received: 'The vendor wrote it.',
      queued: 'To be sent.',
      sending: 'The carrier is being asked to take it.',
      sent: 'The carrier took it.',
      delivered: 'It reached the phone.',
      undelivered: 'The carrier could not deliver it.',
      failed: 'The carrier did not take it.',
      cancelled: 'No longer wanted; it never left.',
      uncertain: 'The carrier may have it; never sent again blindly.',
    },
  },
  MessageAuthor: {
    columns: ['lead_messages.author'],
    description: 'Who wrote a text.',
    values: {
      automation: 'The rules, from a template.',
      agent: 'An agent.',
      person: 'One of us.',
      vendor: 'The vendor.',
    },
  },
  ReplyIntent: {
    columns: ['lead_messages.intent'],
    description: "How a vendor's reply was understood.",
    values: {
      acceptance: 'They take the offer.',
      rejection: 'They do not take it.',
      counter: 'They name another figure.',
      question: 'They ask something.',
      opt_out: 'They want no more texts.',
      wrong_number: 'It is not their number.',
      unclear: 'It could mean several things.',
    },
  },
  SuppressionReason: {
    columns: ['message_suppressions.reason'],
    description: 'Why a number must not be texted.',
    values: {
      opt_out: 'Its owner asked for it.',
      complaint: 'Its owner complained.',
      carrier_block: 'Its owner blocked us at the carrier.',
      wrong_number: 'It is not the number of who we want.',
      cannot_be_texted: 'No text reaches it: a landline, or it is gone.',
      person: 'One of us decided it.',
    },
  },
  EndCause: {
    columns: [
      'agent_runs.cancelled_because',
      'lead_messages.cancelled_because',
      'review_items.closed_because',
    ],
    description: 'Why a run, a text or a question was ended before it came to its own end.',
    values: {
      moved_on: 'The lead moved on.',
      vendor_wrote: 'The vendor wrote again.',
      person_wrote: 'A person wrote.',
      suppressed: 'The number must not be texted.',
      too_many_texts: 'Too many texts in 24 hours.',
      no_offer: 'The lead has no offer any more.',
      offer_changed: 'The offer was changed.',
      merged: 'Leads were merged.',
      undone: 'The change that led to it was taken back.',
      handed_back: 'The conversation was handed back.',
      answer_dropped: 'The answer was dropped before it left.',
      replayed: 'The run was replayed.',
      deal_written: 'The deal was written.',
      agent_answers: 'An agent answers.',
      vendors_turn: "It is the vendor's turn.",
      held: 'The conversation was held for a person.',
      allowed_again: 'The number may be texted again.',
      lead_read: 'The lead was brought again, or read again, and is there.',
      number_known: 'The number is a lead’s.',
      by_hand: 'Somebody ended it by hand.',
      carrier_has_it: 'The carrier said itself that it has the text.',
      no_consent: 'The vendor has not consented to such texts.',
      said_no: 'The vendor said no, and this was a reminder.',
      consent_given: 'The vendor has consented to texts.',
      stopped: 'Texts were stopped.',
      rang: 'Somebody rang the vendor.',
    },
  },
  OfferStatus: {
    columns: ['offers.status'],
    description: 'What became of an offer.',
    values: {
      made: 'Worked out, not sent yet.',
      sent: 'With the vendor.',
      countered: 'The vendor named another figure.',
      accepted: 'The vendor took it.',
      rejected: 'The vendor did not take it.',
      lapsed: "A later one or the lead's end took its place.",
      withdrawn: 'A person took it off the table.',
    },
  },
  StageOwner: {
    columns: ['stages.owner'],
    description: 'Who moves a lead out of a stage.',
    values: { automation: 'The rules.', person: 'One of us.', nobody: 'The stage is the end.' },
  },
  MoveClass: {
    columns: ['stage_transitions.class'],
    description: 'Who may make a move.',
    values: { automation: 'Everybody.', operator: 'People only.' },
  },
  TimerAction: {
    columns: ['stage_timers.action'],
    description: 'What a deadline brings.',
    values: { send: 'A text.', move: 'A move.', alert: 'An alert.', review: 'A question to a person.' },
  },
  TimerStart: {
    columns: ['stage_timers.counted_from'],
    description: 'What starts the count of a deadline.',
    values: { our_turn: 'We owe the next step.', vendor_silence: 'The vendor is to answer.' },
  },
  AgentTransport: {
    columns: ['agents.transport'],
    description: 'How an agent is called.',
    values: { builtin: 'In the worker.', http: 'At an address of its own.' },
  },
  WebhookDoor: {
    columns: ['webhook_deliveries.door'],
    description: 'Where something came in.',
    values: {
      twilio_inbound: 'A vendor wrote.',
      twilio_status: 'What became of a text of ours.',
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
  ProofKind: {
    columns: ['lead_sources.proof'],
    description: 'How a source proves that it is itself.',
    values: {
      none: 'It has no webhook.',
      signature: 'An HMAC-SHA256 of the body in a header.',
      body_field: 'A key in the body.',
      header: 'A bearer or an API key in a header.',
    },
  },
}
