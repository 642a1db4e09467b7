import type { Db } from '../../db/connection/pool.ts'
import { type Fact, type FactField, type FactKind, factList } from '../../db/leads/lead_facts.ts'
import { only } from './leads.ts'

export type Said = Partial<Record<FactField, string | number | boolean>>

/** Two values of a fact that nobody takes for each other; a fact of the list needs its own only when its domain is narrow. */
const ofKind: Record<FactKind, (choices: readonly string[]) => Said[FactField][]> = {
  text: () => ['As the vendor says', 'As the vendor says now'],
  money: () => [185_000, 172_500],
  count: () => [3, 4],
  flag: () => [true, false],
  choice: (choices) => choices.slice(0, 2),
}

const own: Partial<Record<FactField, [string, string]>> = {
  vendorName: ['Ada Pole', 'Bea Pole'],
  vendorEmail: ['ada@example.com', 'bea@example.com'],
  propertyAddress: ['14 Oak Road, Bristol', '15 Oak Road, Bristol'],
  propertyPostcode: ['BS6 5QA', 'BS6 5QB'],
}

/** Every fact, as it is said first or the second time. */
export function everyFact(time: 1 | 2, isMeant: (fact: Fact) => boolean = () => true): Said {
  const said = ({ field, kind, choices }: Fact) => (own[field] ?? ofKind[kind](choices))[time - 1]
  return Object.fromEntries(factList.filter(isMeant).map((fact) => [fact.field, said(fact)])) as Said
}

/** Facts from whatever names them in either way; those that are not known are left out. */
export function factsIn(row: Readonly<Record<string, unknown>> | undefined): Said {
  const known = factList.flatMap(({ column, field, kind }) => {
    const value = row?.[field] ?? row?.[column]
    if (value === undefined || value === null) return []
    return [[field, kind === 'money' ? Number(value) : value] as const]
  })
  return Object.fromEntries(known) as Said
}

/** The same under the names of their columns. */
export function byColumn(said: Said): Record<string, unknown> {
  return Object.fromEntries(
    factList.flatMap(({ column, field }) => (field in said ? [[column, said[field]]] : [])),
  )
}

/** As people write them, under their labels. */
export function inWords(said: Said): [label: string, words: string][] {
  return factList.flatMap(({ field, label }) => {
    const value = said[field]
    if (value === undefined) return []
    return [[label, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)]]
  })
}

/** Calls a function with its arguments by name. */
export async function call(db: Db, name: string, args: Record<string, unknown>): Promise<string> {
  const list = Object.keys(args).map((argument, index) => `${argument} => $${index + 1}`)
  const { rows } = await db.query<{ id: string }>(
    `select (answer.lead).id from ${name}(${list.join(', ')}) as answer`,
    Object.values(args),
  )
  return only(rows).id
}
