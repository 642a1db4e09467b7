import { Client, type CombinedError, fetchExchange, mapExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { noteExpiry } from '../session/session.ts'
import { patientFetch } from './patient_fetch.ts'
import { codeOf } from './refusal.ts'

const watchForExpiry = mapExchange({
  onError({ graphQLErrors }: CombinedError) {
    if (graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) noteExpiry()
  },
})

/** What was done when it was asked for before, and its answer lost, is done: there is no error, and nothing to tell. */
const heedDone = mapExchange({
  onResult(result) {
    if (codeOf(result.error) !== 'VL043') return result
    const { error: _, ...others } = result
    return { ...others, data: undefined }
  },
})

const api = { url: '/graphql', preferGetMethod: false, fetch: patientFetch } as const

/** For pages: what one of them has read or changed the others know. */
export const newPagesClient = () =>
  new Client({ ...api, exchanges: [heedDone, cacheExchange({}), watchForExpiry, fetchExchange] })

/**
 * For the board, which keeps its cards itself: a cache would hold on to every page of every column, and to every card
 * that ever changed.
 */
export const liveClient = new Client({
  ...api,
  requestPolicy: 'network-only',
  exchanges: [heedDone, watchForExpiry, fetchExchange],
})
