import type { CombinedError } from '@urql/core'

/** Whether it was done nobody can say: the answer may have been lost. */
export const unreachable = 'The server cannot be reached.'

/** The code of what was refused. */
export const codeOf = (error: CombinedError | undefined) => error?.graphQLErrors[0]?.extensions.code

/** What the server says why not, for people: its words, and its hint where it has one. */
export function refusalInWords({ graphQLErrors, networkError }: CombinedError): string {
  const [error] = graphQLErrors
  if (error === undefined) {
    return networkError ? unreachable : 'It could not be done.'
  }
  const { hint } = error.extensions
  return typeof hint === 'string' ? `${sentence(error.message)} ${hint}` : sentence(error.message)
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.')
}
