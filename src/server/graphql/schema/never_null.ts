import 'postgraphile'
import {
  GraphQLList,
  GraphQLNonNull,
  type GraphQLOutputType,
  getNullableType,
  isListType,
  isNonNullType,
} from 'postgraphile/graphql'
import { memberDescriptions } from './member_descriptions.ts'

declare global {
  namespace DataplanPg {
    interface PgResourceExtensions {
      /** Whether whoever is signed in may ask for it. */
      isForAll?: boolean
    }
  }
}

/** How a comment says that something may be null. */
const mayBeNull = /\bnull (when|where|while|until|before|for|in|once|unless|if|as long as)\b/i

/**
 * What can never be null is never null in the API. Tables say so themselves. A column of a view or a type and what a
 * function returns may be null only when its comment says when.
 *
 * What fails and must not be null takes with it what it is part of. So what a client may be refused stays nullable where
 * it stands for itself: a row by its key, an answer about something that the client names, a mutation, and what is not
 * for everybody. One refusal then leaves the rest of a page as it is.
 */
export const neverNullPlugin: GraphileConfig.Plugin = {
  name: 'PipelineNeverNullPlugin',
  gather: {
    hooks: {
      pgCodecs_attribute(_, { pgClass, attribute }) {
        const isOfTable = pgClass.relkind === 'r' || pgClass.relkind === 'p'
        if (!isOfTable && isSaidNeverNull(attribute.description)) markNeverNull(attribute)
      },
      pgTables_PgResourceOptions(_, { pgClass, resourceOptions }) {
        const isForAll = pgClass.getACL().some(({ role, select }) => isViewer(role) && select)
        resourceOptions.extensions = { ...resourceOptions.extensions, isForAll }
      },
      pgProcedures_PgResourceOptions(_, { pgProc, resourceOptions }) {
        const isForAll = pgProc.getACL().some(({ role, execute }) => isViewer(role) && execute)
        resourceOptions.extensions = { ...resourceOptions.extensions, isForAll }
        const { isMutation, isUnique, parameters = [] } = resourceOptions
        const isOfRow = parameters[0]?.codec.attributes !== undefined
        const mayBeRefused = !isMutation && !isOfRow && (!isForAll || (isUnique && parameters.length > 0))
        if (!mayBeRefused && isSaidNeverNull(resourceOptions.description)) markNeverNull(resourceOptions)
      },
    },
  },
  schema: {
    hooks: {
      GraphQLObjectType_fields_field(field, _, { scope, Self }) {
        const {
          isPgFieldConnection,
          isPgSingleRelationField,
          pgFieldResource,
          pgRelationDetails,
          fieldName,
        } = scope
        const isRoot = Self.name === 'Query'
        if (isPgFieldConnection && isRoot && pgFieldResource?.extensions?.isForAll) return neverNull(field)
        if (isPgSingleRelationField && pgRelationDetails !== undefined) {
          const { registry, codec, relationName } = pgRelationDetails
          const relation = registry.pgRelations[codec.name]?.[relationName]
          const isAlwaysThere =
            relation !== undefined &&
            !relation.isReferencee &&
            relation.localAttributes.every((name) => codec.attributes[name]?.notNull)
          return isAlwaysThere ? neverNull(field) : field
        }
        if (scope.isCursorField) return neverNull(field)
        const described = memberDescriptions[`${Self.name}.${fieldName}`]
        if (Self.name.endsWith('Record') && described !== undefined && isSaidNeverNull(described))
          return neverNull(field)
        return scope.pgFieldAttribute === undefined
          ? field
          : { ...field, type: withoutEmptyPlaces(field.type) }
      },
    },
  },
}

function isViewer(role: string): boolean {
  return role === 'pipeline_viewer' || role === 'public'
}

function isSaidNeverNull(comment: string | undefined): boolean {
  return comment !== undefined && !mayBeNull.test(comment)
}

function markNeverNull(one: { extensions?: { tags?: object } | undefined }): void {
  const tags = { ...one.extensions?.tags, notNull: true }
  one.extensions = { ...one.extensions, tags }
}

function neverNull<Field extends { type: GraphQLOutputType }>(field: Field): Field {
  return { ...field, type: new GraphQLNonNull(getNullableType(field.type)) }
}

/** No array of the database has empty places. */
function withoutEmptyPlaces(type: GraphQLOutputType): GraphQLOutputType {
  if (isNonNullType(type))
    return new GraphQLNonNull(withoutEmptyPlaces(type.ofType) as GraphQLList<GraphQLOutputType>)
  return isListType(type) ? new GraphQLList(new GraphQLNonNull(getNullableType(type.ofType))) : type
}
