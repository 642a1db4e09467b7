import type { Asked, Behaviour, ToolCall } from './fake_model.ts'

/** The vendor's words that are to be read, one text a line. */
export const wordsIn = ({ data }: Asked): string =>
  data.texts
    .filter(({ from, answered }) => from === 'vendor' && !answered)
    .map(({ words }) => words)
    .join('\n')

export const read = (
  intent: string,
  quotation: string,
  more: { amount?: number; conditions?: string[] } = {},
): ToolCall => ({
  tool: 'read_reply',
  input: { intent, quotation, amount: more.amount ?? null, conditions: more.conditions ?? [] },
})

export const extract = (...facts: { fact: string; value: unknown; quotation: string }[]): ToolCall => ({
  tool: 'extract_property_details',
  input: { facts },
})

export const write = (sentences: string[], draft: string | null = null): ToolCall => ({
  tool: 'write_reply',
  input: { sentences, draft },
})

export const askHuman = (because: string): ToolCall => ({ tool: 'ask_human', input: { because } })

export const says = (...calls: ToolCall[]): Behaviour => ({ calls })
