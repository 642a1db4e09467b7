import type { z } from 'zod'

/** One parameter of an agent in `agents.config`: what it may be, what it is when nobody says, and what it means. */
export const parameter = <Schema extends z.ZodType>(
  schema: Schema,
  usual: z.util.NoUndefined<z.output<Schema>>,
  meaning: string,
) => schema.default(usual).describe(meaning)
