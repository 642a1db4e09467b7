import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Where a request comes from, in a form that PostgreSQL reads: proxies add ports, and machines the names of their lines. */
export function clientAddress({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const told: string | undefined = ip // whoever has hung up has no address any more
  return readAddress(told ?? '') ?? readAddress(socket.remoteAddress ?? '') ?? '0.0.0.0'
}

/** `203.0.113.7:52100`, `[2001:db8::1]:443`, `fe80::1%eth0`, `::ffff:203.0.113.7`; undefined for anything else. */
export function readAddress(text: string): string | undefined {
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(text.trim()) ?? []
  const address = (bracketed ?? dotted ?? text.trim()).replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? undefined : address
}

/** What an address shares with others of the same customer: an IPv6 address its first half, since who has one has them all. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [before = '', after] = address.toLowerCase().split('::')
  const [head, tail] = [before, after ?? ''].map((part) => (part === '' ? [] : part.split(':')))
  const zeros = after === undefined ? 0 : 8 - (head?.length ?? 0) - (tail?.length ?? 0)
  const groups = [...(head ?? []), ...Array<string>(zeros).fill('0'), ...(tail ?? [])]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
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
