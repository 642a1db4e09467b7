import { Title } from '@mantine/core'
import type { ComponentType } from 'react'
import { useParams } from 'wouter'
import { NotFound } from '../page/NotFound.tsx'
import { useTitle } from '../page/useTitle.ts'
import { Sections } from '../tables/Sections.tsx'
import { AlertRulesSection } from './alerts/AlertRulesSection.tsx'
import { AnswersSection } from './answers/AnswersSection.tsx'
import { ChangedSection } from './changed/ChangedSection.tsx'
import { OwnerRulesPanel } from './owner_rules/OwnerRulesPanel.tsx'
import classes from './Rules.module.css'
import { RetentionSection } from './retention/RetentionSection.tsx'
import { StagesSection } from './stages/StagesSection.tsx'
import { TextsSection } from './texts/TextsSection.tsx'
import { ThresholdsSection } from './thresholds/ThresholdsSection.tsx'

const sections: readonly { name: string; title: string; component: ComponentType }[] = [
  { name: '', title: 'Stages and waits', component: StagesSection },
  { name: 'texts', title: 'Texts', component: TextsSection },
  { name: 'answers', title: 'Answers', component: AnswersSection },
  { name: 'alerts', title: 'Alerts', component: AlertRulesSection },
  { name: 'thresholds', title: 'Thresholds', component: ThresholdsSection },
  { name: 'owners', title: 'Owners', component: OwnerRulesPanel },
  { name: 'retention', title: 'Retention', component: RetentionSection },
  { name: 'changed', title: 'Changed by people', component: ChangedSection },
]

/** What the pipeline goes by. Everybody reads it, admins change it, with a reason, and each change can be taken back. */
export function RulesPage() {
  const { section = '' } = useParams<{ section?: string }>()
  const current = sections.find(({ name }) => name === section)
  useTitle(current === undefined ? undefined : section === '' ? 'Rules' : `${current.title}, rules`)
  if (current === undefined) return <NotFound />
  const { component: Shown } = current
  return (
    <div className={classes.page}>
      <Title order={1}>Rules</Title>
      <Sections of="/rules" title="Rules" sections={sections} current={section} />
      <Shown />
    </div>
  )
}
