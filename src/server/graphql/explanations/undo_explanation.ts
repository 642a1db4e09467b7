import { gql } from 'postgraphile/utils'

/** By whom the change was made, and what else than rows is concerned. */
const ofBoth = `
    "When it was made."
    changedAt: Datetime!
    "By whom."
    changedBy: String!
    "Why; null when no reason was given."
    reason: String
    "All for which it is refused."
    obstacles: [UndoObstacle!]!
    "Runs of agents that start again."
    restarts: Int!
    "Texts that wait again."
    requeues: Int!
    "Texts that have left since, and cannot be taken back."
    textsSentSince: Int!
`

/** What explain_undo() and undo_manual_change() tell, and in figures undo_transaction(). */
export const undoExplanation = gql`
  "What taking a change back does."
  type UndoExplanation {
    "The change, as the audit log numbers it."
    auditId: BigInt!
    "Its lead; null for a rule."
    leadId: UUID
    "The move back; null when it moves nothing."
    move: MoveBack
    "Whether the lead is put on hold again, or released; null when neither."
    hold: HoldBack
    "The rows that it writes."
    rows: [RowBack!]!
    ${ofBoth}
  }

  "What taking back all that a transaction changed does, in figures."
  type BulkUndoExplanation {
    "The change that was named, as the audit log numbers it."
    auditId: BigInt!
    "Leads."
    leads: Int!
    "Moves."
    moves: Int!
    "Rows that it writes."
    rows: Int!
    ${ofBoth}
  }

  "A move that is taken back."
  type MoveBack {
    "Where the lead stands."
    from: StageName!
    "Where it goes again."
    to: StageName!
  }

  "What becomes of a hold."
  enum HoldBack {
    "The lead is put on hold again."
    hold
    "It is released."
    release
  }

  "A row that is written."
  type RowBack {
    "Its table."
    table: String!
    "Its key."
    rowId: String!
    "restore, put back, remove or close."
    does: String!
    "Its columns, and what they become; none when it is removed."
    to: [NamedValue!]!
  }

  "Something for which a change cannot be taken back."
  type UndoObstacle {
    "The table of the row."
    table: String!
    "Its key."
    rowId: String!
    "How it stands now."
    now: [NamedValue!]!
    "Why that is in the way."
    because: String!
  }

  "A name and its value."
  type NamedValue {
    "The name."
    name: String!
    "The value as text, what has parts as JSON; null when it is empty."
    value: String
  }
`
