import { Link } from 'wouter'
import classes from './Reports.module.css'
import type { Finding } from './report_words.ts'

/** At most three things, the most urgent first; the whole of each can be pressed. */
export function TodoList({ findings }: { findings: readonly Finding[] }) {
  const todos = findings
    .filter(({ todoPlace }) => todoPlace !== null)
    .toSorted((one, other) => (one.todoPlace ?? 0) - (other.todoPlace ?? 0))
  if (todos.length === 0) return <p className={classes.nothing}>Nothing needs you now.</p>
  return (
    <ol className={classes.todos} aria-label="To do first">
      {todos.map(({ place, todoPlace, todo, says, leadId, vendorName, stageTitle, path }) => {
        const about = leadId === null ? stageTitle : (vendorName ?? 'No name')
        return (
          <li key={place} className={classes.todo}>
            <span className={classes.number} aria-hidden="true">
              {todoPlace}
            </span>
            <div>
              {path === null ? (
                <b>{todo ?? says}</b>
              ) : (
                <Link href={path} className={classes.todoTitle}>
                  {todo ?? says}
                </Link>
              )}
              <p className={classes.why}>
                {about === null ? '' : `${about}: `}
                {says}
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
