export type Role = 'viewer' | 'operator' | 'admin'

/** What each may do, in a line. */
export const roles: readonly { value: Role; label: string; says: string }[] = [
  { value: 'viewer', label: 'Viewer', says: 'sees everything but phone numbers, and changes nothing' },
  { value: 'operator', label: 'Operator', says: 'works with leads: moves, texts, offers, deals, questions' },
  { value: 'admin', label: 'Admin', says: 'that, and rules, users, overrides' },
]
