import { z } from 'zod'
import { legible } from '../../free_text.ts'
import { readSourceName } from '../../intake/readers/source_name.ts'
import { RequestRefused } from '../http/errors.ts'

const oneLine = (longest: number) =>
  z
    .string()
    .overwrite((text) => legible(text, 'one_line'))
    .trim()
    .min(1)
    .max(longest)

const askedSchema = z.strictObject({
  file: oneLine(200),
  source: z.string().refine((name) => isSourceName(name), 'a source is lower-case letters, digits, - and _'),
  onDuplicate: z.enum(['skip', 'update']).default('skip'),
  rehearsal: z.stringbool().default(false),
  consent: oneLine(2_000).optional(),
  consentDate: oneLine(20).optional(),
})

/** What somebody says about a file that they bring. */
export type AskedImport = z.infer<typeof askedSchema>

/** @throws RequestRefused BAD_VALUE */
export function askedImport(query: unknown): AskedImport {
  const read = askedSchema.safeParse(query)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw badValue(issue?.path.join('.') ?? '', issue?.message ?? 'it is not understood')
}

export const badValue = (field: string, problem: string) =>
  new RequestRefused(400, 'BAD_VALUE', `${field}: ${problem}`)

function isSourceName(name: string): boolean {
  const read = readSourceName(name)
  return read.ok && read.value === name
}
