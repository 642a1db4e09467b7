import { gql } from 'postgraphile/utils'

/** What explain_lead() tells. */
export const leadExplanation = gql`
  "Where a lead stands, why, and what comes next."
  type LeadExplanation {
    "The lead."
    leadId: UUID!
    "Where it stands."
    stage: StageName!
    "How many stages it has been at, this one included."
    stageVisit: Int!
    "When it came there."
    since: Datetime!
    "Whose move it is; null when it is finished."
    turn: Turn
    "Since when."
    turnSince: Datetime!
    "Since when automation waits for a person; null when it does not."
    heldAt: Datetime
    "Until when; null when nobody has said."
    heldUntil: Datetime
    "Why it waits; null when it does not."
    holdReason: String
    "Who leads the conversation; null while automation does."
    takenOverBy: String
    "Who looks after it; null when nobody does."
    owner: LeadKeeper
    "When the vendor asked to be left alone; null when they have not."
    optedOutAt: Datetime
    "Numbers of the vendor beside the one that we text."
    otherPhones: [OtherPhone!]!
    "What the vendor has consented to."
    consent: VendorConsent!
    "Why it ended; null unless it did."
    deadReason: String
    "Stops that keep something of it back."
    stops: [StopInForce!]!
    "What happens next."
    next: NextStep!
    "What is booked, or open."
    pending: PendingWork!
    "The moves that are legal from here, in pipeline order."
    moves: [LegalMove!]!
  }

  "Who looks after a lead."
  type LeadKeeper {
    "The name of the user."
    name: String!
    "Since when."
    since: Datetime!
    "Who gave it to them."
    assignedBy: String!
    "Whether the owner rules did."
    byRules: Boolean!
  }

  "Another number of a vendor."
  type OtherPhone {
    "The number."
    phone: String!
    "How it is known."
    knownBy: PhoneOrigin!
    "Who noted it."
    addedBy: String!
    "When."
    addedAt: Datetime!
  }

  "A stop of texts and agents that stands."
  type StopInForce {
    "What is stopped: all, source:…, template:… or agent:…"
    scope: String!
    "Since when."
    since: Datetime!
    "Why."
    reason: String!
    "By whom."
    stoppedBy: String!
  }

  "A move that the rules allow."
  type LegalMove {
    "Where to."
    to: StageName!
    "Whether automation may make it now."
    automation: Boolean!
    "Whether people may."
    people: Boolean!
    "Whether it wants a reason."
    reasonRequired: Boolean!
    "Whether it takes a lead off an agreed deal, or back from an investor: fallThrough tells why in one of fallThroughKinds."
    asksFallThrough: Boolean!
    "What the lead, or with the prefix deal. its deal, still lacks for it."
    missing: [String!]!
    "What it means; null where its name says it all."
    note: String
  }

  "What a vendor has consented to, about whichever lead of the number."
  type VendorConsent {
    "Every consent, the oldest first."
    given: [GivenConsent!]!
    "Whether they have ever written to us."
    vendorHasWritten: Boolean!
    "What stands against a text of each class."
    obstacles: ConsentObstacles!
  }

  "What stands against a text, as far as consents go."
  type ConsentObstacles {
    "Against an answer; null: nothing."
    answer: TextObstacle
    "Against what the vendor asked for; null: nothing."
    service: TextObstacle
    "Against a reminder; null: nothing."
    chaser: TextObstacle
  }

  "One consent."
  type GivenConsent {
    "The consent."
    consentId: UUID!
    "What for."
    channel: ConsentChannel!
    "Who gave it; null when that is not known."
    givenBy: String
    "When."
    givenAt: Datetime!
    "The words that were agreed to."
    wording: String!
    "How that wording is called."
    version: String!
    "Whether it names us."
    namesUs: Boolean!
    "Where it came from."
    source: String!
    "How we know."
    proof: String!
    "When it was taken back; null while it stands."
    withdrawnAt: Datetime
    "Why; null while it stands."
    withdrawnBecause: String
  }
`
