import applyRetention from '../../tasks/schedules/apply_retention.ts'
import archiveDeadLeads from '../../tasks/schedules/archive_dead_leads.ts'
import archiveLogs from '../../tasks/schedules/archive_logs.ts'
import backUp from '../../tasks/schedules/back_up.ts'
import checkEverything from '../../tasks/schedules/check_everything.ts'
import cleanUp from '../../tasks/schedules/clean_up.ts'
import exportAuditHeads from '../../tasks/schedules/export_audit_heads.ts'
import generateAlerts from '../../tasks/schedules/generate_alerts.ts'
import optimiseDatabase from '../../tasks/schedules/optimise_database.ts'
import pollSources from '../../tasks/schedules/poll_sources.ts'
import priceTexts from '../../tasks/schedules/price_texts.ts'
import reconcile from '../../tasks/schedules/reconcile.ts'
import { takeUpOverdue } from '../../tasks/schedules/take_up_overdue.ts'
import tryRestore from '../../tasks/schedules/try_restore.ts'
import updateMetrics from '../../tasks/schedules/update_metrics.ts'
import { writeReport } from '../../tasks/schedules/write_report.ts'
import type { StepMaker } from '../task_tools/step.ts'

/** The steps by the names of their schedules; an explicit list, so that nothing else in the folder is ever run. */
export const steps: Record<string, StepMaker> = {
  apply_retention: applyRetention,
  archive_dead_leads: archiveDeadLeads,
  archive_logs: archiveLogs,
  back_up: backUp,
  check_everything: checkEverything,
  check_offer_timeouts: takeUpOverdue('check_offer_timeouts'),
  check_stalled_conversations: takeUpOverdue('check_stalled_conversations'),
  check_video_timeouts: takeUpOverdue('check_video_timeouts'),
  clean_up: cleanUp,
  export_audit_heads: exportAuditHeads,
  generate_alerts: generateAlerts,
  optimise_database: optimiseDatabase,
  poll_sources: pollSources,
  price_texts: priceTexts,
  process_new_leads: takeUpOverdue('process_new_leads'),
  process_retry_stages: takeUpOverdue('process_retry_stages'),
  process_validation_queue: takeUpOverdue('process_validation_queue'),
  reconcile,
  try_restore: tryRestore,
  update_metrics: updateMetrics,
  write_daily_report: writeReport('daily'),
  write_morning_report: writeReport('morning'),
  write_weekly_report: writeReport('weekly'),
}
