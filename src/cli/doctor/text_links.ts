import { readTextsWithLinks } from '../../../db/health/text_links.ts'
import { type Check, type Found, ok, warning } from '../../health/finding.ts'

const patienceMs = 5_000
/** Carriers filter texts with links of these: anybody's link may hide behind them. */
const shorteners = new Set([
  ...['bit.ly', 'bl.ink', 'buff.ly', 'cutt.ly', 'goo.gl', 'is.gd', 'lnkd.in', 'ow.ly', 'rb.gy', 'rebrand.ly'],
  ...['s.id', 'short.io', 'shorturl.at', 't.co', 't.ly', 'tiny.cc', 'tinyurl.com', 'v.gd', 'x.co'],
])
const link = /\bhttps?:\/\/[^\s"'<>{}]+/gi

/** Whether links in our texts lead where carriers let them through: to a domain of our own, at once. */
export const textLinks = (ownDomains: readonly string[]): Check => ({
  about: 'links in texts',
  async look(db) {
    const texts = await readTextsWithLinks(db)
    const links = texts.flatMap(({ place, words }) =>
      [...words.matchAll(link)].map(([url]) => ({ place, url: url.replace(/[.,;:!?)]+$/, '') })),
    )
    const found = await Promise.all(links.map((one) => lookAt(one, ownDomains)))
    return found.length === 0 ? [ok('there are none')] : found
  },
})

async function lookAt(
  { place, url }: { place: string; url: string },
  ownDomains: readonly string[],
): Promise<Found> {
  const { hostname, protocol } = new URL(url)
  const host = hostname.toLowerCase().replace(/^www\./, '')
  const says = (what: string) => `${place}: ${url} ${what}`
  if (shorteners.has(host))
    return warning(
      says('is a short link, and will be filtered'),
      'Write the link itself, of a domain of yours.',
    )
  if (!ownDomains.some((own) => isWithin(host, own) || isWithin(own, host)))
    return warning(
      says('is of another domain'),
      'Link to the domain of PUBLIC_URL, or name this one in LINK_DOMAINS if it is yours.',
    )
  try {
    const { status, headers } = await fetch(url, {
      ...{ method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(patienceMs) },
    })
    if (status >= 300 && status < 400)
      return warning(says(`leads on to ${headers.get('location')}`), 'Write where it leads in the end.')
    if (status >= 400 && status !== 405)
      return warning(says(`answers ${status}`), 'Vendors would see nothing: mend the page or the link.')
  } catch {
    return warning(says('cannot be reached from here'), 'See whether it can from elsewhere.')
  }
  return protocol === 'http:' ? warning(says('is not encrypted'), 'Write https.') : ok(says('is there'))
}

/** A domain, or one below it; a bare top-level domain is nobody's own. */
function isWithin(host: string, domain: string): boolean {
  return host === domain || (domain.includes('.') && host.endsWith(`.${domain}`))
}
