import { AppShell } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { Suspense, useEffect, useState } from 'react'
import { useQuery } from 'urql'
import { Route, Switch, useLocation } from 'wouter'
import { Company } from '../graphql/documents.ts'
import { useReadOnVisit } from '../notices/useReadOnVisit.ts'
import { lazily } from '../page/lazily.ts'
import { NotFound } from '../page/NotFound.tsx'
import { useTitle } from '../page/useTitle.ts'
import { setStageTitles } from '../stages/stage_titles.ts'
import { setClock, setTimeZone } from '../time/clock.ts'
import { CommandPalette } from './CommandPalette.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Header } from './Header.tsx'
import { details, pages } from './pages.ts'
import { useGoKeys } from './useGoKeys.ts'

const HelpDialog = lazily(() => import('./HelpDialog.tsx'), 'HelpDialog')

export function Shell() {
  const [{ data }] = useQuery({ query: Company })
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  const [path] = useLocation()
  useGoKeys()
  useReadOnVisit()
  useHotkeys([
    ['?', () => setHelpOpen(true)],
    ['shift+?', () => setHelpOpen(true)],
  ])
  // Also while somebody writes: no word is made of it.
  useHotkeys([['mod+K', () => setPaletteOpen(true)]], [])
  const settings = data?.settings?.nodes[0]
  useEffect(() => {
    setClock(data?.now ?? null)
    if (settings) setTimeZone(settings.timeZone)
    if (data?.stages) setStageTitles(data.stages.nodes)
  }, [data, settings])
  useTitle(pages.find((page) => page.path === path)?.title)

  return (
    <AppShell header={{ height: 'var(--header-height)' }}>
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <AppShell.Header component="header">
        <Header onHelp={() => setHelpOpen(true)} onPalette={() => setPaletteOpen(true)} />
      </AppShell.Header>
      <AppShell.Main id="main" tabIndex={-1}>
        <ErrorBoundary key={path}>
          <Suspense fallback={null}>
            <Switch>
              {[...pages, ...details].map((page) => (
                <Route key={page.path} path={page.path} component={page.component} />
              ))}
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </Suspense>
        </ErrorBoundary>
      </AppShell.Main>
      <Suspense>{isHelpOpen && <HelpDialog isOpen onClose={() => setHelpOpen(false)} />}</Suspense>
      <CommandPalette
        isOpen={isPaletteOpen}
        onClose={() => setPaletteOpen(false)}
        onHelp={() => setHelpOpen(true)}
      />
    </AppShell>
  )
}
