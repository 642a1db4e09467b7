import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export interface Page {
  path: string
  title: string
  /** Typed after `g` it opens the page from anywhere. */
  key: string
  component: LazyExoticComponent<ComponentType>
}

/** What the navigation, the command palette and the keys know. Each page is loaded when it is opened. */
export const pages: readonly Page[] = [
  {
    path: '/',
    title: 'Board',
    key: 'b',
    component: lazy(async () => ({ default: (await import('../board/BoardPage.tsx')).BoardPage })),
  },
]

/** Pages that links lead to, one for each of what there are many of. */
export const details: readonly Pick<Page, 'path' | 'component'>[] = [
  {
    path: '/leads/:id',
    component: lazy(async () => ({ default: (await import('../lead/LeadPage.tsx')).LeadPage })),
  },
]
