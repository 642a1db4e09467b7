import {
  ConnectionStep,
  ConstantStep,
  constant,
  type ExecutableStep,
  lambda,
  SafeError,
} from 'postgraphile/grafast'
import { makingSchema } from '../plugins/making_schema.ts'

export const usualPage = 50
export const largestPage = 200

/** A list without `first` or `last` is a page of 50; a page has at most 200 rows. */
export const pageSizePlugin = makingSchema('PipelinePageSizePlugin', {
  GraphQLObjectType_fields_field_args_arg(arg, _, { scope }) {
    if (!scope.isPgFieldConnection || (scope.argName !== 'first' && scope.argName !== 'last')) return arg
    const { applyPlan: _byUs, ...rest } = arg
    return { ...rest, description: `${arg.description} At most ${largestPage}.` }
  },
  GraphQLObjectType_fields_field(field, _, { scope }) {
    const { plan } = field
    if (!scope.isPgFieldConnection || plan === undefined) return field
    return {
      ...field,
      plan($parent, fieldArgs, info) {
        const $connection = plan($parent, fieldArgs, info)
        if ($connection instanceof ConnectionStep) {
          setPage($connection, fieldArgs.getRaw('first'), lastOf(fieldArgs))
        }
        return $connection
      },
    }
  },
})

/** What a function returns is read from the front only. */
function lastOf(fieldArgs: { getRaw(name: string): ExecutableStep | undefined }): ExecutableStep {
  return fieldArgs.getRaw('last') ?? constant(null)
}

type Asked = number | null | undefined

function setPage(
  $connection: Pick<ConnectionStep<never, never>, 'setFirst' | 'setLast'>,
  $first: ExecutableStep,
  $last: ExecutableStep,
): void {
  $connection.setFirst(
    lambda([$first, $last], ([first, last]) => pageOf(first ?? (last == null ? usualPage : null))),
  )
  if (!($last instanceof ConstantStep && $last.data == null)) $connection.setLast(lambda($last, pageOf))
}

function pageOf(asked: Asked): number | null {
  if (asked == null) return null
  if (asked > largestPage)
    throw new SafeError(`A page has at most ${largestPage} rows.`, { code: 'PAGE_TOO_LARGE' })
  return asked
}
