import { playSmall } from './small_play.ts'

/** A program for a test to kill: plays on the database of its argument, and says so after each jump of the clock. */
await playSmall(process.argv[2] ?? '', async () => {
  process.stdout.write('.')
})
