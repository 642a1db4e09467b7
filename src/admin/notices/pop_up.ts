import { notifications } from '@mantine/notifications'
import { createElement } from 'react'
import { liveClient } from '../graphql/clients.ts'
import { MyNoticeChoices, type NoticeFactsFragment } from '../graphql/documents.ts'
import { notice as tell } from '../look/notices.ts'
import { isOnDesktop } from './desktop.ts'
import { aboutOf, pathOf, titleOf } from './notice_words.ts'
import { PopUp } from './PopUp.tsx'

const shown = new Set<string>()
let wanted: ReadonlySet<string> = new Set()
const always: ReadonlySet<string> = new Set(['way_down'])

export function setPopUpChoices(causes: readonly (string | null)[]): void {
  wanted = new Set(causes.filter((cause) => cause !== null))
}

export async function readPopUpChoices(): Promise<void> {
  const { data } = await liveClient.query(MyNoticeChoices, {}).toPromise()
  setPopUpChoices(data?.myNoticeChoices?.popupCauses ?? [])
}

/** On the page while somebody looks at it, else on the desktop of whoever allowed that. */
export function popUp(notice: NoticeFactsFragment): void {
  if (!wanted.has(notice.cause) && !always.has(notice.cause)) return
  const title = titleOf(notice)
  if (document.visibilityState === 'visible' && location.pathname === pathOf(notice)) return // it is looked at
  if (document.visibilityState === 'visible') {
    shown.add(notice.id)
    tell({ id: notice.id, title, message: createElement(PopUp, { notice }), autoClose: 10_000 })
  } else if (isOnDesktop()) {
    showOnDesktop(notice.id, title, aboutOf(notice) ?? '', pathOf(notice))
  }
}

/** Whoever opens the list sees them there. */
export function hidePopUps(): void {
  for (const id of shown) notifications.hide(id)
  shown.clear()
}

/** Of several tabs that show the same, one is seen. */
function showOnDesktop(tag: string, title: string, body: string, path: string): void {
  try {
    const notification = new Notification(title, { body, tag })
    notification.addEventListener('click', () => {
      focus()
      location.assign(path)
      notification.close()
    })
  } catch {
    // Browsers of telephones have it only for pages that work without the page being open.
  }
}
