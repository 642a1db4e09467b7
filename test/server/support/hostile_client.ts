import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'

// A process of its own that asks for as much as it can, until it is killed. Held to a quarter of a core, so that it takes
// from others what the server gives away, and not what the machine lacks.

const { ADDRESS = '', TOKEN = '' } = process.env
const share = 0.25
const authorization = `Bearer ${TOKEN}`

const dear = [
  '{ vendorLeads(first: 200, orderBy: VENDOR_NAME_ASC) { totalCount nodes { id vendorName pipelineStage condition } } }',
  '{ vendorLeads(first: 200, filter: { vendorName: { includesInsensitive: "o" } }) { totalCount nodes { id } } }',
  '{ pipelineEvents(first: 200, orderBy: CREATED_AT_ASC) { totalCount nodes { id eventType actor } } }',
  '{ vendorLeads(first: 200) { nodes { pipelineEvents(first: 200) { totalCount } } } }',
]

const post = async (path: string, body: object, headers: Record<string, string>) => {
  const response = await fetch(`${ADDRESS}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
  await response.arrayBuffer()
}

function flood(): void {
  const url = `${ADDRESS.replace('http', 'ws')}/graphql`
  const socket = new WebSocket(url, 'graphql-transport-ws', { headers: { authorization } })
  socket.on('error', () => {})
  socket.on('open', () => socket.send('{"type":"connection_init"}'))
  socket.on('message', (message) => {
    if (!String(message).includes('connection_ack')) return
    for (let id = 0; id < 300; id += 1) {
      socket.send(
        JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query: dear[id % dear.length] } }),
      )
    }
    setTimeout(() => socket.terminate(), 500)
  })
}

for (let turn = 0; ; turn += 1) {
  for (const query of dear)
    for (let many = 0; many < 5; many += 1) post('/graphql', { query }, { authorization }).catch(() => {})
  flood()
  post('/session', { name: 'nobody', password: `wrong ${turn}` }, {}).catch(() => {})
  do await pause(20)
  while (process.cpuUsage().user / 1e6 > share * process.uptime() && process.uptime() > 1)
}
