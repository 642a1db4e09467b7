import { Link } from 'wouter'
import { poundsInWords } from '../../money/pounds_in_words.ts'
import { When } from '../../time/When.tsx'
import { LeadOwner } from '../owner/LeadOwner.tsx'
import { Signs } from '../signs/Signs.tsx'
import { useSheet } from '../state/sheet.ts'
import { CopyId } from './CopyId.tsx'
import classes from './LeadHead.module.css'

/** Who it is, where it stands and whose turn it is, at a glance. */
export function LeadHead() {
  const { lead, explained, titleOf } = useSheet()
  const { turn, turnSince } = explained
  return (
    <header className={classes.head}>
      <div className={classes.who}>
        <h1 className={classes.name}>
          <bdi>{lead.erasure === null ? (lead.vendorName ?? 'No name yet') : 'Erased'}</bdi>
        </h1>
        <span className={classes.stage}>
          {titleOf(lead.pipelineStage)}
          <span className={classes.faint}>
            {' '}
            for <When at={lead.stageEnteredAt} since />
          </span>
        </span>
        {turn !== null && (
          <span className={turn === 'us' ? classes.ours : classes.theirs}>
            {turn === 'us' ? 'Our turn' : 'The vendor’s turn'} for <When at={turnSince} since />
          </span>
        )}
        <Signs />
      </div>
      <div className={classes.where}>
        {lead.erasure === null ? (
          <>
            <span>{lead.vendorPhone}</span>
            <span>
              <bdi>{lead.propertyAddress}</bdi>
              {lead.propertyAddress !== null && lead.propertyPostcode !== null && ', '}
              {lead.propertyPostcode}
              {lead.propertyAddress === null && lead.propertyPostcode === null && 'No address yet'}
            </span>
          </>
        ) : (
          <span>
            whose lead this was is kept no more, since <When at={lead.erasure.erasedAt} />
          </span>
        )}
        {lead.askingPrice !== null && <span>asks {poundsInWords(Number(lead.askingPrice))}</span>}
        <span>
          from {lead.source}, <When at={lead.createdAt} />
        </span>
        <LeadOwner />
        {lead.mergedInto !== null && (
          <Link href={`/leads/${lead.mergedInto}`}>merged into another lead: open it</Link>
        )}
        <CopyId id={lead.id} />
      </div>
    </header>
  )
}
