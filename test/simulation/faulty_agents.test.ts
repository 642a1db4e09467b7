import { expect, test } from 'vitest'
import { faultOf } from '../../src/simulation/faulty_agents.ts'

const vendors = Array.from({ length: 2000 }, (_, index) => index + 1)
const attempts = [1, 2, 3, 4]

function failsAlways(vendor: number, agent: string, nth: number): boolean {
  return attempts.every((attempt) => faultOf(1, { vendor, agent, nth, attempt }) !== undefined)
}

test('the same call fails in every run, and a few percent of all do', () => {
  const faults = vendors.map((vendor) => faultOf(1, { vendor, agent: 'sms_agent', nth: 2, attempt: 1 }))
  expect(vendors.map((vendor) => faultOf(1, { vendor, agent: 'sms_agent', nth: 2, attempt: 1 }))).toEqual(
    faults,
  )

  const share = faults.filter((fault) => fault !== undefined).length / vendors.length
  expect(share).toBeGreaterThan(0.01)
  expect(share).toBeLessThan(0.05)
})

test('for a few vendors an agent fails four times in a row, and works when somebody starts it again', () => {
  const hopeless = vendors.filter((vendor) => failsAlways(vendor, 'deal_validator', 1))
  expect(hopeless.length).toBeGreaterThan(0)
  expect(hopeless.length).toBeLessThan(vendors.length / 50)
  expect(hopeless.filter((vendor) => failsAlways(vendor, 'deal_validator', 2))).toEqual([])
})
