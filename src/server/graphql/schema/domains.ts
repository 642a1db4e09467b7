import 'postgraphile'

/** A domain is shown as what it is made of: clients need no scalar for each rule that a value keeps. */
export const domainsPlugin: GraphileConfig.Plugin = {
  name: 'PipelineDomainsPlugin',
  before: ['PgCodecsPlugin'],
  gather: {
    hooks: {
      async pgCodecs_findPgCodec({ helpers }, event) {
        const { serviceName, pgType } = event
        if (pgType.typtype !== 'd' || pgType.typbasetype === null) return
        event.pgCodec = await helpers.pgCodecs.getCodecFromType(
          serviceName,
          pgType.typbasetype,
          pgType.typtypmod,
        )
      },
    },
  },
}
