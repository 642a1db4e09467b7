import type { ComponentType, LazyExoticComponent } from 'react'
import { BulkSign } from '../bulk/progress/BulkSign.tsx'
import { lazily } from '../page/lazily.ts'
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

const RulesPage = lazily(() => import('../rules/RulesPage.tsx'), 'RulesPage')
const FiguresPage = lazily(() => import('../figures/FiguresPage.tsx'), 'FiguresPage')
const SystemPage = lazily(() => import('../system/SystemPage.tsx'), 'SystemPage')

/** What the navigation, the command palette and the keys know. Each page is loaded when it is opened. */
export const pages: readonly Page[] = [
  {
    path: '/today',
    title: 'Today',
    key: 't',
    component: lazily(() => import('../reports/TodayPage.tsx'), 'TodayPage'),
  },
  {
    path: '/',
    title: 'Board',
    key: 'b',
    component: lazily(() => import('../board/BoardPage.tsx'), 'BoardPage'),
  },
  {
    path: '/inbox',
    title: 'Inbox',
    key: 'i',
    component: lazily(() => import('../inbox/InboxPage.tsx'), 'InboxPage'),
    sign: InboxSign,
  },
  {
    path: '/alerts',
    title: 'Alerts',
    key: 'a',
    component: lazily(() => import('../alerts/AlertsPage.tsx'), 'AlertsPage'),
    sign: AlertsSign,
  },
  {
    path: '/bulk',
    title: 'Bulk',
    key: 'k',
    component: lazily(() => import('../bulk/BulkPage.tsx'), 'BulkPage'),
    sign: BulkSign,
  },
  { path: '/figures', title: 'Figures', key: 'f', component: FiguresPage },
  { path: '/rules', title: 'Rules', key: 'r', component: RulesPage },
  { path: '/system', title: 'System', key: 's', component: SystemPage },
]

/** Pages that links lead to: one for each of what there are many of, and a person's own. */
export const details: readonly Pick<Page, 'path' | 'component'>[] = [
  { path: '/reports', component: lazily(() => import('../reports/ReportsPage.tsx'), 'ReportsPage') },
  {
    path: '/reports/leads',
    component: lazily(() => import('../reports/FoundLeadsPage.tsx'), 'FoundLeadsPage'),
  },
  { path: '/reports/:kind/:day', component: lazily(() => import('../reports/ReportPage.tsx'), 'ReportPage') },
  { path: '/figures/:section', component: FiguresPage },
  { path: '/rules/:section', component: RulesPage },
  { path: '/system/:section', component: SystemPage },
  { path: '/leads/:id', component: lazily(() => import('../lead/LeadPage.tsx'), 'LeadPage') },
  { path: '/notices', component: lazily(() => import('../notices/settings/NoticesPage.tsx'), 'NoticesPage') },
]
