import { plainWords } from './plain_text.ts'
import { notUnderstood, type Reading, understood } from './reading.ts'

const longest = 50

/** The name of a source as the pipeline keeps it: "Facebook Ads" becomes facebook-ads. */
export function readSourceName(text: string): Reading<string> {
  const name = /^[a-z][a-z0-9_-]*$/.test(text) ? text : plainWords(text).replaceAll(' ', '-')
  return /^[a-z]/.test(name) && name.length <= longest
    ? understood(name)
    : notUnderstood(`a source is a name that starts with a letter and has at most ${longest} characters`)
}
