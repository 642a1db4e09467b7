import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { limitedBody } from '../../limited_body.ts'

export interface IdentityProviderOptions {
  issuer: string
  clientId: string
  clientSecret: string
}

/** What has to be the same when the browser comes back from the provider. */
export interface Checks {
  verifier: string
  state: string
  nonce: string
}

/** Whom the provider vouches for. */
export interface Identity {
  issuer: string
  subject: string
  /** Only an address that the provider has verified. */
  email: string | undefined
}

export interface IdentityProvider {
  /** Where to send a browser to sign in there. */
  begin(): Promise<{ url: string; checks: Checks }>
  /** @throws when the browser did not come from a sign-in that it began here. */
  finish(cameTo: URL, checks: Checks): Promise<Identity>
}

const slowestAnswerSeconds = 5
const largestAnswer = 1_000_000

/** Sign-in with OpenID Connect: the code flow, with PKCE, state and nonce. The provider is asked for its settings when first needed. */
export function identityProvider(
  { issuer, clientId, clientSecret }: IdentityProviderOptions,
  redirectUri: string,
): IdentityProvider {
  let known: Promise<Configuration> | undefined

  function settings(): Promise<Configuration> {
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: slowestAnswerSeconds,
      [customFetch]: async (url, options) =>
        limitedBody(await fetch(url, options as RequestInit), largestAnswer),
      // Only a provider on this machine may do without TLS; the configuration sees to that.
      execute: issuer.startsWith('http:') ? [allowInsecureRequests] : [],
    }).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }

  return {
    async begin() {
      const checks = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() }
      const url = buildAuthorizationUrl(await settings(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        code_challenge: await calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
        state: checks.state,
        nonce: checks.nonce,
      })
      return { url: url.href, checks }
    },

    async finish(cameTo, { verifier, state, nonce }) {
      const provider = await settings()
      const tokens = await authorizationCodeGrant(provider, cameTo, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      })
      const claims = tokens.claims()
      if (claims === undefined) throw new Error('The identity provider sent no ID token.')
      const { email, email_verified } =
        claims.email === undefined && provider.serverMetadata().userinfo_endpoint !== undefined
          ? await fetchUserInfo(provider, tokens.access_token, claims.sub)
          : claims
      return {
        issuer: claims.iss,
        subject: claims.sub,
        email: email_verified === true && typeof email === 'string' ? email : undefined,
      }
    },
  }
}
