import type { Vocabularies } from './vocabulary.ts'

/** What vendors have, ask for and are told. */
export const vendors: Vocabularies = {
  RightsKind: {
    columns: ['rights_rules.kind', 'rights_requests.kind', 'log_rights_request.kind'],
    description: 'What somebody asks of us by right.',
    values: {
      access: 'What we hold about them, or a copy of it.',
      rectification: 'That it be put right.',
      erasure: 'That it be erased.',
      restriction: 'That it be kept and not used.',
      portability: 'What they gave us, as a file that machines read.',
      objection: 'That it be used for no marketing.',
      automated_decision: 'That a person look at what a machine decided.',
      complaint: 'That a complaint be looked into.',
    },
  },
  RightsStatus: {
    columns: ['rights_requests.status', 'settle_rights_request.as_what'],
    description: 'What became of a request by right.',
    values: {
      open: 'It waits for its answer.',
      extended: 'It does, with more time.',
      answered: 'They have been answered.',
      refused: 'It was refused, with a reason.',
      withdrawn: 'They took it back, or it was none.',
    },
  },
  RightsWay: {
    columns: ['rights_requests.came_by', 'log_rights_request.came_by'],
    description: 'How a request by right came.',
    values: {
      text: 'By text.',
      call: 'By telephone.',
      letter: 'By letter.',
      email: 'By e-mail.',
      in_person: 'In person.',
      other: 'In another way.',
    },
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
  PassedOnTo: {
    columns: ['review_items.passed_on_to'],
    description: 'To whom an overdue question was given.',
    values: { owner: 'The owner of its lead.', everybody: 'Everybody.' },
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
