import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import fastq from 'fastq'
import { RequestRefused } from '../http/errors.ts'
import { Allowance } from './allowance.ts'
import { Company } from './company.ts'

/** What one user may have of one web process. */
export interface Limits {
  /** Operations that run at a time, and that wait for their turn. */
  running: number
  waiting: number
  /** Connections to the database in use at a time. */
  connections: number
  sockets: number
  subscriptions: number
  /** Messages that are read from all sockets in a second; the rest stays where it is. */
  messagesASecond: number
  /** Of work: what the database does for the user, and the web process, whose seconds count more. */
  secondsAMinute: number
  /** How much of that may be saved up and spent at once. */
  secondsAtOnce: number
}

export const usualLimits: Limits = {
  running: 6,
  waiting: 30,
  // Half of a small machine, so that whoever has their share of it leaves the others a core.
  connections: Math.max(1, Math.min(3, Math.floor(availableParallelism() / 2))),
  sockets: 20,
  subscriptions: 500,
  messagesASecond: 200,
  secondsAMinute: 15,
  secondsAtOnce: 5,
}

/** While the web process computes for one, it answers nobody else; the database has several hands. */
const priceOfComputing = 3
/** What an answer of a kilobyte, and an operation of any kind, cost the web process. */
const msAKilobyte = 0.15
const msAnOperation = 1
/** Whoever is refused is kept waiting for the refusal, so that asking again at once costs little; this many at a time. */
const refusalMs = 1_000
const mostHeld = 50
/** Whoever waits for their share may be alone by then. */
const lookAgainMs = 1_000
/** So often in a minute whoever opens too many sockets is told so; further ones are cut off, which costs least. */
const toldAMinute = 60
/** Of messages this much time's worth may arrive beforehand. */
const mostMessagesAheadMs = 4_000

type Work = () => Promise<unknown>

/** One user's share, so that nobody can use up what is there for all. */
export class Budget {
  readonly #limits: Limits
  readonly #allowance: Allowance
  readonly #operations = fastq.promise((work: Work) => work(), 1)
  readonly #connections = fastq.promise((work: Work) => work(), 1)
  readonly #told = new Allowance(toldAMinute)
  readonly #messages: Allowance
  readonly #company: Company
  #sockets = 0
  #subscriptions = 0
  #held = 0

  /** @param company who else asks this web process. */
  constructor(limits: Limits, company = new Company()) {
    this.#limits = limits
    this.#company = company
    this.#allowance = new Allowance(limits.secondsAMinute, limits.secondsAtOnce)
    this.#messages = new Allowance(60 * limits.messagesASecond, limits.messagesASecond)
    this.#operations.concurrency = limits.running
    this.#connections.concurrency = limits.connections
  }

  /** @throws RequestRefused TOO_BUSY for whoever is over. */
  admit(): void {
    const waitMs = this.#owedMs
    if (waitMs > 0) throw tooBusy('You have used up your share of the server', waitMs)
    if (this.#operations.length() >= this.#limits.waiting) throw tooBusy('Too many of your operations wait')
  }

  /** The same; the refusal comes after a moment. */
  async admitInTime(): Promise<void> {
    try {
      this.admit()
    } catch (refusal) {
      if (this.#held < mostHeld) {
        this.#held += 1
        await sleep(refusalMs)
        this.#held -= 1
      }
      throw refusal
    }
  }

  /** Runs an operation when it is its turn. @throws RequestRefused TOO_BUSY when too many wait already. */
  run<Result>(operation: () => Promise<Result>): Promise<Result> {
    this.admit()
    return this.#operations.push(operation) as Promise<Result>
  }

  /** Lets it use a connection to the database, and counts for how long. */
  withConnection<Result>(use: () => Promise<Result>): Promise<Result> {
    const timed = async () => {
      this.#company.noteWork(this)
      const beganAt = performance.now()
      try {
        return await use()
      } finally {
        this.#spend(performance.now() - beganAt)
      }
    }
    return this.#connections.push(timed) as Promise<Result>
  }

  /** Does at once what keeps the web process from anything else, and counts for how long. */
  compute<Result>(work: () => Result): Result {
    const beganAt = computedMs()
    try {
      return work()
    } finally {
      this.spendComputing(computedMs() - beganAt + msAnOperation)
    }
  }

  spendComputing(ms: number): void {
    this.#spend(ms * priceOfComputing)
  }

  #spend(ms: number): void {
    if (this.#company.isAlone(this)) this.#allowance.spendWithoutDebt(ms)
    else this.#allowance.spend(ms)
  }

  /** For how long nothing may be spent; whoever keeps nobody waiting may go on. */
  get #owedMs(): number {
    return this.#company.isAlone(this) ? 0 : this.#allowance.waitMs
  }

  spendAnswer(bytes: number): void {
    this.spendComputing((bytes / 1_000) * msAKilobyte)
  }

  /** Resolves when there is something to spend again. */
  async untilAllowed(): Promise<void> {
    for (let ms = this.#owedMs; ms > 0; ms = this.#owedMs) await sleep(Math.min(ms, lookAgainMs))
  }

  /** @throws RequestRefused TOO_BUSY @returns what to call when it is closed. */
  openSocket(): () => void {
    if (this.#floodsMessages) throw tooBusy('You send too many messages', this.#messages.waitMs)
    if (this.#hasAllSockets) {
      this.#told.spend(1_000)
      throw tooBusy(`You have ${this.#sockets} connections open; close one first`)
    }
    this.#sockets += 1
    return once(() => {
      this.#sockets -= 1
    })
  }

  /** @throws RequestRefused TOO_BUSY @returns what to call when it has ended. */
  openSubscription(): () => void {
    if (this.#subscriptions >= this.#limits.subscriptions) {
      throw tooBusy(`You have ${this.#subscriptions} subscriptions open; end one first`)
    }
    this.#subscriptions += 1
    return once(() => {
      this.#subscriptions -= 1
    })
  }

  get #hasAllSockets(): boolean {
    return this.#sockets >= this.#limits.sockets
  }

  /** They have been told, and go on opening sockets. */
  get floodsSockets(): boolean {
    return this.#floodsMessages || (this.#hasAllSockets && this.#told.waitMs > 0)
  }

  /**
   * A message has come in over a socket. What has arrived already is read all the same.
   *
   * @returns for how many milliseconds nothing more is to be read, or 'flood': that is too much to read on.
   */
  readMessage(): number | 'flood' {
    this.#messages.spend(1_000)
    return this.#floodsMessages ? 'flood' : this.#messages.waitMs
  }

  get #floodsMessages(): boolean {
    return this.#messages.waitMs > mostMessagesAheadMs
  }

  /** Nothing is open, nothing runs and nothing is owed: it may be forgotten. */
  get isIdle(): boolean {
    const open = this.#sockets + this.#subscriptions + this.#held
    return open === 0 && this.#operations.idle() && this.#connections.idle() && this.#allowance.isUntouched
  }
}

/** How long the processor has worked in this thread: on a busy machine less than the time that has passed. */
function computedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

function tooBusy(why: string, waitMs = 1_000): RequestRefused {
  return new RequestRefused(429, 'TOO_BUSY', `${why}; try again later.`, Math.ceil(waitMs / 1_000))
}

function once(end: () => void): () => void {
  let isOver = false
  return () => {
    if (!isOver) end()
    isOver = true
  }
}
