import type { Stage } from './stage.ts'

type Move = Stage['stageTransitionsByFromStage']['nodes'][number]

/** Whether only people make a move: it wants a reason, or they lead the stage that it leaves. */
export const isOfPeople = (stage: Stage, move: Move) => move.class === 'operator' || stage.owner === 'person'
