import { BREAK, type DocumentNode, visit } from 'postgraphile/graphql'

/** Whether a document asks for one of these fields, anywhere. */
export function asksFor(document: DocumentNode, fields: ReadonlySet<string>): boolean {
  let asks = false
  visit(document, {
    Field({ name }) {
      if (!fields.has(name.value)) return undefined
      asks = true
      return BREAK
    },
  })
  return asks
}
