/** Runs the task; asked while it runs, runs it once more when it is done, however often it was asked. */
export function oneAtATime(task: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<void> | undefined
  let isWanted = false
  async function run(): Promise<void> {
    do {
      isWanted = false
      await task()
    } while (isWanted)
    running = undefined
  }
  return () => {
    isWanted = running !== undefined
    running ??= run()
    return running
  }
}
