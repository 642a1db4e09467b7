import { timingSafeEqual } from 'node:crypto'
import { fingerprint } from '../access/secret.ts'

/** Whether a request's `Authorization` shows the token with which metrics are read. */
export function showsMetricsToken(
  metricsToken: string | undefined,
  authorization: string | undefined,
): boolean {
  if (metricsToken === undefined || authorization === undefined) return false
  return timingSafeEqual(fingerprint(authorization), fingerprint(`Bearer ${metricsToken}`))
}
