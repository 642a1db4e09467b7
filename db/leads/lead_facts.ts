import { factList } from '../zapatos/facts.ts'

export { factList }

export type Fact = (typeof factList)[number]
export type FactField = Fact['field']

/** What a fact of each kind is to the program. */
interface Values {
  text: string
  /** Pounds in decimal digits. */
  money: string
  count: number
  flag: boolean
  choice: string
}

export type FactKind = keyof Values

export type FactValues = {
  [One in Fact as One['field']]: One extends { kind: 'choice' } ? One['choices'][number] : Values[One['kind']]
}

/** What a lead says of itself when it comes in; null where it says nothing. */
export type LeadFacts = { [Field in FactField]: FactValues[Field] | null } & {
  /** E.164. */
  vendorPhone: string
  source: string
  externalRef: string | null
}

/** Facts of a lead as a person gives them; absent: not given. */
export type GivenFacts = Partial<FactValues> & { vendorPhone?: string }

/** What a lead says of itself, fact by fact. */
export function factsFrom(said: (fact: Fact) => unknown): Pick<LeadFacts, FactField> {
  return Object.fromEntries(factList.map((fact) => [fact.field, said(fact)])) as Pick<LeadFacts, FactField>
}

/** The words that a fact may be. */
export function choicesOf<Field extends FactField>(field: Field): readonly FactValues[Field][] {
  return factList
    .filter((fact) => fact.field === field)
    .flatMap(({ choices }): readonly string[] => choices) as FactValues[Field][]
}
