import { type NotificationData, notifications, notificationsStore } from '@mantine/notifications'

/** So many are shown at a time; further ones would wait until one of them goes. */
export const mostNotices = 5

/** Tells what has just happened. The newest is seen at once: for it those go first that only say that all went well. */
export function notice(data: NotificationData): void {
  const shown = notificationsStore.getState().notifications
  const isBad = ({ color }: NotificationData) => Number(color?.startsWith('red') ?? false)
  const leastWanted = shown.toSorted((one, other) => isBad(one) - isBad(other))
  for (const { id } of leastWanted.slice(0, Math.max(0, shown.length + 1 - mostNotices))) {
    if (id !== undefined) notifications.hide(id)
  }
  notifications.show({ closeButtonProps: { 'aria-label': 'Close' }, ...data })
}
