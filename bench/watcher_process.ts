import { WebSocket } from 'ws'
import { quantile } from './measure.ts'

// Subscribers in a process of their own. Arguments: the socket's URL; how many; a query; tokens, dealt out in turn.
// They speak the protocol of graphql-ws and look only for the lead in what they get, so that a machine with few cores
// measures the server. Asked with when each lead was moved it answers how long each message took to each subscriber.

const [url = '', many = '0', query = '', ...tokens] = process.argv.slice(2)
const count = Number(many)
const leadMark = '"vendorLeadId":"'
const uuidLength = 36
/** When each lead's message came, by a clock that all processes share. */
const heard = new Map<string, number[]>()
const sockets: WebSocket[] = []

function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}

function hear(text: string): void {
  const at = text.indexOf(leadMark)
  if (at < 0) return
  const start = at + leadMark.length
  const lead = text.slice(start, start + uuidLength)
  const times = heard.get(lead)
  if (times === undefined) heard.set(lead, [now()])
  else times.push(now())
}

function subscribe(token: string): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  })
  sockets.push(socket)
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', (code) => reject(new Error(`a subscriber was sent away with ${code}`)))
    socket.once('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('message', (data) => {
      const text = data.toString()
      if (text.startsWith('{"type":"connection_ack"')) {
        socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query } }))
        resolve()
      } else if (text.includes('"errors"') || text.includes('"type":"error"')) reject(new Error(text))
      else hear(text)
    })
  })
}

for (let number = 0; number < count; number += 20) {
  await Promise.all(
    Array.from({ length: Math.min(20, count - number) }, (_, next) =>
      subscribe(tokens[(number + next) % tokens.length] ?? ''),
    ),
  )
}

process.on('message', (asked: 'stop' | Record<string, number>) => {
  if (asked === 'stop') {
    for (const socket of sockets) socket.terminate()
    process.exit()
  }
  const moves = Object.entries(asked)
  const waits = moves.flatMap(([lead, movedAt]) =>
    (heard.get(lead) ?? []).map((at) => Math.max(0, at - movedAt)),
  )
  process.send?.({
    missing: moves.length * count - waits.length,
    waits: waits.length === 0 ? undefined : { p50: quantile(waits, 0.5), p99: quantile(waits, 0.99) },
  })
})
process.on('disconnect', () => process.exit()) // the parent is gone
process.send?.('ready')
