import { gql } from 'postgraphile/utils'

/** What happens next, as explain_lead() and a lead's next action tell it. */
export const nextAction = gql`
  "What happens next with a lead."
  type NextStep {
    "What it is."
    what: NextActionKind!
    "When; null when it happens as soon as somebody does it, or never."
    at: Datetime
    "Who owes it."
    owedBy: NextActionOwner!
    "Which one it is; null when there is nothing to say of it."
    detail: NextActionDetail
  }

  "Which agent, text, question, timer, hold or stop comes next; what does not belong to it is null."
  type NextActionDetail {
    "The run of an agent; null for anything else."
    runId: UUID
    "Its agent; null for anything else."
    agent: AgentName
    "Which try it is at; null for anything else."
    attempt: Int
    "The text; null for anything else."
    messageId: UUID
    "What the run or the text is for; null for anything else."
    purpose: String
    "How far the run or the text is: a status of runs or of texts; null for anything else."
    status: String
    "The review item; null for anything else."
    itemId: UUID
    "What kind of question it is; null for anything else."
    kind: ReviewKind
    "Since when the question waits; null for anything else."
    openedAt: Datetime
    "The timer's name; null for anything else."
    timer: String
    "What the timer brings; null for anything else."
    action: TimerAction
    "The text that the timer sends; null when it sends none."
    template: String
    "Where the timer moves the lead; null when it does not."
    toStage: StageName
    "What the timer warns of; null when it does not."
    alert: AlertType
    "Of what the lead dies; null when it does not."
    deadReason: String
    "What is stopped; null when nothing is."
    scope: String
    "Since when it is stopped; null when nothing is."
    since: Datetime
    "By whom; null when nothing is."
    stoppedBy: String
    "The planned call; null for anything else."
    plannedCallId: UUID
    "Who is to call; null for anything else."
    caller: String
    "What the call is about; null when nobody has said."
    note: String
    "Since when a person has it; null when nobody has."
    heldAt: Datetime
    "Until when the hold lasts; null when nobody has said."
    heldUntil: Datetime
    "Who leads the conversation; null when automation does."
    takenOverBy: String
    "Why it is asked, held or stopped; null for anything else."
    reason: String
  }
`
