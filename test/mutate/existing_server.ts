import type { TestProject } from 'vitest/node'

/** Tests that look for a fault use a server that is there already. */
export default function setUp(project: TestProject): void {
  project.provide('testServer', process.env.MUTATE_SERVER ?? '')
}
