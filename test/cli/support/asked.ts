/** What a story asks the command line. */
export interface Asked {
  args: readonly string[]
  env: NodeJS.ProcessEnv
  input: string
}

/** What a kept command line writes when a command has said all. */
export const endOfOutput = '\u0004'
