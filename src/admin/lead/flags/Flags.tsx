import { WordButton } from '../../look/WordButton.tsx'
import words from '../../look/Words.module.css'
import { When } from '../../time/When.tsx'
import { useOpenAct } from '../state/open_act.ts'
import { useSheet } from '../state/sheet.ts'
import classes from './Flags.module.css'

/** What the vendor or one of us told of the property that a buyer has to know, each with the words that told it. */
export function Flags() {
  const { lead, mayAct } = useSheet()
  const open = useOpenAct()
  const flags = lead.propertyFlags.nodes
  if (flags.length === 0) return null
  return (
    <ul className={classes.flags} aria-label="Red flags">
      {flags.map((flag) => (
        <li key={flag.id} className={classes.flag} title={flag.flagDetails.description}>
          <strong>{flag.flagDetails.title}</strong>
          <q className={classes.said}>{flag.said}</q>
          <span className={words.faint}>
            {flag.notedBy}, <When at={flag.notedAt} />
            {mayAct && (
              <WordButton onClick={() => open({ name: 'withdraw flag', flag })}>Does not hold …</WordButton>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
