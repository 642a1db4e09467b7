import { Button, type ButtonProps } from '@mantine/core'
import type { ComponentPropsWithoutRef } from 'react'

/** For what can be done beside a title, or in a row. */
export function SmallButton(
  props: ButtonProps & Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps>,
) {
  return <Button size="compact-xs" variant="default" {...props} />
}
