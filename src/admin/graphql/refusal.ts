import type { CombinedError } from '@urql/core'
import { withStageTitles } from '../stages/stage_titles.ts'

/** Whether it was done nobody can say: the answer may have been lost. */
export const unreachable = 'The server cannot be reached.'

/** Of an act whose answer may have been lost: it goes with a key, so that it is done once. */
export const sameOnceMore = 'Whether it was done nobody can say; the same once more is done once.'

/** The code of what was refused. */
export const codeOf = (error: CombinedError | undefined) => error?.graphQLErrors[0]?.extensions.code

/** What the server says why not, for people: its words, and of its hint what is not for programs only. */
export function refusalInWords({ graphQLErrors, networkError }: CombinedError): string {
  const [error] = graphQLErrors
  if (error === undefined) {
    return networkError ? unreachable : 'It could not be done.'
  }
  const { hint } = error.extensions
  const advice = typeof hint === 'string' ? adviceOf(hint) : ''
  return withStageTitles(`${sentence(error.message)} ${advice}`.trimEnd())
}

/** Names of the API, of SQL and of the command line. */
const isCode = /[a-z]\(|[a-z]_[a-z]|[a-z][A-Z]|\b(select|orchestrator)\b/

/** Whoever looks at a page can call nothing: they go without, up to the colon before it if there is one. */
function adviceOf(hint: string): string {
  const parts = hint
    .split(/(?<=[.;])\s+/)
    .map((part) => (isCode.test(part) ? (part.split(':')[0] ?? '') : part))
  const told = parts.filter((part) => part !== '' && !isCode.test(part)).join(' ')
  return told === '' ? '' : sentence(told.replace(/[;,]$/, ''))
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1) + (/[.!?]$/.test(words) ? '' : '.')
}
