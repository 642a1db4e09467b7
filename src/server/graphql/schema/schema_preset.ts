import './graphile_env.ts'
import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection'
import type pg from 'pg'
import { makePgService } from 'postgraphile/adaptors/pg'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'
import { explanationTypesPlugin, jsonTypesPlugin } from '../explanations/json_types.ts'
import { pageSizePlugin } from '../limits/page_size.ts'
import { eventSubscriptionPlugin } from '../subscriptions/event_subscription.ts'
import { noticeSubscriptionPlugin } from '../subscriptions/notice_subscription.ts'
import { stateSubscriptionsPlugin } from '../subscriptions/state_subscriptions.ts'
import { agentPreviewPlugin } from './agent_preview.ts'
import { databaseTypesPlugin } from './database_types.ts'
import { descriptionsPlugin } from './descriptions.ts'
import { domainsPlugin } from './domains.ts'
import { enumsPlugin } from './enums.ts'
import { functionArgumentsPlugin } from './function_arguments.ts'
import { inputTypesPlugin, jsonInputsPlugin } from './json_inputs.ts'
import { leadPreviewPlugin } from './lead_preview.ts'
import { leadSearchPlugin } from './lead_search.ts'
import { namingPlugin } from './naming.ts'
import { neverNullPlugin } from './never_null.ts'
import { ownerFiltersPlugin } from './owner_filters.ts'
import { pageArgumentsOfPostGraphile, plainListsPlugin } from './plain_lists.ts'
import { shownReportPlugin } from './shown_report.ts'
import { smartTagsPlugin } from './smart_tags.ts'
import { systemStatePlugin } from './system_state.ts'
import { toldEnumsPlugin } from './told_enums.ts'
import { uniqueOrdersPlugin } from './unique_orders.ts'

/** The API's schema: what the roles of people may read in `pipeline`, and its functions; no rows are written directly. */
export function schemaPreset(pool: pg.Pool): GraphileConfig.Preset {
  return {
    extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset, PostGraphileConnectionFilterPreset],
    plugins: [
      agentPreviewPlugin,
      databaseTypesPlugin,
      descriptionsPlugin,
      domainsPlugin,
      enumsPlugin(pool),
      eventSubscriptionPlugin,
      explanationTypesPlugin,
      functionArgumentsPlugin,
      inputTypesPlugin,
      jsonInputsPlugin,
      jsonTypesPlugin,
      leadPreviewPlugin,
      leadSearchPlugin,
      ownerFiltersPlugin,
      plainListsPlugin,
      namingPlugin,
      neverNullPlugin,
      noticeSubscriptionPlugin,
      pageSizePlugin,
      smartTagsPlugin,
      stateSubscriptionsPlugin,
      shownReportPlugin,
      systemStatePlugin,
      toldEnumsPlugin,
      uniqueOrdersPlugin,
    ],
    disablePlugins: [
      ...['PgConditionArgumentPlugin', 'PgConditionCustomFieldsPlugin', 'QueryQueryPlugin'],
      ...[
        'PgMutationPayloadEdgePlugin',
        pageArgumentsOfPostGraphile,
        'NodePlugin',
        'AddNodeInterfaceToSuitableTypesPlugin',
      ],
      ...['PgNodeIdAttributesPlugin', 'NodeIdCodecBase64JSONPlugin', 'NodeIdCodecPipeStringPlugin'],
    ] as (keyof GraphileConfig.Plugins)[],
    pgServices: [makePgService({ pool, schemas: ['pipeline'], pubsub: false })],
    schema: {
      pgForbidSetofFunctionsToReturnNull: true,
      defaultBehavior: '-resource:insert -resource:update -resource:delete',
      connectionFilterArrays: false,
      connectionFilterComputedColumns: false,
      connectionFilterSetofFunctions: false,
      connectionFilterAllowedOperators: [
        ...['isNull', 'equalTo', 'notEqualTo', 'in', 'notIn'],
        ...['lessThan', 'lessThanOrEqualTo', 'greaterThan', 'greaterThanOrEqualTo'],
        ...['startsWith', 'startsWithInsensitive', 'includesInsensitive'],
      ],
    },
  }
}
