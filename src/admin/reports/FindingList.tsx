import { Anchor, Text } from '@mantine/core'
import { Link } from 'wouter'
import classes from './Reports.module.css'
import type { Finding } from './report_words.ts'

interface Props {
  title: string
  findings: readonly Finding[]
  /** What stands there when there is nothing. */
  empty: string
}

/** What a report has found of one kind; each leads to its lead, or to the leads behind it. */
export function FindingList({ title, findings, empty }: Props) {
  return (
    <section aria-label={title}>
      <h2 className={classes.topic}>{title}</h2>
      {findings.length === 0 ? (
        <Text size="sm" c="dimmed">
          {empty}
        </Text>
      ) : (
        <ul className={classes.findings}>
          {findings.map((finding) => (
            <li key={finding.place}>
              <About finding={finding} /> {finding.says}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Whom or what it is about, as the link that leads there. */
export function About({ finding }: { finding: Finding }) {
  const { leadId, vendorName, stageTitle, path } = finding
  const words = leadId === null ? (stageTitle ?? 'Show') : (vendorName ?? 'No name')
  if (path === null) return stageTitle === null ? null : <b>{words}</b>
  return (
    <Anchor component={Link} href={path} fw={600} inherit>
      {words}
    </Anchor>
  )
}
