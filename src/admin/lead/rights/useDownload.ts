import { subjectDataHtml } from '../../../subject_data/subject_data_html.ts'
import { tellRefusal } from '../../forms/tell_refusal.ts'
import { liveClient } from '../../graphql/clients.ts'
import { ExportSubjectData } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'

/** Takes all that is held about whoever made a request as a page, which a person reads and then sends. */
export function useDownload(requestId: string): () => Promise<void> {
  return async () => {
    const { data, error } = await liveClient.mutation(ExportSubjectData, { requestId }).toPromise()
    if (error !== undefined) return tellRefusal(refusalInWords(error))
    const page = subjectDataHtml(data?.exportSubjectData?.result as Record<string, unknown>)
    const address = URL.createObjectURL(new Blob([page], { type: 'text/html;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `what-we-hold-${requestId}.html`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
}
