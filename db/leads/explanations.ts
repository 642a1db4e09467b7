import { readValue, readValues } from '../connection/ask.ts'
import type { Db } from '../connection/pool.ts'

/** Moments are ISO 8601 texts, as the database writes them into JSON. */
type Moment = string

export interface PendingTimer {
  name: string
  /** Null when its rule is gone. */
  action: 'send' | 'move' | 'alert' | 'review' | null
  template: string | null
  toStage: string | null
  alert: string | null
  /** Null while it is frozen by a hold. */
  dueAt: Moment | null
  remainingSeconds: number | null
  /** When a person moved it; null when it is as the rules say. */
  movedAt: Moment | null
}

export interface PendingRun {
  runId: string
  agent: string
  purpose: string
  status: 'queued' | 'running'
  attempt: number
  nextAttemptAt: Moment
}

/** What keeps a text that is to leave. */
export interface WaitsFor {
  code: TextObstacle
  /** What was said of it. */
  detail?: string
}

export type TextObstacle =
  | 'being_sent'
  | 'copy'
  | 'stopped'
  | 'wording'
  | 'moved_on'
  | 'vendor_wrote'
  | 'suppressed'
  | 'no_consent'
  | 'said_no'
  | 'held'
  | 'vendor_waits'
  | 'carrier'
  | 'scheduled'
  | 'send_window'
  | 'daily_cap'
  | 'pace'
  | 'worker'

export interface PendingText {
  messageId: string
  purpose: string
  status: 'queued' | 'sending'
  notBefore: Moment
  waitsFor: WaitsFor
}

export interface PendingCall {
  dueAt: Moment
  caller: string
  note: string | null
}

export interface LegalMove {
  to: string
  automation: boolean
  people: boolean
  reasonRequired: boolean
  asksFallThrough: boolean
  missing: string[]
  note: string | null
}

export interface VendorsConsent {
  given: {
    channel: 'sms' | 'call' | 'email'
    givenAt: Moment
    wording: string
    namesUs: boolean
    source: string
    proof: string
    withdrawnAt: Moment | null
    withdrawnBecause: string | null
  }[]
  vendorHasWritten: boolean
  /** What stands against a text of each class; null: nothing, as far as consents go. */
  obstacles: Record<'answer' | 'service' | 'chaser', 'no_consent' | 'said_no' | null>
}

/** What pipeline.explain_lead() tells. */
export interface LeadExplanation {
  /** Null when nobody looks after it. */
  owner: { name: string; byRules: boolean } | null
  next: {
    what:
      | 'nothing'
      | 'call'
      | 'hand_back'
      | 'release'
      | 'resume'
      | 'agent'
      | 'wording'
      | 'text'
      | 'review'
      | 'timer'
      | 'unknown'
    at: Moment | null
    owedBy: 'nobody' | 'person' | 'agent' | 'outbox' | 'vendor'
    detail: {
      runId?: string
      messageId?: string
      reason?: string
      takenOverBy?: string
      heldUntil?: Moment
      scope?: string
      stoppedBy?: string
    } | null
  }
  pending: {
    /** Null when nobody is to ring. */
    call: PendingCall | null
    timer: PendingTimer | null
    runs: PendingRun[]
    texts: PendingText[]
    reviewItems: {
      itemId: string
      kind: string
      reason: string
      openedAt: Moment
      /** Null: whoever comes first. */
      assignedTo: string | null
      /** Null: it waits for an answer now. */
      snoozedUntil: Moment | null
      shownUpTo: number | null
      /** The vendor's texts that nobody has answered. */
      waitingTexts: number
    }[]
    alerts: { alertId: string; type: string; severity: string; message: string }[]
  }
  moves: LegalMove[]
  consent: VendorsConsent
  /** Numbers of the vendor beside the one that we text. */
  otherPhones: { phone: string; knownBy: 'former' | 'merged' | 'person'; addedBy: string; addedAt: Moment }[]
}

/** Where a lead stands and what comes next. Throws VL010 when there is no such lead. */
export function explainLead(db: Db, leadId: string): Promise<LeadExplanation> {
  return readValue(db, 'select pipeline.explain_lead($1)', [leadId])
}

interface ByWhom {
  actorKind?: string
  actor?: string
}

/** What pipeline.explain_message() tells. */
export interface TextExplanation {
  messageId: string
  leadId: string
  direction: 'inbound' | 'outbound'
  body: string
  class: 'answer' | 'service' | 'chaser' | null
  /** Why it might leave; null before that. */
  allowed: {
    because: 'consent' | 'vendor_wrote' | 'person'
    wording: string | null
    givenAt: Moment | null
  } | null
  cause: ByWhom & {
    kind: 'vendor' | 'person' | 'agent' | 'stage' | 'timer'
    agent?: string
    stage?: string
    template?: string
    timer?: string
    after?: string
    countedFrom?: string
  }
  move: (ByWhom & { from: string | null; to: string; at: Moment; reason: string | null }) | null
  run: {
    runId: string
    agent: string
    purpose: string
    outcome: string | null
    attempts: number
    jobId: string | null
    finishedAt: Moment | null
  } | null
  delivery: {
    status: string
    why: string | null
    writtenAt: Moment
    notBefore: Moment | null
    /** Null once it has left, or was given up. */
    waitsFor: WaitsFor | null
    sentAt: Moment | null
    deliveredAt: Moment | null
    attempts: number
    carrier: string | null
    providerMessageId: string | null
    errorCode: string | null
    /** By the carrier's word once it has one, else by our own count. */
    segments: number | null
    /** In currency; null before the carrier says it. */
    price: number | null
    currency: string | null
    /** The text whose words it sends anew. */
    resends: string | null
  }
  /** What came along with a vendor's text. */
  media: { url?: string; contentType?: string }[]
  optOutType: string | null
}

/** Why a text exists and what became of it; undefined when there is no such text. */
export async function explainText(db: Db, messageId: string): Promise<TextExplanation | undefined> {
  const call = 'select pipeline.explain_message(id) from pipeline.lead_messages where id = $1'
  return (await readValues<TextExplanation>(db, call, [messageId]))[0]
}

/** The same for the latest texts to a lead's vendor, newest first. */
export function explainLatestTexts(db: Db, leadId: string, count: number): Promise<TextExplanation[]> {
  return readValues(
    db,
    `select pipeline.explain_message(latest.id)
     from (
       select messages.id, messages.text_no
       from pipeline.lead_messages as messages
       where messages.vendor_lead_id = $1 and messages.direction = 'outbound'
       order by messages.text_no desc
       limit $2
     ) as latest
     order by latest.text_no desc`,
    [leadId, count],
  )
}
