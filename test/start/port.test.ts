import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, it } from 'vitest'
import { refuseTakenPort } from '../../src/server/server.ts'

it('a port that somebody has is told of before anything is made, and again free once they have gone', async () => {
  const other = createServer()
  await once(other.listen({ port: 0, host: '127.0.0.1' }), 'listening')
  const { port } = other.address() as AddressInfo
  await expect(refuseTakenPort(port, '127.0.0.1')).rejects.toThrow(`Port ${port} is taken. Choose another`)
  await once(other.close(), 'close')
  await refuseTakenPort(port, '127.0.0.1')
})
