/** What a part of a pattern may be: all that it may read, when these are few; and words of which each reading has one. */
interface Part {
  exact?: string[]
  words?: string[]
}

const few = 32
const nothing: Part = { exact: [''] }
const anything: Part = {}
/** Where a word begins, and where one ends: what stands there reads nothing. */
const [begins, ends] = ['⟨', '⟩']

/** Words of which whatever a regular expression of PostgreSQL fits has at least one, as long and as few as can be told. */
export function wordsOf(pattern: string): string[] {
  const reader = new Reader(pattern)
  const words = best(reader.alternatives())
  if (words === undefined || !reader.isAtEnd())
    throw new Error(`Nothing is in all that this fits: ${pattern}`)
  return words
}

class Reader {
  readonly #pattern: string
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  isAtEnd = () => this.#at === this.#pattern.length

  /** @param from where a word begins, for one that has to begin with each of them */
  alternatives(from = ''): Part {
    const parts = [this.#sequence(from)]
    while (this.#skips('|')) parts.push(this.#sequence(from))
    const exact = parts.flatMap((part) => part.exact ?? [])
    if (parts.every((part) => part.exact !== undefined) && new Set(exact).size <= few)
      return { exact: [...new Set(exact)] }
    const words = parts.map(best)
    return words.includes(undefined) ? anything : { words: shortest(words.flatMap((some) => some ?? [])) }
  }

  #sequence(from = ''): Part {
    let run: string[] = [from]
    let isWhole = true
    const candidates: Part[] = []
    while (!this.isAtEnd() && !/[|)]/.test(this.#next())) {
      const at = this.#at
      let part = this.#quantified()
      const longer =
        part.exact && run.flatMap((before) => (part.exact ?? []).flatMap((after) => joined(before, after)))
      if (longer !== undefined && longer.length <= few) {
        run = [...new Set(longer)]
        continue
      }
      if (run.join() === begins) {
        this.#at = at
        part = this.#quantified(begins)
      }
      candidates.push({ exact: run }, part)
      run = part.exact ?? ['']
      isWhole = false
    }
    if (isWhole) return { exact: run }
    const words = [...candidates, { exact: run }].map(best).filter((some) => some !== undefined)
    return words.length === 0 ? anything : { words: words.reduce(better) }
  }

  #quantified(from = ''): Part {
    const part = this.#one(from)
    const [quantifier] = /^(?:[?*+]|\{\d+(?:,\d*)?\})/.exec(this.#pattern.slice(this.#at)) ?? []
    if (quantifier === undefined) return part
    this.#at += quantifier.length
    const isOptional = /^(?:[?*]|\{0)/.test(quantifier)
    if (quantifier === '?' && part.exact !== undefined) return { exact: [...new Set(['', ...part.exact])] }
    if (isOptional) return anything
    const words = best(part)
    return words === undefined ? anything : { words }
  }

  #one(from: string): Part {
    if (this.#skips('(?')) {
      const isLook = !this.#skips(':')
      if (isLook) this.#at += /^<?[=!]/.exec(this.#pattern.slice(this.#at))?.[0].length ?? Number.NaN
      const part = this.alternatives()
      this.#demand(')')
      return isLook ? nothing : part
    }
    if (this.#skips('(')) {
      const part = this.alternatives(from)
      this.#demand(')')
      return part
    }
    if (this.#skips('[')) return this.#bracket()
    const sign = this.#next()
    // Taken for a letter, a quantifier that is not known here would let texts go unheard.
    if ('?*+{'.includes(sign)) throw new Error(`What is ${sign} at ${this.#pattern.slice(this.#at)}?`)
    this.#at += 1
    if (sign === '^' || sign === '$') return nothing
    if (sign === '.') return anything
    if (sign !== '\\') return { exact: [sign] }
    const escaped = this.#next()
    this.#at += 1
    if (escaped === 'm') return { exact: [begins] }
    if (escaped === 'M') return { exact: [ends] }
    if (/[wWdDsS]/.test(escaped)) return anything
    if (/[a-z0-9]/i.test(escaped)) throw new Error(`What is \\${escaped}?`)
    return { exact: [escaped] }
  }

  #bracket(): Part {
    const end = this.#pattern.indexOf(']', this.#at + 1)
    const signs = this.#pattern.slice(this.#at, end)
    this.#at = end + 1
    if (signs.startsWith('^') || signs.includes('[') || signs.includes('\\')) return anything
    const each = signs.replace(/(.)-(.)/g, (_, from: string, to: string) =>
      Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, nth) =>
        String.fromCharCode(from.charCodeAt(0) + nth),
      ).join(''),
    )
    return each.length > 10 ? anything : { exact: [...each] }
  }

  #next = () => this.#pattern.charAt(this.#at)

  #skips(text: string): boolean {
    const isThere = this.#pattern.startsWith(text, this.#at)
    if (isThere) this.#at += text.length
    return isThere
  }

  #demand(text: string): void {
    if (!this.#skips(text))
      throw new Error(`${text} is missing at ${this.#pattern.slice(this.#at, this.#at + 40)}`)
  }
}

/** None where a word would have to go on where it ends. */
function joined(before: string, after: string): string[] {
  const isBlank = (sign: string | undefined) => sign === ' ' || sign === '|' || sign === '£'
  if (before === '' || after === '') return [before + after]
  if (before.endsWith(ends)) {
    if (after === ends) return [before]
    return isBlank(after[0]) ? [before.slice(0, -1) + after] : []
  }
  if (before.endsWith(begins)) {
    if (after.startsWith(begins)) return [before.slice(0, -1) + after]
    return isBlank(after[0]) ? [] : [before + after]
  }
  if (after.startsWith(begins)) return isBlank(before.at(-1)) ? joined(before, after.slice(1)) : []
  return [before + after]
}

function best({ exact, words }: Part): string[] | undefined {
  if (exact === undefined) return words
  const asRead = exact.map((word) => word.replace(/[⟨⟩£|]/g, ' '))
  return asRead.some((word) => word.trim() === '') ? undefined : shortest(asRead)
}

/** Words that nearly every text has tell nothing. */
const common = new Set(
  'a am an and are be but can cant dont for get had has have he her here him his i if im in is it its just me my no not now of on or our out see she so sure that the them there they this to told up us was we were what who why will with wont you your'.split(
    ' ',
  ),
)

const enough = 5
/** How much the least telling of them tells. */
const telling = (words: string[]) =>
  Math.min(
    ...words.map((word) => {
      const rest = word.split(' ').filter((part) => !common.has(part))
      return Math.min(enough, rest.join('').length)
    }),
  )

const better = (one: string[], other: string[]) => {
  const more = telling(other) - telling(one)
  return more > 0 || (more === 0 && other.length < one.length) ? other : one
}

/** What has another of them in it adds nothing. */
const shortest = (words: string[]) => {
  const all = [...new Set(words)]
  return all.filter((word) => !all.some((other) => other !== word && word.includes(other)))
}
