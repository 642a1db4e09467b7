import { TYPES } from 'postgraphile/@dataplan/pg'
import 'postgraphile'

/** Teaches PostGraphile the types of PostgreSQL that it does not know. */
export const databaseTypesPlugin: GraphileConfig.Plugin = {
  name: 'PipelineDatabaseTypesPlugin',
  gather: {
    hooks: {
      pgCodecs_findPgCodec(_, event) {
        if (event.pgCodec === null && event.pgType.typname === 'xid8') event.pgCodec = TYPES.bigint
      },
    },
  },
}
