import 'postgraphile'

interface Order {
  setOrderIsUnique(): void
}

/**
 * Pages of every order have every row once. No list is ordered by a column that may be empty: at a cursor the library
 * looks for empty values on the wrong side. And only the primary key tells rows apart: it takes a column for unique
 * that begins a unique key of several.
 */
export const uniqueOrdersPlugin: GraphileConfig.Plugin = {
  name: 'PipelineUniqueOrdersPlugin',
  after: ['PgOrderAllAttributesPlugin', 'PgOrderByPrimaryKeyPlugin'],
  schema: {
    entityBehavior: {
      pgCodecAttribute: {
        override: {
          provides: ['noOrderByEmpty'],
          callback: (behavior, [codec, attribute]) =>
            codec.attributes[attribute]?.notNull ? behavior : [behavior, '-attribute:orderBy'],
        },
      },
    },
    hooks: {
      GraphQLEnumType_values(values, _, { scope: { isPgRowSortEnum } }) {
        if (!isPgRowSortEnum) return values
        for (const [name, { extensions }] of Object.entries(values)) {
          const grafast = extensions?.grafast as { apply?: (order: Order) => void } | undefined
          const apply = grafast?.apply
          if (grafast === undefined || apply === undefined || name.startsWith('PRIMARY_KEY')) continue
          grafast.apply = (order) =>
            apply(Object.create(order, { setOrderIsUnique: { value: () => {} } }) as Order)
        }
        return values
      },
    },
  },
}
