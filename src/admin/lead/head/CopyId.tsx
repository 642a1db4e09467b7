import { CopyButton } from '@mantine/core'
import classes from './LeadHead.module.css'

export function CopyId({ id }: { id: string }) {
  return (
    <CopyButton value={id}>
      {({ copied, copy }) => (
        <button
          type="button"
          className={classes.copy}
          onClick={copy}
          title={id}
          aria-label={`Copy the id ${id}`}
        >
          {copied ? 'copied' : `${id.slice(0, 8)}…`}
        </button>
      )}
    </CopyButton>
  )
}
