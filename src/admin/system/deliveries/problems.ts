/** What could not be read of what came, a line for each: `vendor_phone "12": too short`. */
export function problemsOf(problems: unknown): string[] {
  return (Array.isArray(problems) ? problems : []).filter(isProblem).map(({ column, value, problem }) => {
    const place = column === '' ? '' : `${column.replaceAll('_', ' ')}${value === '' ? '' : ` "${value}"`}: `
    return place + problem
  })
}

type Problem = Record<'column' | 'value' | 'problem', string>

function isProblem(one: unknown): one is Problem {
  if (typeof one !== 'object' || one === null) return false
  const { severity, column, value, problem } = one as Record<string, unknown>
  return severity !== 'read' && [column, value, problem].every((part) => typeof part === 'string')
}
