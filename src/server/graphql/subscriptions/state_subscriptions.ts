import { access, context, type ExecutableStep, each, listen } from 'postgraphile/grafast'
import { extendSchema, gql } from 'postgraphile/utils'
import { everything } from '../../events/present_states.ts'

/** Subscriptions to what is: the state at once, then whenever it has become another. */
export const stateSubscriptionsPlugin = extendSchema(({ input }) => {
  const { vendor_leads: leads, alerts, bulk_acts: bulkActs } = input.pgRegistry.pgResources
  const asItComes = ($notice: ExecutableStep) => $notice
  return {
    typeDefs: gql`
      "A lead that somebody watches, as it is now."
      type LeadChange {
        "The lead."
        vendorLead: VendorLead
      }

      "The open alerts, and which of them are not as they were."
      type AlertsChange {
        "Open alerts."
        openCount: Int!
        "Open alerts that nobody has acknowledged."
        unacknowledgedCount: Int!
        "Open alerts of severity HIGH."
        highCount: Int!
        "In the first message the open alerts, in later ones those that were raised, raised again, acknowledged or resolved since; the latest first, 100 at most."
        alerts: [Alert]!
      }

      "What is done to many leads, and how far it is."
      type BulkActsChange {
        "Acts that are not over."
        openCount: Int!
        "In the first message those that are not over and the latest others, in later ones those that have changed since; the latest first."
        acts: [BulkAct]!
      }

      "How many leads stand at each stage."
      type StageCountsChange {
        "Every stage, in pipeline order."
        counts: [StageCount!]!
      }

      "How many leads stand at one stage."
      type StageCount {
        "The stage."
        stage: StageName!
        "Leads there now, archived ones too."
        leads: Int!
      }

      extend type Subscription {
        """
        A lead as it is, at once and whenever anything about it has changed: stage, facts, hold, timer, history, texts, runs,
        offers, deal, review items, alerts. After a break subscribe again; the first message is how it is then.
        """
        leadChanged(
          "The lead."
          id: UUID!
        ): LeadChange!

        "The open alerts at once, then what has changed among them. Changes within a quarter of a second come together."
        alertsChanged: AlertsChange!

        "What is done to many leads: at once, then whenever an act has begun, gone on or ended, four times a second at most."
        bulkActsChanged: BulkActsChange!

        "How many leads stand at each stage, at once and whenever it has changed, a few times a second at most."
        stageCountsChanged: StageCountsChange!
      }
    `,
    objects: {
      Subscription: {
        plans: {
          leadChanged: {
            subscribePlan(_: unknown, fieldArgs: { getRaw(name: string): ExecutableStep }) {
              return listen(context().get('states').get('leads'), fieldArgs.getRaw('id'), asItComes)
            },
            plan: asItComes,
          },
          alertsChanged: {
            subscribePlan: () => listen(context().get('states').get('alerts'), everything, asItComes),
            plan: asItComes,
          },
          bulkActsChanged: {
            subscribePlan: () => listen(context().get('states').get('bulkActs'), everything, asItComes),
            plan: asItComes,
          },
          stageCountsChanged: {
            subscribePlan: () => listen(context().get('states').get('stageCounts'), everything, asItComes),
            plan: asItComes,
          },
        },
      },
      LeadChange: {
        plans: {
          vendorLead: ($change: ExecutableStep) => leads?.get({ id: access($change, 'leadId') }),
        },
      },
      AlertsChange: {
        plans: {
          alerts: ($change: ExecutableStep) =>
            each(access($change, 'alertIds'), ($id) => alerts?.get({ id: $id }) as ExecutableStep),
        },
      },
      BulkActsChange: {
        plans: {
          acts: ($change: ExecutableStep) =>
            each(access($change, 'actIds'), ($id) => bulkActs?.get({ id: $id }) as ExecutableStep),
        },
      },
    },
  }
})
