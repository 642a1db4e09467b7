import { type Section, SectionedPage } from '../page/SectionedPage.tsx'
import { AlertRulesSection } from './alerts/AlertRulesSection.tsx'
import { AnswersSection } from './answers/AnswersSection.tsx'
import { ChangedSection } from './changed/ChangedSection.tsx'
import { OwnerRulesPanel } from './owner_rules/OwnerRulesPanel.tsx'
import { RetentionSection } from './retention/RetentionSection.tsx'
import { StagesSection } from './stages/StagesSection.tsx'
import { TextsSection } from './texts/TextsSection.tsx'
import { ThresholdsSection } from './thresholds/ThresholdsSection.tsx'

const sections: readonly Section[] = [
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
  return (
    <SectionedPage of="/rules" title="Rules" sections={sections} tabOf={(section) => `${section}, rules`} />
  )
}
