import { Text, type TextProps } from '@mantine/core'
import type { ReactNode } from 'react'

/** Why something could not be done, or read: spoken as soon as it stands there. */
export function ErrorText(props: TextProps & { children?: ReactNode }) {
  return <Text role="alert" c="var(--mantine-color-error)" {...props} />
}
