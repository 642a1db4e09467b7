import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Where a request comes from, in a form that PostgreSQL reads: proxies add ports, and machines the names of their lines. */
export function clientAddress({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  return readAddress(ip) ?? readAddress(socket.remoteAddress ?? '') ?? '0.0.0.0'
}

/** `203.0.113.7:52100`, `[2001:db8::1]:443`, `fe80::1%eth0`, `::ffff:203.0.113.7`; undefined for anything else. */
export function readAddress(text: string): string | undefined {
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(text.trim()) ?? []
  const address = (bracketed ?? dotted ?? text.trim()).replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? undefined : address
}

/** Says once that a proxy tells of clients and is not believed: all of its clients count as one then. */
export function warnOfUnknownProxy(app: FastifyInstance, trustProxy: string[] | undefined): void {
  if (trustProxy !== undefined) return
  let isTold = false
  app.addHook('onRequest', async (request) => {
    if (isTold || request.headers['x-forwarded-for'] === undefined) return
    isTold = true
    request.log.warn(
      'X-Forwarded-For comes in and TRUST_PROXY is empty: clients of a proxy count as one; name the proxy there',
    )
  })
}
