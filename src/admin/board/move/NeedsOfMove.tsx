import { useEffect, useState } from 'react'
import type { StageName } from '../../graphql/documents.ts'
import classes from '../Column.module.css'
import { needsOf } from './dragged.ts'
import { fieldsInWords } from './field_words.ts'
import type { Needs } from './needs.ts'

/** Says, while a card is held over a column, what it needs to be put down there. */
export function NeedsOfMove({ leadId, toStage }: { leadId: string; toStage: StageName }) {
  const [needs, setNeeds] = useState<Needs>()
  useEffect(() => {
    let isOver = true
    void needsOf(leadId, toStage).then((its) => {
      if (isOver) setNeeds(its)
    })
    return () => {
      isOver = false
    }
  }, [leadId, toStage])
  if (needs === undefined) return null
  const wanted = [
    needs.missingFields.length > 0 && `lacks ${fieldsInWords(needs.missingFields)}`,
    (needs.isReasonRequired || needs.asksFallThrough) && 'needs a reason',
  ].filter((each) => each !== false)
  return (
    <p className={classes.needs}>
      {wanted.length === 0 ? 'Drop it to move it here.' : `It ${wanted.join(', and ')}.`}
    </p>
  )
}
