import { Title } from '@mantine/core'
import type { ComponentType } from 'react'
import { useParams } from 'wouter'
import { NotFound } from '../page/NotFound.tsx'
import { useTitle } from '../page/useTitle.ts'
import { useIsAdmin } from '../session/useMayAct.ts'
import { Sections } from '../tables/Sections.tsx'
import { AccessSection } from './access/AccessSection.tsx'
import { DeliveriesSection } from './deliveries/DeliveriesSection.tsx'
import { ImportsSection } from './imports/ImportsSection.tsx'
import classes from './System.module.css'
import { SchedulesSection } from './schedules/SchedulesSection.tsx'
import { StateSection } from './state/StateSection.tsx'
import { UsersSection } from './users/UsersSection.tsx'
import { WorkSection } from './work/WorkSection.tsx'

interface Section {
  /** After /system/; the first is there without. */
  name: string
  title: string
  component: ComponentType
  forAdmins?: boolean
}

const sections: readonly Section[] = [
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
  const { section = '' } = useParams<{ section?: string }>()
  const isAdmin = useIsAdmin()
  const open = sections.filter(({ forAdmins }) => isAdmin || forAdmins !== true)
  const current = open.find(({ name }) => name === section)
  useTitle(current === undefined ? undefined : section === '' ? 'System' : current.title)
  if (current === undefined) return <NotFound />
  const { component: Shown } = current
  return (
    <div className={classes.page}>
      <Title order={1}>System</Title>
      <Sections of="/system" title="System" sections={open} current={section} />
      <Shown />
    </div>
  )
}
