import { EventEmitter, once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { answer, type FakeServer, serve } from './fake_server.ts'

const textSchema = z.object({ messageId: z.string(), phone: z.string(), body: z.string() })

export type AcceptedText = z.infer<typeof textSchema> & { providerMessageId: string }

/**
 * withhold: takes the text and never says so. cut: takes it and breaks the line. slow: takes it after a second.
 * busy and down: does not take it, and says 429 or 503.
 */
export type CarrierMode = 'accept' | 'withhold' | 'cut' | 'slow' | 'busy' | 'down'

export interface FakeCarrier extends FakeServer {
  /** Every text it ever took, in order: the truth about what vendors were sent. */
  accepted: AcceptedText[]
  /** What it does with the next texts. */
  mode: CarrierMode
  /** Resolves when the next text has been taken. */
  nextAccepted(): Promise<AcceptedText>
  onAccepted(listener: (text: AcceptedText) => void): void
}

export async function startFakeCarrier(): Promise<FakeCarrier> {
  const news = new EventEmitter()
  const accepted: AcceptedText[] = []

  const take = (text: z.infer<typeof textSchema>): AcceptedText => {
    const taken = { ...text, providerMessageId: `fake:${accepted.length + 1}` }
    accepted.push(taken)
    news.emit('accepted', taken)
    return taken
  }

  async function receive(body: unknown, response: ServerResponse): Promise<void> {
    const text = textSchema.parse(body)
    switch (carrier.mode) {
      case 'accept':
        return answer(response, 201, take(text))
      case 'slow':
        await pause(1_000)
        return answer(response, 201, take(text))
      case 'withhold':
        take(text)
        return
      case 'cut':
        take(text)
        response.destroy()
        return
      case 'busy':
        return answer(response, 429, { why: 'too many requests' })
      case 'down':
        return answer(response, 503, { why: 'out of order' })
    }
  }

  function lookUp(messageId: string, response: ServerResponse): void {
    const known = accepted.find((text) => text.messageId === messageId)
    if (known === undefined) answer(response, 404, {})
    else answer(response, 200, known)
  }

  const server = await serve((request, body, response) => {
    if (request.method === 'POST') void receive(body, response)
    else lookUp((request.url ?? '').replace('/texts/', ''), response)
  })

  const carrier: FakeCarrier = {
    ...server,
    accepted,
    mode: 'accept',
    nextAccepted: async () => (await once(news, 'accepted'))[0],
    onAccepted: (listener) => void news.on('accepted', listener),
  }
  return carrier
}
