import { type LoginFacts, readLogins } from '../../../db/health/doctor.ts'
import { type Check, type Finding, failure, ok } from '../../health/finding.ts'

export const logins: Check = {
  about: 'logins',
  look: async (db) => (await readLogins(db, ['pipeline_worker', 'pipeline_server'])).map(judge),
}

function judge({ name, exists, mayLogIn, mayConnect }: LoginFacts): Finding {
  if (!exists) return failure('logins', `there is no role ${name}`, 'Run: npm run migrate')
  if (!mayLogIn) return failure('logins', `${name} may not log in`, `Run in psql: alter role ${name} login`)
  if (!mayConnect) {
    const todo = `Run in psql: grant connect on database the_database to ${name}`
    return failure('logins', `${name} may not connect to this database`, todo)
  }
  return ok('logins', `${name} may log in`)
}
