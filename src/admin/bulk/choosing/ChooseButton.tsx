import { Button } from '@mantine/core'
import { useMayAct } from '../../session/useMayAct.ts'
import { beginChoosing, endChoosing, useChosen } from '../state/chosen.ts'

/** Lets a click on a card pick it, for those who have no keys at hand. */
export function ChooseButton() {
  const { isChoosing } = useChosen()
  if (!useMayAct()) return null
  return (
    <Button
      size="xs"
      variant={isChoosing ? 'filled' : 'default'}
      aria-pressed={isChoosing}
      onClick={isChoosing ? endChoosing : beginChoosing}
    >
      Many at once
    </Button>
  )
}
