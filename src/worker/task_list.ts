import type { TaskList } from 'graphile-worker'
import type pg from 'pg'
import deliverAlert from '../../tasks/deliver_alert.ts'
import goOnWithLargeChanges from '../../tasks/go_on_with_large_changes.ts'
import keepAppointment from '../../tasks/keep_appointment.ts'
import leadTimer from '../../tasks/lead_timer.ts'
import lookAfterAgent from '../../tasks/look_after_agent.ts'
import pingDeadMansSwitch from '../../tasks/ping_dead_mans_switch.ts'
import runAgent from '../../tasks/run_agent.ts'
import runBulkAct from '../../tasks/run_bulk_act.ts'
import runSchedule from '../../tasks/run_schedule.ts'
import sendMessage from '../../tasks/send_message.ts'
import takeUpDelivery from '../../tasks/take_up_delivery.ts'
import takeUpText from '../../tasks/take_up_text.ts'
import wakeKeptBack from '../../tasks/wake_kept_back.ts'
import { type Ledger, openLedger } from '../api_usage/ledger.ts'
import { onErrand } from '../api_usage/outside_call.ts'
import { createMetrics, type Metrics } from '../metrics/metrics.ts'
import type { TaskTools } from '../task_tools/task_maker.ts'
import { eachTask } from './each_task.ts'
import { measuredTasks } from './measured_tasks.ts'
import { puttingOffWhatIsLocked } from './put_off_tasks.ts'

/** What tasks need; what is left out is the same pool, no way to people, and metrics that nobody reads. */
export interface TaskListOptions extends Omit<TaskTools, 'metrics' | 'unhurriedPool' | 'alertChannels'> {
  metrics?: Metrics
  alertChannels?: TaskTools['alertChannels']
  unhurriedPool?: pg.Pool
  ledger?: Ledger
}

/** The tasks by the names that SQL uses; an explicit list, so that nothing else in the folder is ever run. */
export function taskList({
  pool,
  unhurriedPool = pool,
  log,
  metrics = createMetrics(),
  alertChannels = [],
  ledger = openLedger(pool, { log, metrics }),
  ...given
}: TaskListOptions): TaskList {
  const tools: TaskTools = { ...given, alertChannels, log, pool, unhurriedPool, metrics }
  const tasks: TaskList = {
    deliver_alert: deliverAlert(tools),
    go_on_with_large_changes: goOnWithLargeChanges(tools),
    keep_appointment: keepAppointment(tools),
    lead_timer: leadTimer(tools),
    look_after_agent: lookAfterAgent(tools),
    ping_dead_mans_switch: pingDeadMansSwitch(tools),
    run_agent: runAgent(tools),
    run_bulk_act: runBulkAct(tools),
    run_schedule: runSchedule(tools),
    send_message: sendMessage(tools),
    take_up_delivery: takeUpDelivery(tools),
    take_up_text: takeUpText(tools),
    wake_kept_back: wakeKeptBack(tools),
  }
  const yielding = puttingOffWhatIsLocked(tasks, pool, log)
  // Whatever they call outside is written down.
  const onErrands = eachTask(
    yielding,
    (_, task) => (payload, helpers) => onErrand({ ledger }, () => task(payload, helpers)),
  )
  return measuredTasks(onErrands, metrics)
}
