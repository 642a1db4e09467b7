import { SafeError } from 'postgraphile/grafast'
import { extendSchema, gql } from 'postgraphile/utils'
import { UnreadableJson } from '../../../lead_sources/json_text.ts'
import { missingFacts, previewLead } from '../../../lead_sources/preview.ts'
import { namedValues } from '../explanations/named_values.ts'
import { type Ask, workedOut } from '../requests/worked_out.ts'

/** `query { leadPreview }`: the lead that would become of what a source brings. The readers of leads are TypeScript, and so is this. */
export const leadPreviewPlugin = extendSchema({
  typeDefs: gql`
    "What would become of a lead that a source brings, were it live. Nothing of it is kept."
    type LeadPreview {
      "taken (a new lead), duplicate (of a lead that is there), test, ignored, or refused (a person is asked)."
      verdict: String!
      "Whether the source is live; until then all that it brings is kept as a test."
      isLive: Boolean!
      "The source's own id of the lead."
      reference: String
      "The form that was filled in."
      form: String
      "What was read, by fact; null when it is not enough for a lead."
      facts: [NamedValue!]
      "Facts that it does not say."
      missing: [String!]!
      "The words that its vendor has agreed to."
      consentWording: String
      "The day on which they did so."
      consentDate: String
      "What could not be read, or was read as something else than stands there."
      problems: [LeadPreviewProblem!]!
      "What a person would be asked when no lead can be made of it."
      question: String
      "The lead that it belongs to, when there is one already."
      knownLeadId: UUID
      "How the lead would stand, as explainLead tells it: whether its vendor is texted, and what keeps the text back."
      explanation: LeadExplanation
    }

    "Something in a lead that could not be read."
    type LeadPreviewProblem {
      "error (without it there is no lead), warning (it is left out) or read (it was read as something else)."
      severity: String!
      "Where it stands."
      column: String!
      "What stands there."
      value: String!
      "Why it cannot be read."
      problem: String!
    }

    extend type Query {
      "Shows what would become of a lead that a source brings, before the source goes live; null for an unknown source. For operators and admins."
      leadPreview(
        "The source."
        source: String!
        "One lead as the source brings it: JSON, as text, so that large numbers stay whole."
        lead: String!
      ): LeadPreview
    }
  `,
  objects: {
    Query: {
      plans: {
        leadPreview: workedOut(['source', 'lead'], preview),
      },
    },
  },
})

async function preview(ask: Ask, { source, lead }: { source: string; lead: string }) {
  try {
    const found = await ask((db) => previewLead(db, source, lead))
    if (found === null) return null
    const { brought, facts, consent, ...shown } = found
    return {
      ...shown,
      ...{
        isLive: brought.isLive,
        reference: brought.reference ?? facts?.externalRef ?? null,
        form: brought.form,
      },
      ...{ facts: facts && namedValues(facts), missing: facts === null ? [] : missingFacts(facts) },
      ...{ consentWording: consent?.wording ?? null, consentDate: consent?.date ?? null },
    }
  } catch (error) {
    if (!(error instanceof UnreadableJson)) throw error
    throw new SafeError('lead is no JSON that can be read.', { code: 'BAD_VALUE', field: 'lead' })
  }
}
