import { Tiles } from '../figures/overview/Tile.tsx'
import { FindingList } from './FindingList.tsx'
import classes from './Reports.module.css'
import { ReportTile, TargetRow } from './ReportTile.tsx'
import type { Report } from './report_words.ts'
import { TodoList } from './TodoList.tsx'

const now = [
  { section: 'waiting', title: 'Waiting for people', empty: null },
  { section: 'risk', title: 'Deals at risk', empty: 'None.' },
  { section: 'money', title: 'Money due', empty: 'None in the next fortnight.' },
  { section: 'broken', title: 'What broke', empty: 'Nothing.' },
  { section: 'mended', title: 'What mended itself', empty: null },
] as const
const overTime = [
  { section: 'bottleneck', title: 'Bottlenecks', empty: 'None: leads move as they usually do.' },
  { section: 'opportunity', title: 'Opportunities', empty: 'None at present.' },
  { section: 'quality', title: 'Data', empty: 'Nothing is wrong with it.' },
] as const

/** A report: what to do first, the figures, what is at stake now, and where time and leads are lost. */
export function ReportBody({ report }: { report: Report }) {
  const findings = report.findingRows.nodes
  const figures = report.figureRows.nodes.filter(({ value }) => value !== null)
  const targets = figures.filter(({ target }) => target !== null)
  const lists = (sections: typeof now | typeof overTime) =>
    sections.map(({ section, title, empty }) => {
      const found = findings.filter((finding) => finding.section === section)
      if (found.length === 0 && empty === null) return null
      return <FindingList key={section} title={title} findings={found} empty={empty ?? ''} />
    })
  return (
    <>
      <TodoList findings={findings} />
      <section aria-label="Figures">
        <h2 className={classes.topic}>
          {report.kind === 'weekly' ? 'The week' : report.kind === 'daily' ? 'The day' : 'Yesterday'}
        </h2>
        {figures.length === 0 ? (
          <p className={classes.nothing}>Nothing was measured then.</p>
        ) : (
          <Tiles>
            {figures
              .filter(({ target }) => target === null)
              .map((figure) => (
                <ReportTile key={figure.figure} figure={figure} report={report} />
              ))}
          </Tiles>
        )}
      </section>
      <div className={classes.columns}>
        <div>{lists(now)}</div>
        <div>
          {lists(overTime)}
          {targets.length > 0 && (
            <section aria-label="Targets">
              <h2 className={classes.topic}>Targets</h2>
              <ul className={classes.findings}>
                {targets.map((figure) => (
                  <TargetRow key={figure.figure} figure={figure} />
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </>
  )
}
