import { extendSchema, gql } from 'postgraphile/utils'
import { runsToTry } from '../../../../db/work/runs_to_try.ts'
import { withOtherParameters } from '../../../agents/preview/with_other_parameters.ts'
import { type Ask, workedOut } from '../requests/worked_out.ts'

interface Given {
  parameter: string
  value: unknown
  agent: string | null
}

/** `query { previewAgentParameter }`: what the built-in agents think is TypeScript, and so is what they would think. */
export const agentPreviewPlugin = extendSchema({
  typeDefs: gql`
    "What agents were asked lately, and what they would answer with another value of a parameter."
    type AgentParameterPreview {
      "How many of their latest runs were looked at."
      tried: Int!
      "Those in which they would answer otherwise, the latest first."
      differing: [AgentAnswerCompared!]!
    }

    "One answer of an agent as its parameters are, and with another value of one."
    type AgentAnswerCompared {
      "Who answers."
      agent: AgentName!
      "The lead."
      vendorLeadId: UUID!
      "Who wants to sell; null while that is not known."
      vendorName: String
      "What it answers as its parameters are, in words."
      now: String!
      "What it would answer, in words."
      wouldBe: String!
    }

    extend type Query {
      "What the built-in agents would have answered lately with another value of a parameter: twenty runs each at most, asked anew with what is known now. It changes nothing. For admins. VL010 for an unknown parameter, VL018 for a value that cannot be."
      previewAgentParameter(
        "Its name, as agentParameters has it."
        parameter: String!
        "A number, or a list of numbers; left out: the usual one."
        value: JSON
        "Only of this agent; left out: of all that have it."
        agent: AgentName
      ): AgentParameterPreview!
    }
  `,
  objects: {
    Query: {
      plans: {
        previewAgentParameter: workedOut(['parameter', 'value', 'agent'], preview),
      },
    },
  },
})

async function preview(ask: Ask, given: Given) {
  const runs = await ask((db) => runsToTry(db, given))
  const compared = await withOtherParameters(runs)
  return {
    tried: compared.length,
    differing: compared.filter(({ now, wouldBe }) => now !== wouldBe),
  }
}
