import { type Section, SectionedPage } from '../page/SectionedPage.tsx'
import { useIsAdmin } from '../session/useMayAct.ts'
import { AccessSection } from './access/AccessSection.tsx'
import { DeliveriesSection } from './deliveries/DeliveriesSection.tsx'
import { ImportsSection } from './imports/ImportsSection.tsx'
import { SchedulesSection } from './schedules/SchedulesSection.tsx'
import { StateSection } from './state/StateSection.tsx'
import { UsersSection } from './users/UsersSection.tsx'
import { WorkSection } from './work/WorkSection.tsx'

const sections: readonly (Section & { forAdmins?: boolean })[] = [
  { name: '', title: 'State', component: StateSection },
  { name: 'work', title: 'Workers and queue', component: WorkSection },
  { name: 'schedules', title: 'Schedules', component: SchedulesSection },
  { name: 'deliveries', title: 'Deliveries', component: DeliveriesSection, forAdmins: true },
  { name: 'imports', title: 'Imports', component: ImportsSection },
  { name: 'users', title: 'Users', component: UsersSection, forAdmins: true },
  { name: 'access', title: 'Sessions and tokens', component: AccessSection },
]

/** The machinery: whether all is well, who does the work, what came in, and who may come in. */
export function SystemPage() {
  const isAdmin = useIsAdmin()
  const open = sections.filter(({ forAdmins }) => isAdmin || forAdmins !== true)
  return <SectionedPage of="/system" title="System" sections={open} />
}
