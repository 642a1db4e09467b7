interface Value {
  name: string
  value: string | null
}

interface Words {
  what: string
  detail: string
}

/** Whose a lead or a question became; undefined for what tells of neither. */
export function ownerInWords(eventType: string, others: readonly Value[]): Words | undefined {
  const told = (name: string) => others.find((each) => each.name === name)?.value ?? null
  const hasLeft = told('hasLeft') === 'true' && 'who looked after it may not any more'
  if (eventType === 'lead_assigned') {
    const [owner, before] = [told('owner'), told('ownerBefore')]
    const why = [
      told('byRules') === 'true' && 'by the owner rules',
      before !== null && `before: ${before}`,
      hasLeft,
    ]
    return {
      what: owner === null ? 'Nobody looks after it any more' : `${owner} looks after it`,
      ...detailOf(why),
    }
  }
  if (eventType === 'review_assigned') {
    const assignee = told('assignedTo')
    const what = assignee === null ? 'A question is nobody’s' : `A question is for ${assignee}`
    return { what, ...detailOf([hasLeft]) }
  }
  if (eventType === 'review_passed_on') {
    const whom = told('passedOnTo') === 'owner' ? told('assignedTo') : 'everybody'
    return { what: `An overdue question went to ${whom}`, detail: '' }
  }
  return undefined
}

const detailOf = (parts: readonly (string | false)[]) => ({
  detail: parts.some(Boolean) ? `(${parts.filter(Boolean).join(', ')})` : '',
})
