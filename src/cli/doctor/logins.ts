import { type LoginFacts, readLogins } from '../../../db/health/doctor.ts'
import { type Check, type Found, failure, ok } from '../../health/finding.ts'

export const logins: Check = {
  about: 'logins',
  look: async (db) => (await readLogins(db, ['pipeline_worker', 'pipeline_server'])).map(judge),
}

function judge({ name, exists, mayLogIn, mayConnect }: LoginFacts): Found {
  if (!exists) return failure(`there is no role ${name}`, 'Run: npm run migrate')
  if (!mayLogIn) return failure(`${name} may not log in`, `Run in psql: alter role ${name} login`)
  if (!mayConnect) {
    const todo = `Run in psql: grant connect on database the_database to ${name}`
    return failure(`${name} may not connect to this database`, todo)
  }
  return ok(`${name} may log in`)
}
