import { Budget, type Limits, usualLimits } from './budget.ts'
import { Company } from './company.ts'

const tidyEvery = 1_000
const mostCredentials = 10_000

/** The budgets of all users, in this web process. */
export class Budgets {
  readonly limits: Limits
  readonly #ofUsers = new Map<string, Budget>()
  readonly #company = new Company()
  readonly #users = new Map<string, string>()

  constructor(limits: Limits = usualLimits) {
    this.limits = limits
  }

  of(userId: string): Budget {
    const known = this.#ofUsers.get(userId)
    if (known !== undefined) return known
    if (this.#ofUsers.size % tidyEvery === 0) this.#forgetIdle()
    const budget = new Budget(this.limits, this.#company)
    this.#ofUsers.set(userId, budget)
    return budget
  }

  /** Whose session or token this was when it was looked up last: enough to refuse them without asking the database. */
  lastKnown(credential: Buffer): Budget | undefined {
    const userId = this.#users.get(credential.toString('hex'))
    return userId === undefined ? undefined : this.#ofUsers.get(userId)
  }

  isKnown(credential: Buffer): boolean {
    return this.#users.has(credential.toString('hex'))
  }

  remember(credential: Buffer, userId: string): void {
    if (this.#users.size >= mostCredentials) this.#users.clear()
    this.#users.set(credential.toString('hex'), userId)
  }

  #forgetIdle(): void {
    for (const [userId, budget] of this.#ofUsers) if (budget.isIdle) this.#ofUsers.delete(userId)
  }
}
