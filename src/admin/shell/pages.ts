import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { BulkSign } from '../bulk/BulkSign.tsx'
import { AlertsSign } from '../waiting/AlertsSign.tsx'
import { InboxSign } from '../waiting/InboxSign.tsx'

export interface Page {
  path: string
  title: string
  /** Typed after `g` it opens the page from anywhere. */
  key: string
  component: LazyExoticComponent<ComponentType>
  /** Beside its name in the navigation: how much waits there. */
  sign?: ComponentType
}

const RulesPage = lazy(async () => ({ default: (await import('../rules/RulesPage.tsx')).RulesPage }))
const FiguresPage = lazy(async () => ({ default: (await import('../figures/FiguresPage.tsx')).FiguresPage }))
const SystemPage = lazy(async () => ({ default: (await import('../system/SystemPage.tsx')).SystemPage }))

/** What the navigation, the command palette and the keys know. Each page is loaded when it is opened. */
export const pages: readonly Page[] = [
  {
    path: '/today',
    title: 'Today',
    key: 't',
    component: lazy(async () => ({ default: (await import('../reports/TodayPage.tsx')).TodayPage })),
  },
  {
    path: '/',
    title: 'Board',
    key: 'b',
    component: lazy(async () => ({ default: (await import('../board/BoardPage.tsx')).BoardPage })),
  },
  {
    path: '/inbox',
    title: 'Inbox',
    key: 'i',
    component: lazy(async () => ({ default: (await import('../inbox/InboxPage.tsx')).InboxPage })),
    sign: InboxSign,
  },
  {
    path: '/alerts',
    title: 'Alerts',
    key: 'a',
    component: lazy(async () => ({ default: (await import('../alerts/AlertsPage.tsx')).AlertsPage })),
    sign: AlertsSign,
  },
  {
    path: '/bulk',
    title: 'Bulk',
    key: 'k',
    component: lazy(async () => ({ default: (await import('../bulk/BulkPage.tsx')).BulkPage })),
    sign: BulkSign,
  },
  { path: '/figures', title: 'Figures', key: 'f', component: FiguresPage },
  { path: '/rules', title: 'Rules', key: 'r', component: RulesPage },
  { path: '/system', title: 'System', key: 's', component: SystemPage },
]

/** Pages that links lead to: one for each of what there are many of, and a person's own. */
export const details: readonly Pick<Page, 'path' | 'component'>[] = [
  {
    path: '/reports',
    component: lazy(async () => ({ default: (await import('../reports/ReportsPage.tsx')).ReportsPage })),
  },
  {
    path: '/reports/leads',
    component: lazy(async () => ({
      default: (await import('../reports/FoundLeadsPage.tsx')).FoundLeadsPage,
    })),
  },
  {
    path: '/reports/:kind/:day',
    component: lazy(async () => ({ default: (await import('../reports/ReportPage.tsx')).ReportPage })),
  },
  { path: '/figures/:section', component: FiguresPage },
  { path: '/rules/:section', component: RulesPage },
  { path: '/system/:section', component: SystemPage },
  {
    path: '/leads/:id',
    component: lazy(async () => ({ default: (await import('../lead/LeadPage.tsx')).LeadPage })),
  },
  {
    path: '/notices',
    component: lazy(async () => ({
      default: (await import('../notices/settings/NoticesPage.tsx')).NoticesPage,
    })),
  },
]
