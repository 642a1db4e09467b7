import { agentCaller } from '../agents/agent_caller.ts'
import { builtinAgents } from '../agents/builtin_agents.ts'
import { configuredChannels } from '../alert_channels/configured_channels.ts'
import type { Config } from '../config/config.ts'
import { configuredCarrier } from './configured_carrier.ts'

/** What the environment says of a worker. */
export async function configuredWorker(config: Config) {
  return {
    ...{ backupDir: config.backupDir, archiveDir: config.archiveDir, facebook: config.facebook },
    ...{ drillDatabaseUrl: config.drillDatabaseUrl, deadMansSwitchUrl: config.deadMansSwitchUrl },
    sendsAs: config.sendsAs,
    model: config.languageModel,
    concurrency: config.workerConcurrency,
    carrier: await configuredCarrier(config),
    alertChannels: configuredChannels(config),
    agents: agentCaller({
      builtin: builtinAgents,
      signingSecret: config.agentSigningSecret,
      publicUrl: config.publicUrl,
    }),
  }
}
