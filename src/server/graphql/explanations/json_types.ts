import { access, type ExecutableStep, lambda } from 'postgraphile/grafast'
import { extendSchema } from 'postgraphile/utils'
import { makingSchema } from '../plugins/making_schema.ts'
import { eventMetadata, readEventMetadata } from './event_metadata.ts'
import {
  knownLists,
  readCounts,
  readFactPaths,
  readFormPaths,
  readMedia,
  readNamed,
  readProblems,
  readRates,
  readStageHours,
  readStageLeads,
  readValues,
} from './known_lists.ts'
import { leadExplanation } from './lead_explanation.ts'
import { namedValues } from './named_values.ts'
import { nextAction } from './next_action.ts'
import { pendingWork } from './pending_work.ts'
import { textExplanation } from './text_explanation.ts'
import { undoExplanation } from './undo_explanation.ts'
import { readFoundValueBasis, readValueBasis, valueBasis } from './value_basis.ts'

interface Shape {
  type: string
  isList?: true
  read?: (json: unknown) => unknown
}

interface Row extends ExecutableStep {
  get(column: string): ExecutableStep
}

/** What the database tells as JSON of a known shape, and its type in the API. */
const shapes = new Map<string, Shape>([
  ['Query.explainLead', { type: 'LeadExplanation' }],
  ['Query.explainMessage', { type: 'TextExplanation' }],
  ['Query.explainUndo', { type: 'UndoExplanation' }],
  ['UndoManualChangePayload.result', { type: 'UndoExplanation' }],
  ['UndoTransactionPayload.result', { type: 'BulkUndoExplanation' }],
  ['NextAction.detail', { type: 'NextActionDetail' }],
  ['PipelineEvent.metadata', { type: 'EventMetadata', read: readEventMetadata }],
  ['MergeLeadsPayload.result', { type: 'MergeOutcome' }],
  ['LeadMessage.media', { type: 'TextMedia', isList: true, read: readMedia }],
  ['WebhookDelivery.problems', { type: 'DeliveryProblem', isList: true, read: readProblems }],
  ['WebhookDelivery.mended', { type: 'NamedValue', isList: true, read: readNamed }],
  ['PipelineMetric.byStage', { type: 'StageLeads', isList: true, read: readStageLeads }],
  ['PipelineMetric.avgTimeInStage', { type: 'StageHours', isList: true, read: readStageHours }],
  ['PipelineMetric.conversionRates', { type: 'ConversionRate', isList: true, read: readRates }],
  ['ReportFigure.trend', { type: 'PeriodValue', isList: true, read: readValues }],
  ['Offer.basis', { type: 'ValueBasis', read: (json) => readValueBasis(json) ?? readValueBasis({}) }],
  ['LeadSource.factPaths', { type: 'FactPaths', isList: true, read: readFactPaths }],
  ['LeadSource.formFactPaths', { type: 'FormFactPaths', isList: true, read: readFormPaths }],
  // What each kind tells beside has names of its own.
  ...[
    ...['Alert.detail', 'AlertFinding.detail', 'ReviewItem.detail'],
    ...[
      'CheckInvariantsRecord.detail',
      'AuditFaultsRecord.detail',
      'AuditLog.oldValues',
      'AuditLog.newValues',
    ],
  ].map((field): [string, Shape] => [field, { type: 'NamedValue', isList: true, read: readNamed }]),
  ['ScheduleRun.counts', { type: 'NamedCount', isList: true, read: readCounts }],
])

const asItIs = (json: unknown) => json

/** Gives JSON of a known shape its type; whoever asks in psql gets it as JSON. */
export const jsonTypesPlugin = makingSchema('PipelineJsonTypesPlugin', {
  GraphQLObjectType_fields_field(field, build, { scope, Self }) {
    const shape = shapes.get(`${Self.name}.${scope.fieldName}`)
    if (shape === undefined) return field
    // A column that is called as its field is has no plan of its own.
    const plan = field.plan ?? (($row: Row) => $row.get(scope.fieldName))
    const { GraphQLList, GraphQLNonNull, isNonNullType } = build.graphql
    const one = build.getOutputTypeByName(shape.type)
    const type = shape.isList ? new GraphQLList(new GraphQLNonNull(one)) : one
    return {
      ...field,
      type: isNonNullType(field.type) ? new GraphQLNonNull(type) : type,
      plan: ($parent, ...more) =>
        lambda(plan($parent as never, ...more) as ExecutableStep, shape.read ?? asItIs),
    }
  },
})

const namedValuesOf = (part: string) => ($whole: ExecutableStep) => lambda(access($whole, part), namedValues)

export const explanationTypesPlugin = extendSchema({
  typeDefs: [
    leadExplanation,
    nextAction,
    pendingWork,
    textExplanation,
    undoExplanation,
    eventMetadata,
    knownLists,
    valueBasis,
  ],
  objects: {
    AgentRun: { plans: { valueBasis: ($run: Row) => lambda($run.get('result'), readFoundValueBasis) } },
    MergeOutcome: { plans: { facts: namedValuesOf('facts') } },
    RowBack: { plans: { to: namedValuesOf('to') } },
    UndoObstacle: { plans: { now: namedValuesOf('now') } },
  },
})
