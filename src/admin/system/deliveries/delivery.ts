import type { SystemDeliveriesQuery } from '../../graphql/documents.ts'

export type Delivery = NonNullable<SystemDeliveriesQuery['webhookDeliveries']>['nodes'][number]
