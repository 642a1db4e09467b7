import { useQuery } from 'urql'
import { WhyText as Why } from '../../graphql/documents.ts'
import { refusalInWords } from '../../graphql/refusal.ts'
import type { TextRow } from '../state/sheet.ts'
import { useSheet } from '../state/sheet.ts'
import classes from './Bubble.module.css'
import { reasonsOf } from './why_words.ts'

/** What led to a text, and what became of it. */
export function WhyText({ text }: { text: TextRow }) {
  const { titleOf } = useSheet()
  const [{ data, error }] = useQuery({
    query: Why,
    variables: { messageId: text.id },
    requestPolicy: 'cache-and-network',
  })
  const explained = data?.explainMessage
  return (
    <dl className={classes.reasons} aria-busy={explained === undefined}>
      {error !== undefined && <dd role="alert">{refusalInWords(error)}</dd>}
      {explained &&
        reasonsOf(explained, titleOf).map(([what, words]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      {text.unbackedClaims != null && (
        <div>
          <dt>no row backs</dt>
          <dd>{text.unbackedClaims.join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>id</dt>
        <dd>{text.id}</dd>
      </div>
    </dl>
  )
}
