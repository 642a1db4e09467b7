import { Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { canBeOnDesktop, isOnDesktop, isRefusedOnDesktop, turnOffDesktop, turnOnDesktop } from '../desktop.ts'
import classes from '../Notices.module.css'

/** Whether this browser shows pop-ups beside its pages, too: asked for by a press alone. */
export function ThisBrowser() {
  const [isOn, setOn] = useState(isOnDesktop)
  const [isRefused, setRefused] = useState(isRefusedOnDesktop)
  if (!canBeOnDesktop()) return null

  async function change(wanted: boolean) {
    if (wanted) setOn(await turnOnDesktop())
    else {
      turnOffDesktop()
      setOn(false)
    }
    setRefused(isRefusedOnDesktop())
  }

  return (
    <section className={classes.panel} aria-label="This browser">
      <Switch
        label="Pop-ups on the desktop, while I look at something else"
        description="Of this browser alone, and kept at once."
        checked={isOn}
        disabled={isRefused}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
      {isRefused && (
        <Text size="sm" c="dimmed" mt="xs">
          The browser has been told not to. Its settings for this site change that.
        </Text>
      )}
    </section>
  )
}
