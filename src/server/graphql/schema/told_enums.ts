import { extendSchema, gql } from 'postgraphile/utils'
import { unknownValue } from './enums.ts'
import { vocabularies } from './vocabularies/vocabularies.ts'

/** The enums that no column holds: they stand in what a function tells. */
export const toldEnumsPlugin = extendSchema({
  typeDefs: Object.entries(vocabularies).flatMap(([name, vocabulary]) => {
    if (vocabulary.columns.length > 0 || !('values' in vocabulary)) return []
    const values = { ...vocabulary.values, [unknownValue]: 'Anything newer than this server.' }
    const lines = Object.entries(values).map(([value, meaning]) => `${JSON.stringify(meaning)}\n${value}`)
    return [gql`${JSON.stringify(vocabulary.description)} enum ${name} { ${lines.join('\n')} }`]
  }),
})
