const channel = new MessageChannel()
const tasks: (() => void)[] = []
channel.port1.addEventListener('message', () => tasks.shift()?.())
channel.port1.start()

/** After whatever the browser has to do first; a timer would wait for milliseconds more. */
export function inNextTask(task: () => void): void {
  tasks.push(task)
  channel.port2.postMessage(undefined)
}
