import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What waits for real seconds: for a worker to count as dead, for PostgreSQL to be away, for programs to start. */
const waiting = [
  /^test\/carriers\/every_point/,
  /^test\/faults\//,
  /^test\/simulation\//,
  /^test\/embedded_postgres\//,
  /^test\/worker\//,
  /^test\/cli\//,
]

/** Begins with the files that wait, so that a run does not end with cores that have nothing to do. */
export class WaitingFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) => {
      const at = waiting.findIndex((pattern) => pattern.test(relative(project.config.root, moduleId)))
      return at < 0 ? waiting.length : at
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
