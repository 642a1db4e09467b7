import { gql } from 'postgraphile/utils'

/** What explain_message() tells. */
export const textExplanation = gql`
  "Why there is a text, and what became of it."
  type TextExplanation {
    "The text."
    messageId: UUID!
    "Its lead; null when nobody could place it."
    leadId: UUID
    "Which way it went."
    direction: MessageDirection!
    "The words."
    body: String!
    "Which class it is of; null for a vendor's."
    class: TextClassName
    "Why it might leave; null before it has."
    allowed: TextAllowed
    "The rule, agent or person behind it."
    cause: TextCause!
    "The move that began its visit; null when it belongs to none."
    move: TextMove
    "The run of the agent that wrote it; null when none did."
    run: TextRun
    "What became of it, or what it waits for."
    delivery: TextDelivery!
    "What came along with it: pictures and the like."
    media: [TextMedia!]!
    "STOP, START or HELP where the carrier itself heard one; null otherwise."
    optOutType: String
  }

  "Why a text might leave."
  type TextAllowed {
    "Why."
    because: TextPermission!
    "The consent; null when another reason did."
    consentId: UUID
    "Its words; null when another reason did."
    wording: String
    "When it was given; null when another reason did."
    givenAt: Datetime
  }

  "Who or what is behind a text; what does not belong to it is null."
  type TextCause {
    "vendor, person, agent, stage or timer."
    kind: TextCauseKind!
    "The event that tells of it; null when none does."
    eventId: BigInt
    "Who a person is to the database; null for others."
    actorKind: ActorKind
    "Which person; null for others."
    actor: String
    "Their user; null for others."
    userId: UUID
    "The agent; null for others."
    agent: AgentName
    "The stage whose text it is; null for others."
    stage: StageName
    "The template that it was made from; null for others."
    template: String
    "The timer; null for others."
    timer: String
    "After how long the timer fired, as the rule was then; null for others."
    after: String
    "What it counted from; null for others."
    countedFrom: TimerStart
  }

  "The move that began the visit of a text."
  type TextMove {
    "The event."
    eventId: BigInt!
    "Where from; null for a new lead."
    from: StageName
    "Where to."
    to: StageName!
    "When."
    at: Datetime!
    "Who made it."
    actorKind: ActorKind!
    "Which one."
    actor: String!
    "Their user; null when it was no user."
    userId: UUID
    "Why; null when no reason was given."
    reason: String
  }

  "The run of an agent that wrote a text."
  type TextRun {
    "The run."
    runId: UUID!
    "The agent."
    agent: AgentName!
    "What for."
    purpose: String!
    "What came of it; null when nothing has."
    outcome: RunOutcome
    "How many tries it took."
    attempts: Int!
    "The job; null before there was one."
    jobId: BigInt
    "When it began; null before."
    startedAt: Datetime
    "When it ended; null before."
    finishedAt: Datetime
  }

  "What became of a text."
  type TextDelivery {
    "How far it is."
    status: MessageStatus!
    "Why it was ended before it left; null when it was not."
    cancelledBecause: EndCause
    "What there is to say of its status; null when there is nothing."
    why: String
    "When it was written."
    writtenAt: Datetime!
    "Not before; null when it may leave at once."
    notBefore: Datetime
    "What it waits for; null once it has left, or was given up."
    waitsFor: TextWait
    "When it left; null before."
    sentAt: Datetime
    "When it reached the phone; null before."
    deliveredAt: Datetime
    "How many tries it took."
    attempts: Int!
    "The carrier; null before."
    carrier: String
    "The carrier's id of it; null before."
    providerMessageId: String
    "The carrier's code of an error; null when there was none."
    errorCode: String
    "How many segments it has; null when nobody has counted."
    segments: Int
    "What it cost, in currency; null before the carrier says it."
    price: BigFloat
    "The currency; null before the carrier says it."
    currency: String
    "The text whose words it sends anew; null when it is no such."
    resends: UUID
  }

  "What came along with a text."
  type TextMedia {
    "Where it is; null when that is not known."
    url: String
    "What it is; null when that is not known."
    contentType: String
  }
`
