import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const client = { clientId: 'pipeline', clientSecret: 'of the pipeline and its provider' }

export interface Person {
  subject: string
  email: string
  verified: boolean
}

export interface LocalProvider {
  issuer: string
  stop(): Promise<void>
}

/** An OpenID Connect provider on this machine, with a sign-in form, that lets in whoever gives the subject of a person. */
export async function localProvider(people: readonly Person[], redirectUri: string): Promise<LocalProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [privateKey.export({ format: 'jwk' }) as never] },
    cookies: { keys: ['of the provider'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    findAccount: (_, subject) => {
      const person = people.find((one) => one.subject === subject)
      return (
        person && {
          accountId: subject,
          claims: () => ({ sub: subject, email: person.email, email_verified: person.verified }),
        }
      )
    },
  })
  server.on('request', provider.callback())
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A browser of somebody: keeps cookies, follows redirects, fills in the provider's forms. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>()
  readonly #addresses: Record<string, string>

  /** `addresses` says where the hosts of public addresses really are. */
  constructor(addresses: Record<string, string>) {
    this.#addresses = addresses
  }

  async open(address: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(address)
    const place = this.#addresses[url.origin]
    const response = await fetch(place === undefined ? url : place + url.pathname + url.search, {
      redirect: 'manual',
      headers: { cookie: this.cookies(url.host) },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    this.#keep(url.host, response)
    const next = response.headers.get('location')
    return next === null ? response : this.open(new URL(next, url).href)
  }

  /** Goes through the provider's pages as this person until they lead back to us. */
  async signInAs(subject: string, address: string): Promise<Response> {
    let response = await this.open(address)
    for (;;) {
      const html = await response.clone().text()
      const [, action] = /<form[^>]* action="([^"]+)"/.exec(html) ?? []
      const [, prompt] = /name="prompt" value="(\w+)"/.exec(html) ?? []
      if (action === undefined || prompt === undefined) return response
      response = await this.open(action, { prompt, login: subject, password: 'any' })
    }
  }

  cookies(host: string): string {
    return [...(this.#jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(host: string, response: Response): void {
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
  }
}
