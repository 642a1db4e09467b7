import type { ComponentPropsWithoutRef } from 'react'
import classes from './Words.module.css'

/** A button that stands among words. */
export function WordButton(props: ComponentPropsWithoutRef<'button'>) {
  return <button type="button" className={classes.button} {...props} />
}
