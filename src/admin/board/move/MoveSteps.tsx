import { Button, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { StageName } from '../../graphql/documents.ts'
import { Dialog } from '../../look/Dialog.tsx'
import { fieldsInWords } from './field_words.ts'
import { MoveForm } from './MoveForm.tsx'
import classes from './MoveSteps.module.css'
import type { Told, Wants } from './needs.ts'

/** Where a lead may go. What that wants may not be known yet. */
export interface Target {
  stage: StageName
  note?: string | null
  wants?: Wants
}

interface Props {
  leadId: string
  name: string
  fromStage: StageName
  titleOf: (stage: StageName) => string
  targets: readonly Target[] | undefined
  /** When it is known where to, only what that wants is asked. */
  chosen: { stage: StageName; wants: Wants } | undefined
  onChoose: (target: Target) => void
  onMove: (stage: StageName, told: Told) => void
  onClose: () => void
  /** What else is offered below the stages. */
  children?: ReactNode
}

/** Where a lead is to go, then what that needs: the same on the board and on a lead, for the pointer, the keys and a phone. */
export function MoveSteps(props: Props) {
  const { leadId, name, fromStage, titleOf, targets, chosen, onChoose, onMove, onClose, children } = props
  const to = chosen === undefined ? '…' : titleOf(chosen.stage)
  return (
    <Dialog isOpen onClose={onClose} title={`Move ${name} to ${to}`}>
      {chosen === undefined ? (
        <Stack gap="xs">
          {targets === undefined && <Text c="dimmed">Asking where it may go …</Text>}
          {targets?.length === 0 && <Text>No move leads on from {titleOf(fromStage)}.</Text>}
          {targets?.map((target, index) => (
            <Button
              key={target.stage}
              variant="default"
              h="auto"
              py={6}
              justify="flex-start"
              classNames={{ label: classes.label }}
              data-autofocus={index === 0 || undefined}
              onClick={() => onChoose(target)}
            >
              {titleOf(target.stage)}
              <span className={classes.needs}>{inWords(target)}</span>
            </Button>
          ))}
          {children}
        </Stack>
      ) : (
        <MoveForm
          key={`${leadId} ${chosen.stage}`}
          leadId={leadId}
          wants={chosen.wants}
          onMove={(told) => onMove(chosen.stage, told)}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

const inWords = ({ note, wants }: Target) =>
  [
    note,
    wants && wants.missingFields.length > 0 && `lacks ${fieldsInWords(wants.missingFields)}`,
    wants?.isReasonRequired && 'wants a reason',
  ]
    .filter(Boolean)
    .join('; ')
