import type { SystemDeliveriesQuery } from '../../graphql/documents.ts'

export type Delivery = NonNullable<SystemDeliveriesQuery['webhookDeliveries']>['nodes'][number]

/** What could not be read of what came, a line for each: `vendor_phone "12": too short`. */
export function problemsOf(problems: Delivery['problems']): string[] {
  return problems
    .filter(({ severity }) => severity !== 'read')
    .map(({ column, value, problem }) => {
      const place =
        column === '' ? '' : `${column.replaceAll('_', ' ')}${value === '' ? '' : ` "${value}"`}: `
      return place + problem
    })
}
