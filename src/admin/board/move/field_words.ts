/** Columns as people call them: `asking_price` is "asking price", `deal.id_checked_at` "id checked (of the deal)". */
export function fieldInWords(field: string): string {
  const [subject, column] = field.includes('.') ? field.split('.') : ['lead', field]
  const words = (column ?? '').replace(/_(at|id)$/, '').replaceAll('_', ' ')
  return subject === 'lead' ? words.replace(/^(property|vendor) /, '') : `${words} (of the ${subject})`
}

export function fieldsInWords(fields: readonly string[]): string {
  return fields.map(fieldInWords).join(', ')
}
