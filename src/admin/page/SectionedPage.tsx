import type { ComponentType } from 'react'
import { useParams } from 'wouter'
import { NotFound } from './NotFound.tsx'
import { Page } from './Page.tsx'
import { Sections } from './Sections.tsx'
import { useTitle } from './useTitle.ts'

export interface Section {
  /** After the path of the page; the first is there without. */
  name: string
  title: string
  component: ComponentType
}

interface Props {
  /** The path of the page. */
  of: string
  title: string
  sections: readonly Section[]
  /** What the tab of the browser is called. */
  tabOf?: (section: string) => string
}

/** A page of parts, of which the address says which is shown. */
export function SectionedPage({ of, title, sections, tabOf = (section) => section }: Props) {
  const { section = '' } = useParams<{ section?: string }>()
  const current = sections.find(({ name }) => name === section)
  useTitle(current && (section === '' ? title : tabOf(current.title)))
  if (current === undefined) return <NotFound />
  const { component: Shown } = current
  return (
    <Page title={title}>
      <Sections of={of} title={title} sections={sections} current={section} />
      <Shown />
    </Page>
  )
}
