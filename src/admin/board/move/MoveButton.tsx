import classes from '../Card.module.css'

/** Opens for the keys and for a phone what a drag does. */
export function MoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className={classes.menu}
      aria-label={`Move ${name} to …`}
      aria-haspopup="dialog"
      onClick={onClick}
    />
  )
}
