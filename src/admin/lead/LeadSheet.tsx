import { Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ActDialogs } from './ActDialogs.tsx'
import { Acts } from './acts/Acts.tsx'
import { AsOf } from './as_of/AsOf.tsx'
import { useAsOf } from './as_of/useAsOf.ts'
import { Conversation } from './conversation/Conversation.tsx'
import { DealPanel } from './deal/DealPanel.tsx'
import { Facts } from './facts/Facts.tsx'
import { LeadHead } from './head/LeadHead.tsx'
import classes from './Lead.module.css'
import { NextPanel } from './next/NextPanel.tsx'
import { Notes } from './notes/Notes.tsx'
import { Offers } from './offers/Offers.tsx'
import { Questions } from './questions/Questions.tsx'
import { Rights } from './rights/Rights.tsx'
import { type OpenAct, OpenActContext } from './state/open_act.ts'
import { type Sheet, SheetContext } from './state/sheet.ts'
import { Timeline } from './timeline/Timeline.tsx'

/** All parts of the page, each of which a link can lead to: `#conversation`, `#timeline` … */
export function LeadSheet({ sheet: present }: { sheet: Sheet }) {
  const [open, setOpen] = useState<OpenAct>()
  const { sheet, at, setAt, problem } = useAsOf(present)
  useEffect(() => {
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [])
  return (
    <SheetContext.Provider value={sheet}>
      <OpenActContext.Provider value={setOpen}>
        <div className={classes.page}>
          <div className={classes.top}>
            <LeadHead />
            <Group gap="0.4rem">
              {sheet.mayAct && <Acts />}
              <AsOf at={at} onChange={setAt} problem={problem} />
            </Group>
          </div>
          {at === undefined && (
            <div className={classes.due}>
              <NextPanel />
              <Questions />
            </div>
          )}
          <div className={classes.columns}>
            <div className={classes.conversation}>
              <Conversation />
            </div>
            <div className={classes.column}>
              <Rights />
              <Facts />
              <Offers />
              <DealPanel />
            </div>
            <div className={classes.column}>
              <Notes />
              <Timeline />
            </div>
          </div>
        </div>
        <ActDialogs open={open} onClose={() => setOpen(undefined)} />
      </OpenActContext.Provider>
    </SheetContext.Provider>
  )
}
