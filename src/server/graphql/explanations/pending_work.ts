import { gql } from 'postgraphile/utils'

/** What explain_lead() tells of what is booked. */
export const pendingWork = gql`
  "What is booked for a lead, or open."
  type PendingWork {
    "The timer that runs; null when none does."
    timer: PendingTimer
    "The call that is planned; null when none is."
    call: PendingCall
    "Runs of agents that are not over, the next first."
    runs: [PendingRun!]!
    "Texts that are to leave, the next first."
    texts: [PendingText!]!
    "Questions to a person, the oldest first."
    reviewItems: [PendingItem!]!
    "Alerts that stand, the oldest first."
    alerts: [PendingAlert!]!
  }

  "A timer that runs."
  type PendingTimer {
    "Its name."
    name: String!
    "When it fires; null while a hold freezes it."
    dueAt: Datetime
    "What is left of it, in seconds, while a hold freezes it; null otherwise."
    remainingSeconds: Float
    "When a person moved it; null when it is as the rules say."
    movedAt: Datetime
    "What it brings; null when its rule is gone."
    action: TimerAction
    "The text that it sends; null when it sends none."
    template: String
    "Where it moves the lead; null when it does not."
    toStage: StageName
    "What it warns of; null when it does not."
    alert: AlertType
  }

  "A call that is planned."
  type PendingCall {
    "The planned call."
    plannedCallId: UUID!
    "When it is due."
    dueAt: Datetime!
    "Who is to call."
    caller: String!
    "What about; null when nobody has said."
    note: String
    "Who planned it."
    plannedBy: String!
    "Since when a person is asked about it; null before its time has come."
    askedAt: Datetime
  }

  "A run of an agent that is not over."
  type PendingRun {
    "The run."
    runId: UUID!
    "The agent."
    agent: AgentName!
    "What for."
    purpose: String!
    "How far it is."
    status: RunStatus!
    "Which try it is at."
    attempt: Int!
    "When it is called next."
    nextAttemptAt: Datetime!
    "What went wrong last; null when nothing has."
    lastError: String
    "Since when it is kept back; null when it is not."
    keptBackSince: Datetime
  }

  "A text that is to leave."
  type PendingText {
    "The text."
    messageId: UUID!
    "What for."
    purpose: String!
    "How far it is."
    status: MessageStatus!
    "Not before."
    notBefore: Datetime
    "Who wrote it."
    author: MessageAuthor!
    "The words."
    body: String!
    "What it waits for; null when nothing keeps it."
    waitsFor: TextWait
  }

  "What keeps a text that is to leave."
  type TextWait {
    "What it is."
    code: TextObstacle!
    "What there is to say of it; null when there is nothing."
    detail: String
  }

  "A question that waits for a person."
  type PendingItem {
    "The review item."
    itemId: UUID!
    "What kind of question it is."
    kind: ReviewKind!
    "The question."
    reason: String!
    "Since when it waits."
    openedAt: Datetime!
    "Whose it is; null while it is everybody's."
    assignedTo: String
    "Until when it is to wait; null when it is not."
    snoozedUntil: Datetime
    "textNo of the vendor's last text that it showed; null when there was none."
    shownUpTo: BigInt
    "Texts of the vendor that nobody has answered."
    waitingTexts: Int!
  }

  "An alert that stands."
  type PendingAlert {
    "The alert."
    alertId: UUID!
    "What it warns of."
    type: AlertType!
    "How much it matters."
    severity: AlertSeverity!
    "In words."
    message: String!
    "Whether somebody has seen it."
    acknowledged: Boolean!
  }
`
