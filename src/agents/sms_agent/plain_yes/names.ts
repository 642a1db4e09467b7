import { isGivenName, isNameWithCapital } from './given_names.ts'

/** Words that begin with a capital and name nobody: with one of them in a name's place it is none. */
const noNames = new Set(
  'i im ill ive id we were well weve wed yes yeah yep yup ye aye ok okay no not never nope nah but if unless until when once after before only maybe perhaps possibly probably soon later tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december christmas easter january cash subject pending contract survey offer price sold deal done agreed accepted stop joking kidding wrong more less higher lower or and the a an my our your his her their it its that thats this those what who why how where which because so then than as at by for from in of on to with without will would could should can cant wont dont didnt isnt is are was am be been do did does have has had lol please thanks thank cheers hi hello dear regards kind best sincerely faithfully truly yours god lord good great happy sorry love go ahead sure right wait hold hang please all both us me you he she they them'.split(
    ' ',
  ),
)
const title = /^(?:mr|mrs|ms|miss|dr|rev|prof)$/i
const initial = /^\p{Lu}$/u
const capital = /^\p{Lu}[\p{L}'-]*$/u
const bare = (word: string) => word.replace(/[^\p{L}]/gu, '')

/** "YES GO AHEAD" and "Yes Go Ahead" tell nothing by their capitals. */
const capitalsTell = (words: readonly string[]) =>
  words.filter((word) => /^\p{Ll}/u.test(word)).length * 4 >= words.filter((word) => word !== '').length

/** The names of people, firms and towns in a text, each word of them as "xname": by a title, a given name, or a capital where none is due. */
export function withNamesMarked(plain: string): string {
  const parts = plain.split(/([^\p{L}'-]+)/u)
  const spoken = parts.filter((_, at) => at % 2 === 0)
  const canTell = capitalsTell(spoken)
  const signedAt = parts.findIndex((part) => /^(?:regards|faithfully|sincerely|truly|wishes)$/i.test(part))
  const marked = parts.map(
    (_, at) =>
      at % 2 === 0 &&
      ((signedAt >= 0 && at > signedAt && isCapital(parts[at])) || isNamed(parts, at, canTell)),
  )
  return parts.map((part, at) => (marked[at] ? 'xname' : part)).join('')
}

function isNamed(parts: readonly string[], at: number, canTell: boolean): boolean {
  const word = parts[at] ?? ''
  if (word === '' || noNames.has(bare(word).toLowerCase())) return false
  if (title.test(word)) return isCapital(parts[at + 2]) || initial.test(parts[at + 2] ?? '')
  if (isGivenName(bare(word)) || isNameWithCapital(word)) return true
  if (initial.test(word)) return isCapital(parts[at + 2]) || isCapital(parts[at - 2])
  if (initial.test(parts[at - 2] ?? '') && isCapital(word)) return true
  if (!canTell || !capital.test(word) || (/\p{Lu}{2}/u.test(word.slice(0, 2)) && !/^(?:LLP|LTD)$/.test(word)))
    return false
  return !startsSentence(parts, at) || standsWithNames(parts, at)
}

const isCapital = (word: string | undefined) =>
  word !== undefined && /^\p{Lu}\p{Ll}/u.test(word) && !noNames.has(bare(word).toLowerCase())

const startsSentence = (parts: readonly string[], at: number) =>
  at === 0 ||
  (/[.!?:;\n-]/.test(parts[at - 1] ?? '') &&
    !initial.test(parts[at - 2] ?? '') &&
    !title.test(parts[at - 2] ?? ''))

/** "Derek Holroyd", "Harlow & Webb": the first of several. */
const standsWithNames = (parts: readonly string[], at: number) =>
  at > 0 && /^ (?:& )?$/.test(parts[at + 1] ?? '') && isCapital(parts[at + 2])
