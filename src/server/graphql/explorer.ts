import type { FastifyInstance } from 'fastify'
import type { Identify } from '../access/requester.ts'

const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
].join('; ')

/** Lets the pages of GraphiQL run their scripts, and asks whoever opens it to sign in first. */
export function openExplorer(app: FastifyInstance, identify: Identify, oidcPath: string | undefined): void {
  app.addHook('onSend', async (request, reply) => {
    if (request.method === 'GET') reply.header('content-security-policy', policy)
  })
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'GET' || request.routeOptions.url !== '/graphiql') return
    if ((await identify(request)) === undefined) return reply.type('text/html').send(signInPage(oidcPath))
  })
}

const signInPage = (oidcPath: string | undefined) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Sign in · Pipeline Orchestrator</title>
<style>
  :root { color-scheme: light dark; }
  body { font: 16px/1.4 system-ui; display: grid; place-items: center; min-height: 90vh; margin: 0; }
  form { display: grid; gap: 1rem; width: 20rem; }
  h1 { font-size: 1.25rem; margin: 0; }
  p { margin: -0.75rem 0 0; opacity: 0.7; }
  label { display: grid; gap: 0.25rem; }
  input, button { box-sizing: border-box; width: 100%; font: inherit; padding: 0.5rem; border: 1px solid #8888; border-radius: 6px; }
  button { background: #1c6e5a; color: #fff; border: 0; cursor: pointer; }
  a { text-align: center; }
  output { color: #c0392b; min-height: 1.4em; }
</style>
<form>
  <h1>Pipeline Orchestrator</h1>
  <p>Sign in to explore its API</p>
  <label>Name <input name="name" autocomplete="username" required autofocus></label>
  <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
  <button>Sign in</button>${
    oidcPath === undefined
      ? ''
      : `
  <a href="${oidcPath}?to=/graphiql">Sign in with your company’s account</a>`
  }
  <output role="alert"></output>
</form>
<script>
  const form = document.querySelector('form')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const answer = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    })
    if (answer.ok) location.reload()
    else form.querySelector('output').textContent = (await answer.json()).error.message
  })
</script>
</html>
`
