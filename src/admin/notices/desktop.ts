const key = 'notices_on_desktop'

/** Whether this browser can show something beside its pages. */
export const canBeOnDesktop = () => 'Notification' in window

export const isOnDesktop = () =>
  canBeOnDesktop() && Notification.permission === 'granted' && localStorage.getItem(key) === 'yes'

export const isRefusedOnDesktop = () => canBeOnDesktop() && Notification.permission === 'denied'

/** Asks the browser's user; only ever after a press. @returns whether they are shown from now on. */
export async function turnOnDesktop(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  localStorage.setItem(key, 'yes')
  return true
}

export const turnOffDesktop = () => localStorage.removeItem(key)
