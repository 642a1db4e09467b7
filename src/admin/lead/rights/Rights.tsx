import { Panel } from '../panel/Panel.tsx'
import { useSheet } from '../state/sheet.ts'
import { Right } from './Right.tsx'
import classes from './Rights.module.css'

/** What the vendor asks of us by right, first what is due next; nothing where they asked nothing. */
export function Rights() {
  const { lead } = useSheet()
  const rights = lead.rightsRequests.nodes.toSorted(
    (one, other) =>
      Number(one.settledAt !== null) - Number(other.settledAt !== null) || (one.dueOn < other.dueOn ? -1 : 1),
  )
  if (rights.length === 0) return null
  return (
    <Panel id="rights" title="Asked by right">
      <ul className={classes.list}>
        {rights.map((right) => (
          <Right key={right.id} right={right} />
        ))}
      </ul>
    </Panel>
  )
}
