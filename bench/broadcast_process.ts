import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

// The floor of subscriptions: a server that sends each text it is given to every connection, and knows nothing else.

const server = new WebSocketServer({ port: 0, perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.once('message', () => socket.send('{"type":"connection_ack"}'))
})
server.on('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', (text: string) => {
  for (const socket of server.clients) socket.send(text)
})
process.on('disconnect', () => process.exit()) // the parent is gone
