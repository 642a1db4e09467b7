import { ShownOnce } from '../../look/ShownOnce.tsx'
import { RealTime } from '../../tables/RealTime.tsx'

interface Props {
  link: { userName: string; code: string; expiresAt: string }
  onClose: () => void
}

/** What stands behind # reaches no server and no log on its way. */
export function LinkDialog({ link: { userName, code, expiresAt }, onClose }: Props) {
  const address = `${location.origin}/set-password#${code}`
  return (
    <ShownOnce title={`The link for ${userName}`} name="link" secret={address} onClose={onClose}>
      Give it to {userName} alone: whoever opens it sets the password. It counts once, and ends{' '}
      <RealTime at={expiresAt} />.
    </ShownOnce>
  )
}
