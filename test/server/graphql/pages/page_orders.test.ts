import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
} from 'graphql'
import { expect } from 'vitest'
import { projectFile } from '../../../../src/project_file.ts'
import { aLead, aLeadAt } from '../../../support/leads.ts'
import { isProof } from '../../../support/run/proof.ts'
import { apiStory } from '../../support/api.ts'

const schema = buildSchema(readFileSync(projectFile('db/schema.graphql'), 'utf8'))

interface List {
  name: string
  order: string
}

/** Every list of pages of the API in every order that it offers. */
const lists: List[] = Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((field) => {
  const orders = field.args.find(({ name }) => name === 'orderBy')?.type
  if (orders === undefined || !getNamedType(field.type).name.endsWith('Connection')) return []
  return (getNamedType(orders) as GraphQLEnumType)
    .getValues()
    .map(({ name: order }) => ({ name: field.name, order }))
})

const names = [...new Set(lists.map(({ name }) => name))]

/** Every sixth of a list's, other ones of the next; all of them in the proof. */
function ordersOf(list: string): string[] {
  const all = lists.filter(({ name }) => name === list).map(({ order }) => order)
  if (isProof) return all
  const first = names.indexOf(list) % Math.min(6, all.length)
  return all.filter((_, place) => place % 6 === first)
}

/** What tells rows of a list apart: all that is no object and takes no argument. */
function fieldsOf(list: string): string {
  const connection = schema.getQueryType()?.getFields()[list]?.type as unknown
  const nodes = (getNamedType(connection as never) as unknown as GraphQLObjectType).getFields().nodes
  const row = getNamedType((nodes as GraphQLField<unknown, unknown>).type) as GraphQLObjectType
  return Object.values(row.getFields())
    .filter(({ type, args }) => !isObjectType(getNamedType(type)) && args.length === 0)
    .map(({ name }) => name)
    .slice(-24)
    .join(' ')
}

const mostPages = 100

interface Page {
  nodes: unknown[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string }
}

apiStory(
  'whatever a list is ordered by, its pages have every row once, forwards and backwards, and end',
  async ({ database: { db }, ask }) => {
    await aLeadAt(db, 'OFFER_ACCEPTED')
    await aLeadAt(db, 'VIDEO_SENT', { vendor_name: null })
    for (const columns of [{}, {}, { asking_price: 1_000_000 }, { bedrooms: 2 }, { vendor_name: null }]) {
      await aLead(db, columns)
    }
    await db.query(`update pipeline.vendor_leads set condition = 'poor' where bedrooms = 2`)

    /** Turns a page of each of these orders at once, until all have ended. */
    async function walk(
      { name, page }: { name: string; page: number },
      orders: string[],
      isForward: boolean,
    ): Promise<Map<string, string[]>> {
      const rows = new Map(orders.map((order) => [order, [] as string[]]))
      const cursors = new Map<string, string | null>(orders.map((order) => [order, null]))
      for (let pages = 0; cursors.size > 0 && pages < mostPages; pages += 1) {
        const parts = [...cursors].map(([order, cursor]) => {
          const from = cursor === null ? '' : `, ${isForward ? 'after' : 'before'}: "${cursor}"`
          const size = `${isForward ? 'first' : 'last'}: ${page}`
          return `${order}: ${name}(${size}${from}, orderBy: [${order}]) { ...page }`
        })
        const type = String(getNamedType(schema.getQueryType()?.getFields()[name]?.type as never))
        const { data, errors } = await ask(
          'admin',
          `{ ${parts.join('\n')} } fragment page on ${type} {
            nodes { ${fieldsOf(name)} } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount
          }`,
        )
        expect(errors, `${name} ${orders}`).toEqual([])
        for (const [order, { nodes, pageInfo }] of Object.entries<Page>(data)) {
          const found = nodes.map((node) => JSON.stringify(node))
          const before = rows.get(order) ?? []
          rows.set(order, isForward ? [...before, ...found] : [...found, ...before])
          const goesOn = isForward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage
          if (goesOn) cursors.set(order, isForward ? pageInfo.endCursor : pageInfo.startCursor)
          else cursors.delete(order)
        }
      }
      expect([...cursors.keys()], `${name} never ends`).toEqual([])
      return rows
    }

    expect(names.length).toBeGreaterThan(20)
    for (const name of names) {
      const orders = ordersOf(name)
      const { data } = await ask('admin', `{ ${name} { totalCount } }`)
      const { totalCount } = data[name]
      // As many pages as show what happens between them, and not one request more.
      const list = { name, page: Math.max(2, Math.ceil(totalCount / 4)) }
      for (let at = 0; at < orders.length; at += 12) {
        const some = orders.slice(at, at + 12)
        const [forwards, backwards] = [await walk(list, some, true), await walk(list, some, false)]
        for (const order of some) {
          const found = forwards.get(order) ?? []
          expect([found.length, new Set(found).size], `${name} ${order}`).toEqual([totalCount, totalCount])
          if (order !== 'NATURAL')
            expect(backwards.get(order), `${name} ${order}`).toEqual(forwards.get(order))
        }
      }
    }
  },
)
