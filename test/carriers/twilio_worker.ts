import { spawn } from 'node:child_process'
import { projectFile } from '../../src/project_file.ts'
import { asProgram, type Program } from '../faults/rig/processes/program.ts'
import type { FakeTwilio } from './fake_twilio.ts'

/** The worker as in production, with this account at Twilio. */
export function startTwilioWorker(
  databaseUrl: string,
  { settings }: FakeTwilio,
  apiBaseUrl: string,
): Program {
  const url = new URL(databaseUrl)
  url.username = 'pipeline_worker'
  const child = spawn(process.execPath, [projectFile('src/worker/main.ts')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...{ DATABASE_URL: url.href, PUBLIC_URL: settings.publicUrl, WORKER_CONCURRENCY: '50' },
      ...{ TWILIO_ACCOUNT_SID: settings.accountSid, TWILIO_AUTH_TOKEN: settings.authToken },
      ...{ TWILIO_FROM_NUMBER: 'from' in settings.sender ? settings.sender.from : '' },
      ...{ TWILIO_API_BASE_URL: apiBaseUrl, LOG_LEVEL: process.env.FAULT_LOG ?? 'silent' },
    },
  })
  return asProgram(child)
}
