import { useSheet } from '../state/sheet.ts'
import classes from './Signs.module.css'
import { signsOf } from './signs_of.ts'

export function Signs() {
  const signs = signsOf(useSheet())
  if (signs.length === 0) return null
  return (
    <ul className={classes.signs} aria-label="Signs">
      {signs.map(({ words, why, kind }) => (
        <li key={words} className={classes.sign} data-kind={kind} title={why}>
          {words}
        </li>
      ))}
    </ul>
  )
}
