import { access, context, type ExecutableStep, lambda, listen } from 'postgraphile/grafast'
import { extendSchema, gql } from 'postgraphile/utils'

/** An event as clients get it. */
export interface EventNotice {
  cursor: string
  id: string
  vendorLeadId: string | null
  eventType: string
  fromStage: string | null
  toStage: string | null
  stageVisit: number | null
  actorKind: string
  actor: string
  reason: string | null
  createdAt: string
}

/** `subscription { pipelineEvents }`: the pipeline's events as they happen, each once, also across a break. */
export const eventSubscriptionPlugin = extendSchema(({ input }) => {
  const leads = input.pgRegistry.pgResources.vendor_leads
  return {
    typeDefs: gql`
      "An event of the pipeline, as a subscriber gets it."
      type EventNotice {
        "Keep the last one: a subscription that begins after it misses nothing."
        cursor: String!
        id: BigInt!
        vendorLeadId: UUID
        eventType: String!
        fromStage: String
        toStage: String
        stageVisit: Int
        actorKind: String!
        actor: String!
        reason: String
        createdAt: Datetime!
        "The lead as it is now."
        vendorLead: VendorLead
      }

      extend type Subscription {
        """
        Events as they happen, in the order of their transactions, each once. With the cursor of the last one that was
        received in \`after\` nothing is missed and nothing comes twice; without it the events from now on.
        """
        pipelineEvents(after: String, leadId: UUID, eventTypes: [String!]): EventNotice
      }
    `,
    objects: {
      Subscription: {
        plans: {
          pipelineEvents: {
            subscribePlan(_: unknown, fieldArgs: { getRaw(name: string): ExecutableStep }) {
              const $topic = lambda(
                [fieldArgs.getRaw('after'), fieldArgs.getRaw('leadId'), fieldArgs.getRaw('eventTypes')],
                ([after, leadId, eventTypes]) => JSON.stringify({ after, leadId, eventTypes }),
              )
              return listen(context().get('events'), $topic, ($event) => $event)
            },
            plan($event: ExecutableStep) {
              return $event
            },
          },
        },
      },
      EventNotice: {
        plans: {
          vendorLead($event: ExecutableStep) {
            return leads?.get({ id: access($event, 'vendorLeadId') })
          },
        },
      },
    },
  }
})
