import 'postgraphile'

/**
 * Names as people would choose them: a row's `id` stays `id`, and what a column without `_id` refers to is its
 * details (`stage`, `stageDetails`).
 */
export const namingPlugin: GraphileConfig.Plugin = {
  name: 'PipelineNamingPlugin',
  after: ['PgSimplifyInflectionPlugin'],
  inflection: {
    replace: {
      _attributeName(previous, _, details) {
        return previous?.({ ...details, skipRowId: true }) ?? details.attributeName
      },
      // A function whose rows come without pages has no connection that could be called the same.
      customQueryListField(_previous, _, details) {
        return this.customQueryField(details)
      },
      singleRelation(previous, _, details) {
        const { registry, codec, relationName } = details
        const columns = registry.pgRelations[codec.name]?.[relationName]?.localAttributes ?? []
        const [column] = columns
        return column === undefined || columns.length > 1 || /_id$/.test(column)
          ? (previous?.(details) ?? relationName)
          : this.camelCase(`${column}_details`)
      },
    },
  },
}
