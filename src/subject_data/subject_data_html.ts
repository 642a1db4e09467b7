import { escapedHtml } from '../html.ts'

/** What is held about somebody as one page that they can read: headings, lists and tables, whatever stands in it. */
export function subjectDataHtml(data: Readonly<Record<string, unknown>>): string {
  const title = `What ${String(data.heldBy)} holds about you`
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<title>${escapedHtml(title)}</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}</style>
<h1>${escapedHtml(title)}</h1>
${inOrder(data)
  .map(([name, value]) => section(name, value, 2))
  .join('\n')}
</html>
`
}

function section(name: string, value: unknown, level: number): string {
  if (!isGroup(value)) return `<p>${escapedHtml(inWords(name))}: ${shown(value)}</p>`
  const heading = `<h${Math.min(level, 6)}>${escapedHtml(inWords(name))}</h${Math.min(level, 6)}>`
  return `${heading}\n${Array.isArray(value) ? list(value, level) : group(value, level)}`
}

/** What people look for first; PostgreSQL keeps no order. */
const order: readonly string[] = [
  ...['heldBy', 'asOf', 'askedAt', 'records', 'whoYouAre', 'property', 'whatWeMadeOfIt', 'offers', 'deal'],
  ...['stages', 'texts', 'calls', 'notesAboutYou', 'redFlags', 'consents', 'whatYouAskedByRight'],
  'howLongItIsKept',
]

const inOrder = (value: object): [name: string, value: unknown][] =>
  Object.entries(value).sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))

const group = (value: object, level: number): string =>
  inOrder(value)
    .map(([name, inner]) => section(name, inner, level + 1))
    .join('\n')

function list(rows: readonly unknown[], level: number): string {
  if (!rows.every(isFlat))
    return rows
      .map((row, nth) => (isGroup(row) ? section(`${nth + 1}`, row, level + 1) : `<p>${shown(row)}</p>`))
      .join('\n')
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const head = columns.map((column) => `<th>${escapedHtml(inWords(column))}</th>`).join('')
  const body = rows.map(
    (row) => `<tr>${columns.map((column) => `<td>${shown(row[column])}</td>`).join('')}</tr>`,
  )
  return `<table><tr>${head}</tr>\n${body.join('\n')}</table>`
}

const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null

const isFlat = (value: unknown): value is Record<string, unknown> =>
  isGroup(value) && !Array.isArray(value) && !Object.values(value).some(isGroup)

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/

function shown(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = String(value)
  return escapedHtml(moment.test(text) ? text.slice(0, 16).replace('T', ' ') : text)
}

/** "whatWeMadeOfIt" and "asking_price" as people write them. */
function inWords(name: string): string {
  const words = name.replaceAll('_', ' ').replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()
}
