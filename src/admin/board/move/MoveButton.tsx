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
    >
      <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        <circle cx="3" cy="8" r="1.4" />
        <circle cx="8" cy="8" r="1.4" />
        <circle cx="13" cy="8" r="1.4" />
      </svg>
    </button>
  )
}
