import { Link } from 'wouter'
import classes from './Sections.module.css'

interface Props {
  /** The path of the page. */
  of: string
  title: string
  /** The first is at the path of the page, the others below it. */
  sections: readonly { name: string; title: string }[]
  current: string
}

/** The parts of a page, each with an address of its own. */
export function Sections({ of, title, sections, current }: Props) {
  return (
    <nav aria-label={title} className={classes.sections}>
      {sections.map((section) => (
        <Link
          key={section.name}
          href={section.name === '' ? of : `${of}/${section.name}`}
          aria-current={section.name === current ? 'page' : undefined}
        >
          {section.title}
        </Link>
      ))}
    </nav>
  )
}
