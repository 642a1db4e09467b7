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
        "Its id in the history."
        id: BigInt!
        "The lead; null for what concerns none."
        vendorLeadId: UUID
        "What happened. New kinds may come."
        eventType: EventType!
        "Where the lead came from; null for a new lead and for other kinds of event."
        fromStage: StageName
        "Where it went, or was meant to go; null for other kinds of event."
        toStage: StageName
        "The visit it belongs to; null when it concerns no lead."
        stageVisit: Int
        "Who did it."
        actorKind: ActorKind!
        "Which one."
        actor: String!
        "Why, in the words of whoever did it; null when none were given."
        reason: String
        "Business time at which it happened."
        createdAt: Datetime!
        "The lead as it is now."
        vendorLead: VendorLead
      }

      extend type Subscription {
        """
        Events as they happen, in the order of their transactions, each once. With the cursor of the last one that was
        received in \`after\` nothing is missed and nothing comes twice; without it the events from now on.
        """
        pipelineEvents(
          "The cursor of the last event you have; null for what happens from now on."
          after: String
          "Only events of this lead."
          leadId: UUID
          "Only events of these kinds."
          eventTypes: [EventType!]
        ): EventNotice!
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
