import { context, lambda } from 'postgraphile/grafast'
import { extendSchema, gql } from 'postgraphile/utils'
import { runsToTry } from '../../../../db/work/runs_to_try.ts'
import { withOtherParameters } from '../../../agents/preview/with_other_parameters.ts'
import { dbOf, type WithPgClient } from '../requests/db_of.ts'

interface Given {
  parameter: string
  value: unknown
  agent: string | null
}

const given = ['parameter', 'value', 'agent'] as const

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
        previewAgentParameter(_, args) {
          const $context = context()
          const $settings = $context.get('pgSettings')
          const $withPgClient = $context.get('withPgClient')
          return lambda(
            [$settings, $withPgClient, ...given.map((name) => args.getRaw(name))],
            async ([settings, withPgClient, parameter, value = null, agent = null]: readonly unknown[]) =>
              preview(settings, withPgClient as WithPgClient, { parameter, value, agent } as Given),
          )
        },
      },
    },
  },
})

async function preview(settings: unknown, withPgClient: WithPgClient, given: Given) {
  const runs = await withPgClient(settings, (client) => runsToTry(dbOf(client), given))
  const compared = await withOtherParameters(runs)
  return {
    tried: compared.length,
    differing: compared.filter(({ now, wouldBe }) => now !== wouldBe),
  }
}
