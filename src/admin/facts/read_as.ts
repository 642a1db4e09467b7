import type { ReplyIntent } from '../graphql/asked/api_types.ts'

const readAs: Partial<Record<ReplyIntent, string>> = {
  acceptance: 'agrees',
  rejection: 'says no',
  counter: 'wants other terms',
  question: 'asks',
  opt_out: 'may want no texts',
  wrong_number: 'is somebody else',
  unclear: 'decides nothing',
  answer: 'answers',
  matter: 'needs a person',
}

/** Whose a vendor's text is, with what it was read as: "vendor, asks". */
export const vendorWho = (intent: ReplyIntent | null): string =>
  ['vendor', ...(intent === null ? [] : [readAs[intent] ?? intent])].join(', ')
