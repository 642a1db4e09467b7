import { Skeleton, Text } from '@mantine/core'
import { LevelMark } from '../../system_state/LevelMark.tsx'
import { type Finding, useSystemState } from '../../system_state/useSystemState.ts'
import { withLocalTimes } from '../../time/with_local_times.ts'
import { capital } from '../../words/plain_words.ts'
import classes from '../System.module.css'

const order: readonly Finding['level'][] = ['failure', 'warning', 'ok']

/** Is all well? What is not comes first, with what to do about it. */
export function StateSection() {
  const findings = useSystemState()
  if (findings === undefined) return <Skeleton height={300} mt="md" />
  const troubles = findings.filter(({ level }) => level !== 'ok')
  const sorted = findings.toSorted((one, other) => order.indexOf(one.level) - order.indexOf(other.level))
  return (
    <>
      <Text mt="md" role="status" fw={600}>
        {troubles.length === 0
          ? 'All is well.'
          : troubles.length === 1
            ? 'One thing is not well.'
            : `${troubles.length} things are not well.`}
      </Text>
      <ul className={classes.findings} aria-label="What was looked at">
        {sorted.map(({ level, about, says, todo }) => (
          <li key={`${about} ${says}`}>
            <LevelMark level={level} />
            <span className={classes.about}>{capital(about.replaceAll('_', ' '))}</span>
            <div className={classes.says}>
              {withLocalTimes(says)}
              {todo !== null && <p className={classes.todo}>{withLocalTimes(todo)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
