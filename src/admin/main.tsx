import './look/component_styles.ts'
import '@mantine/notifications/styles.css'
import './look/look.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { guardLostFields } from './keys/lost_field.ts'
import { App } from './shell/App.tsx'

guardLostFields()
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
