import type { Vocabularies } from './vocabulary.ts'

/** What texts are, and whether they may leave. */
export const texts: Vocabularies = {
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
    description: "How a vendor's text was understood.",
    values: {
      acceptance: 'They take the offer.',
      rejection: 'They do not take it.',
      counter: 'They name another figure.',
      question: 'They ask something.',
      opt_out: 'They want no more texts.',
      wrong_number: 'It is not their number.',
      unclear: 'They put it off, or it could mean several things.',
      answer: 'They answer what we asked, tell or chat.',
      matter: 'Only a person may answer it.',
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
  DraftState: {
    columns: ['drafts.state'],
    description: 'How far a draft is.',
    values: {
      open: 'Somebody may go on with it.',
      sent: 'It became a text.',
      discarded: 'Nobody is to send it.',
    },
  },
}
