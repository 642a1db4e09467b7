import { Client, type CombinedError, fetchExchange, mapExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { noteExpiry } from '../session/session.ts'
import { patientFetch } from './patient_fetch.ts'

const watchForExpiry = mapExchange({
  onError({ graphQLErrors }: CombinedError) {
    if (graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) noteExpiry()
  },
})

const api = { url: '/graphql', preferGetMethod: false, fetch: patientFetch } as const

/** For pages: what one of them has read or changed the others know. */
export const newPagesClient = () =>
  new Client({ ...api, exchanges: [cacheExchange({}), watchForExpiry, fetchExchange] })

/**
 * For the board, which keeps its cards itself: a cache would hold on to every page of every column, and to every card
 * that ever changed.
 */
export const liveClient = new Client({
  ...api,
  requestPolicy: 'network-only',
  exchanges: [watchForExpiry, fetchExchange],
})
