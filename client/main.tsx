import '@mantine/core/styles.css'
import './style/tokens.css'
import './style/page.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { claimWindow } from './draft/ownWindow.ts'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id root.')

/** The server's word that styles with this nonce are ours. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

await claimWindow()
createRoot(root).render(
  <StrictMode>
    <App nonce={nonce} />
  </StrictMode>,
)
