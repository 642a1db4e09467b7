import { afterEach, expect, test, vi } from 'vitest'
import { type Budget, usualLimits } from '../../../src/server/budget/budget.ts'
import { Budgets } from '../../../src/server/budget/budgets.ts'

afterEach(() => void vi.useRealTimers())

const isRefused = (who: Budget) => {
  try {
    who.admit()
    return false
  } catch (refusal) {
    expect(refusal).toMatchObject({ code: 'TOO_BUSY' })
    return true
  }
}

test('whoever keeps nobody waiting is never refused; when somebody comes, both have their share', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const pass = (seconds: number) => void vi.advanceTimersByTime(seconds * 1_000)
  const budgets = new Budgets({ ...usualLimits, secondsAMinute: 2 })
  const [one, other] = [budgets.of('one'), budgets.of('other')]
  const work = (who: Budget, seconds: number) => who.run(() => who.withConnection(async () => pass(seconds)))

  for (let nth = 0; nth < 5; nth += 1) await work(one, 60)
  expect(isRefused(one)).toBe(false)

  await work(other, 0.1)
  expect([isRefused(one), isRefused(other)]).toEqual([false, false]) // Nothing is owed for the time alone.
  await work(one, 10)
  await work(other, 0.1)
  expect([isRefused(one), isRefused(other)]).toEqual([true, false])
  pass(31)
  expect(isRefused(one)).toBe(false)
})
