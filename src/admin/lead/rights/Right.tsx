import { Group } from '@mantine/core'
import { tellRefusal } from '../../forms/tell_refusal.ts'
import { AcknowledgeRight } from '../../graphql/documents.ts'
import { SmallButton } from '../../look/SmallButton.tsx'
import words from '../../look/Words.module.css'
import { useBusinessNow } from '../../time/clock.ts'
import { When } from '../../time/When.tsx'
import { useOpenAct } from '../state/open_act.ts'
import { type RightRow, useSheet } from '../state/sheet.ts'
import classes from './Rights.module.css'
import { dayInWords, isPast, statusInWords, wayInWords } from './right_words.ts'
import { useDownload } from './useDownload.ts'

/** One request: until when it is to be answered, whether they were told that it has come, and what became of it. */
export function Right({ right }: { right: RightRow }) {
  const { act, mayAct } = useSheet()
  const open = useOpenAct()
  const download = useDownload(right.id)
  const { id, kindDetails: rule, receivedAt, dueOn, acknowledged, settledAt } = right
  const isOpen = settledAt === null
  const now = useBusinessNow()
  const acknowledge = async () => tellRefusal(await act(AcknowledgeRight, { requestId: id }))
  return (
    <li className={classes.right} title={rule.description}>
      <strong>{rule.title}</strong>
      {isOpen ? (
        <span className={isPast(dueOn, now) ? classes.late : undefined}>
          {': to be answered by '}
          {dayInWords(dueOn)}
          {!acknowledged && '; nobody has told them yet that it has come'}
        </span>
      ) : (
        `: ${statusInWords(right.status)} by ${right.settledBy}: ${right.outcome}`
      )}
      <div className={words.faint}>
        {wayInWords(right.cameBy)}, <When at={receivedAt} />
        {right.said !== null && `, noted by ${right.notedBy}: ${right.said}`}
        {right.extensionReason !== null && `; more time, because ${right.extensionReason}`}
      </div>
      {mayAct && isOpen && (
        <Group gap="0.3rem" mt="0.3rem">
          <SmallButton onClick={() => open({ name: 'settle right', right })}>Settle …</SmallButton>
          {!acknowledged && (
            <SmallButton onClick={() => void acknowledge()}>I told them it has come</SmallButton>
          )}
          {rule.extendedBy !== null && right.status === 'open' && (
            <SmallButton onClick={() => open({ name: 'extend right', right })}>More time …</SmallButton>
          )}
          <SmallButton onClick={() => void download()}>Their data as a file</SmallButton>
        </Group>
      )}
    </li>
  )
}
