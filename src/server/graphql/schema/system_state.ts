import { extendSchema, gql } from 'postgraphile/utils'
import { readSystemState } from '../../../health/system_state.ts'
import { workedOut } from '../requests/worked_out.ts'

/** `query { systemState }`: the checks of doctor are TypeScript, and so is this. */
export const systemStatePlugin = extendSchema({
  typeDefs: gql`
    "How much a finding matters."
    enum SystemLevel {
      "All is well."
      ok
      "Somebody should look."
      warning
      "It does not work."
      failure
    }

    "What was found about one part of the machinery, in the words of doctor."
    type SystemFinding {
      "Whether all is well."
      level: SystemLevel!
      "What was looked at: workers, queue, carrier, …"
      about: String!
      "What was found."
      says: String!
      "What to do about it; null when nothing is to be done."
      todo: String
    }

    extend type Query {
      "Whether texts leave, workers live, the queue is kept up with, carrier, agents and alert channels are there, and what to do when not. Null when it could not be looked at."
      systemState: [SystemFinding!]
    }
  `,
  objects: {
    Query: {
      plans: {
        systemState: workedOut([], (ask) => ask(readSystemState)),
      },
    },
  },
})
