import { access, context, type ExecutableStep, each, lambda, listen, SafeError } from 'postgraphile/grafast'
import { extendSchema, gql } from 'postgraphile/utils'
import { signedInUser } from '../../../../db/access/sign_in.ts'
import { dbOf, type WithPgClient } from '../requests/db_of.ts'

/** `subscription { noticesChanged }`: what whoever is signed in has not read, at once and whenever it has become another. */
export const noticeSubscriptionPlugin = extendSchema(({ input }) => {
  const { notices } = input.pgRegistry.pgResources
  const asItComes = ($notice: ExecutableStep) => $notice
  return {
    typeDefs: gql`
      "What somebody has not read of what concerns them."
      type NoticesChange {
        "How many notices they have not read, 1,000 at most."
        unreadCount: Int!
        "In the first message those they have not read, in later ones those that are new or happened again; the latest first, 50 at most."
        notices: [Notice]!
      }

      extend type Subscription {
        """
        One's own notices that one has not read, at once and whenever that has changed, be it by reading them elsewhere.
        After a break subscribe again; the first message is how it is then.
        """
        noticesChanged: NoticesChange!
      }
    `,
    objects: {
      Subscription: {
        plans: {
          noticesChanged: {
            subscribePlan: () => {
              const $context = context()
              const $whose = lambda([$context.get('pgSettings'), $context.get('withPgClient')], whoseNotices)
              return listen($context.get('states').get('notices'), $whose, asItComes)
            },
            plan: asItComes,
          },
        },
      },
      NoticesChange: {
        plans: {
          notices: ($change: ExecutableStep) =>
            each(access($change, 'noticeIds'), ($id) => notices?.get({ id: $id }) as ExecutableStep),
        },
      },
    },
  }
})

/** A token that may do less than its user does not even learn how many there are. */
async function whoseNotices([pgSettings, withPgClient]: readonly [unknown, unknown]): Promise<string> {
  const userId = await (withPgClient as WithPgClient)(pgSettings, (client) => signedInUser(dbOf(client)))
  if (userId === null) throw new SafeError('Only somebody who is signed in has notices.', { code: 'VL004' })
  return userId
}
