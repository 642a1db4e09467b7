import { type Client, createClient } from 'graphql-ws'
import { WebSocket as Ws } from 'ws'
import { apiStory } from './api.ts'

export interface Notice {
  cursor: string
  eventType: string
  toStage: string | null
  vendorLeadId: string
}

export interface Subscription {
  next(): Promise<Notice>
  stop(): Promise<void>
}

export const fields = 'cursor eventType toStage vendorLeadId'

export function socketUrl(address: string): string {
  return `${address.replace('http', 'ws')}/graphql`
}

/** A story of subscribers over a WebSocket, each a viewer with a token. */
export const liveStory = apiStory
  .extend('connect', async ({ server, tokenOf }, { onCleanup }) => {
    const clients: Client[] = []
    onCleanup(async () => {
      await Promise.all(clients.map((client) => client.dispose()))
    })
    /** With `sockets` the connections that the client opens are kept there. */
    return async (headers?: Record<string, string>, sockets: Ws[] = []): Promise<Client> => {
      const sent = headers ?? { authorization: `Bearer ${await tokenOf('viewer')}` }
      const client = createClient({
        url: socketUrl(server.address),
        retryAttempts: 0,
        lazyCloseTimeout: 10_000,
        webSocketImpl: class extends Ws {
          constructor(url: string, protocols: string) {
            super(url, protocols, { headers: sent })
            sockets.push(this)
          }
        },
      })
      clients.push(client)
      return client
    }
  })
  .extend('subscribe', async ({ ask, connect }) => {
    return async (args = ''): Promise<Subscription> => {
      await ask('viewer', '{ now }') // the API has started
      const client = await connect()
      const notices = client.iterate<{ pipelineEvents: Notice }>({
        query: `subscription { pipelineEvents${args} { ${fields} } }`,
      })
      return {
        async next() {
          const { value, done } = await notices.next()
          if (done) throw new Error('the subscription ended')
          if (value.errors) throw Object.assign(new Error(value.errors[0]?.message), value.errors[0])
          if (value.data == null) throw new Error('an event without data')
          return value.data.pipelineEvents
        },
        stop: async () => {
          await notices.return?.()
        },
      }
    }
  })

/** From the very first event on, so that no story has to know when a subscription has begun. */
export const all = '(after: "0.0")'
