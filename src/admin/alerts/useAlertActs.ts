import { useState } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { AcknowledgeAlert, type AlertFactsFragment, EndAlert } from '../graphql/documents.ts'
import { refusalInWords } from '../graphql/refusal.ts'
import { noteAlert } from '../waiting/open_alerts.ts'

/** What people do about alerts, and why the server would not. */
export function useAlertActs() {
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map())
  const refuse = (id: string, why: string | undefined) =>
    setRefusals((before) => {
      const now = new Map(before)
      if (why === undefined) now.delete(id)
      else now.set(id, why)
      return now
    })

  return {
    refusals,
    async acknowledge({ id }: AlertFactsFragment): Promise<void> {
      const { data, error } = await liveClient.mutation(AcknowledgeAlert, { alertId: id }).toPromise()
      refuse(id, error && refusalInWords(error))
      if (data?.acknowledgeAlert) noteAlert(data.acknowledgeAlert.result)
    },
    /** @returns whether it is over. */
    async end({ id }: AlertFactsFragment, reason: string): Promise<boolean> {
      const { data, error } = await liveClient.mutation(EndAlert, { alertId: id, reason }).toPromise()
      refuse(id, error && refusalInWords(error))
      if (data?.resolveAlert) noteAlert(data.resolveAlert.result)
      return error === undefined
    },
  }
}
