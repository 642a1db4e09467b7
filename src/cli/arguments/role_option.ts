import { Option } from 'commander'
import { userRoles } from '../../../db/access/users.ts'

export const roleOption = () =>
  new Option('--role <role>', 'what they may do').choices(userRoles).makeOptionMandatory()
