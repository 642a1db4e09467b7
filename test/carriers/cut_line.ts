import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

/** How many bytes of a text's way out, or of the answer to it, come through; then the line is cut. */
export type Cut = { asked: number } | { answered: number }

/** A line to Twilio that is cut where a story wants it, each time that a text is handed over. */
export interface CutLine {
  url: string
  /** Where the line is cut, by how many texts were handed over before; null: nowhere. */
  cutOf: (nth: number) => Cut | null
  /** Comes before the line is cut, at the moment when the last byte has come through. */
  atCut: () => void
  close(): Promise<void>
}

export async function startCutLine(target: string): Promise<CutLine> {
  let handedOver = 0
  const server = createServer((client) => {
    const twilio = connect(Number(new URL(target).port), '127.0.0.1')
    const end = () => {
      client.destroy()
      twilio.destroy()
    }
    for (const socket of [client, twilio]) {
      socket.setNoDelay(true)
      socket.on('error', end)
      socket.on('close', end)
    }
    let cut: Cut | null = null
    let passed = 0
    const pass = (data: Buffer, to: typeof client, limit: number | undefined) => {
      if (limit === undefined) return to.write(data)
      const rest = data.subarray(0, limit - passed)
      passed += rest.length
      if (passed < limit) return to.write(rest)
      line.atCut()
      return to.write(rest, end)
    }
    client.on('data', (data) => {
      if (data.toString('latin1').startsWith('POST ')) {
        handedOver += 1
        cut = line.cutOf(handedOver)
      }
      pass(data, twilio, cut !== null && 'asked' in cut ? cut.asked : undefined)
    })
    twilio.on('data', (data) =>
      pass(data, client, cut !== null && 'answered' in cut ? cut.answered : undefined),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line: CutLine = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutOf: () => null,
    atCut: () => {},
    async close() {
      server.close()
      await once(server, 'close')
    },
  }
  return line
}
