import type { CombinedError } from '@urql/core'

/** What the server says why not, for people: its words, and its hint where it has one. */
export function refusalInWords({ graphQLErrors, networkError }: CombinedError): string {
  const [error] = graphQLErrors
  if (error === undefined) {
    return networkError ? 'The server cannot be reached.' : 'It could not be done.'
  }
  const { hint } = error.extensions
  return typeof hint === 'string' ? `${sentence(error.message)} ${hint}` : sentence(error.message)
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.')
}
