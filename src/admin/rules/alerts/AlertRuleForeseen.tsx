import { Text } from '@mantine/core'
import { usePreview } from '../../forms/usePreview.ts'
import { AlertRulePreview, type AlertRulePreviewQuery, type AlertType } from '../../graphql/documents.ts'
import classes from '../Rules.module.css'

interface Props {
  type: AlertType
  meant: {
    enabled: boolean
    leastCount: number | null
    leastSample: number | null
    leastShare: string | null
    belowShare: string | null
  }
}

/** What the rule would raise and end at once. */
export function AlertRuleForeseen({ type, meant }: Props) {
  const { data, problem } = usePreview(AlertRulePreview, { type, ...meant })
  const seen = data?.previewAlertRule
  return (
    <Text role="status" size="sm" className={classes.foreseen}>
      {problem ?? (seen == null ? ' ' : inWords(seen))}
    </Text>
  )
}

const alerts = (count: number) => (count === 1 ? 'one alert' : `${count} alerts`)

function inWords({ openNow, wouldRaise, wouldEnd }: NonNullable<AlertRulePreviewQuery['previewAlertRule']>) {
  const ends = wouldEnd === 0 ? 'none of them would end' : `${alerts(wouldEnd)} would end`
  return [
    openNow === 0 ? 'No alert of it is open now.' : `Open now: ${alerts(openNow)}; ${ends}.`,
    wouldRaise === null
      ? 'It is raised when something happens, and not before.'
      : wouldRaise === 0
        ? 'It would raise none at once.'
        : `It would raise ${alerts(wouldRaise)} within a quarter of an hour.`,
  ].join(' ')
}
