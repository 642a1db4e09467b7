import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { mostNotices } from '../look/notices.ts'
import { theme, variables } from '../look/theme.ts'
import { SessionGate } from '../sign_in/SessionGate.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { SignedIn } from './SignedIn.tsx'

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <ErrorBoundary>
        <Notifications position="bottom-right" limit={mostNotices} />
        <SessionGate>
          <SignedIn />
        </SessionGate>
      </ErrorBoundary>
    </MantineProvider>
  )
}
