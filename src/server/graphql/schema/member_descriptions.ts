/**
 * What members of the API are that no comment in the database describes: arguments of functions, and columns of what
 * functions return. A name alone stands for every member of that name; arguments named like a column of what they are
 * about have that column's words.
 */
export const memberDescriptions: Record<string, string> = {
  leadId: 'The lead.',
  alertId: 'The alert.',
  itemId: 'The review item.',
  messageId: 'The text.',
  sessionId: 'The session.',
  auditId: 'The change, as the audit log numbers it.',
  offerId: 'The offer.',
  dryRun: 'Whether only to say what would happen; false when left out.',
  reason: 'Why; it goes into the history.',
  toStage: 'Where the lead is to go.',
  expectedStage:
    'Where you last saw the lead; refused with VL005 when it is elsewhere by now. Null: wherever it is.',
  runEffects:
    'Whether what entering the stage brings (agents, texts, timers) happens as well; false when left out.',
  resolution: 'The answer, in words.',
  body: 'The words.',
  onceKey: 'Names this intent: the same key for the same lead again sends no second text.',
  expectedUpdatedAt:
    'updatedAt as you last saw it; refused when the lead was changed since. Null: whatever came between.',
  clear: 'Columns to empty, by their names in the database.',
  at: 'The time.',
  createdFrom: 'The first day of the period in which the leads were created; from the beginning without.',
  createdTo: 'The last day of that period; until now without.',
  leftFrom: 'The first day of the period in which the visits ended; from the beginning without.',
  leftTo: 'The last day of that period; until now without.',
  fromDay: 'The first day; today without.',
  toDay: 'The last day; today without.',
  'Query.leadsThatReached.stage': 'The stage of a step of the funnel.',

  'LeadTimer.dueAt': 'When it fires; null while the lead is held.',
  'MoveTimerInput.dueAt': 'When it is to fire.',
  'ThisIsTheOriginalInput.sendsAs':
    'What SENDS_AS of the workers is; left out: the name that the database has.',
  'MendAlertChannelInput.channel': 'The channel: slack, email.',
  'HoldLeadInput.reason': 'Why automation has to wait; shown with the lead.',
  'MakeOfferInput.amount': 'The offer, GBP.',
  'MakeOfferInput.body': 'The text that tells the vendor; left out when they were told in another way.',
  'MakeOfferInput.exceedsBecause':
    'Why an admin goes above the market value, the ceiling or the rounds; left out within them.',
  'MakeOfferInput.lowersBecause': 'Why it is less than the offer before; left out when it is not.',
  'CorrectOfferInput.amount': 'The right figure, GBP.',
  'CorrectOfferInput.body': 'The text that tells the vendor; left out when they were told in another way.',
  'CorrectOfferInput.exceedsBecause':
    'Why an admin goes above the market value, the ceiling or the rounds; left out within them.',
  'CreateDealInput.agreedPrice': "What was agreed, GBP; the lead's offer when left out.",
  'ReducePriceInput.dealId': 'The deal.',
  'ReducePriceInput.amount': 'How much less, GBP.',
  'ReducePriceInput.evidence': 'What the reduction rests on: a survey, a search, a quote for works.',
  'MergeLeadsInput.keepId': 'The lead that stays.',
  'MergeLeadsInput.dropId': 'The lead that ends, and points to the one that stays.',
  'CreateLeadInput.consent':
    'The words by which the vendor agreed to be texted; without them somebody is asked to ring, unless the source brings a consent.',
  'CreateLeadInput.consentDate': 'When they agreed; today when left out.',
  'RecordConsentInput.wording': 'The words that the vendor agreed to.',
  'RecordConsentInput.givenAt': 'When; now when left out.',
  'RecordConsentInput.namesUs': "Whether they name us; left out, whether the company's name is in them.",
  'RecordConsentInput.version': 'How this wording is called; left out, by its fingerprint.',
  'RecordConsentInput.channel': 'What for; texts when left out.',
  'RecordConsentInput.givenBy': "Who gave it; the vendor's name when left out.",
  'RecordConsentInput.proof': 'How we know: a form, a file, what was said on the phone.',
  'AllowAgainInput.phone': 'The number, written in any form.',
  'MarkOptedOutInput.phone': 'The number, written in any form.',
  'RecordInboundMessageInput.fromPhone': "The sender's number, as the carrier gave it.",
  'RecordInboundMessageInput.media':
    'Pictures and the like that came with it: a list of objects with url and contentType.',
  'RecordInboundMessageInput.writtenAt': 'When the vendor sent it; left out when nobody knows.',
  'RecordInboundMessageInput.optOutType': 'STOP, START or HELP where the carrier itself heard one.',
  'ResolveReviewItemInput.seenUpTo':
    "textNo of the vendor's last text that was looked at; left out, the item's shownUpTo.",
  'RecordInboundMessageInput.providerMessageId':
    "The carrier's id of the text; the same once more is the same text.",
  'RecordInboundMessagePayload.result': 'The id of the text as it was written down.',
  'ReplayAgentRunsInput.filter':
    'Which runs: agent, stage, error, since, until, leadIds, runIds, limit; dryRun only says what would happen.',
  'ReplayAgentRunsPayload.result': 'The chosen runs, and what became of each.',
  'UndoManualChangePayload.result': 'What was put back.',
  'Query.auditFaults.leadId': 'Only this lead; null for everything.',
  'Query.auditFaults.sinceId': 'Only what came after this entry of the audit log; null for everything.',

  AuditFaultsRecord: 'A place where the audit log and what it tells of do not agree.',
  'AuditFaultsRecord.fault': 'What is wrong.',
  'AuditFaultsRecord.tableName': 'The table of the row it is about.',
  'AuditFaultsRecord.rowId': 'The primary key of that row; parts joined by a colon.',
  'AuditFaultsRecord.vendorLeadId': 'The lead it belongs to; null for rules.',
  'AuditFaultsRecord.auditId': 'The entry; null when an entry is missing.',
  'AuditFaultsRecord.detail': 'What was expected and what was found.',
  CheckInvariantsRecord: 'Something that is as it must never be.',
  'CheckInvariantsRecord.invariant': 'Which promise is broken.',
  'CheckInvariantsRecord.vendorLeadId': 'The lead; null when it concerns none.',
  'CheckInvariantsRecord.detail': 'What was found.',
  ReplayAgentRunsRecord: 'A run that was to be called again, and what became of it.',
  'ReplayAgentRunsRecord.runId': 'The run.',
  'ReplayAgentRunsRecord.vendorLeadId': 'Its lead.',
  'ReplayAgentRunsRecord.agent': 'Its agent.',
  'ReplayAgentRunsRecord.replayed': 'Whether it was called again.',
  'ReplayAgentRunsRecord.why': 'Why not; null when it was.',
}
