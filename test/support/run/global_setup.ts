import type { TestProject } from 'vitest/node'
import { filesVariable, makeTemplates, startTestServer } from './test_server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's connection string of the server that all tests of a run share. */
    testServer: string
  }
}

/** One server for the whole run, with a migrated template for each purpose; tests clone them. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  try {
    await makeTemplates(server.url)
    process.env[filesVariable] = await server.keepFiles()
    project.provide('testServer', server.url)
    return server.stop
  } catch (error) {
    await server.stop()
    throw error
  }
}
