import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Desk, thisPage } from './app.tsx'
import { AppearanceProvider } from './appearance.tsx'
import { LanguageProvider } from './language.tsx'
import './look/base.css'
import './look/frame.css'
import './look/page.css'
import './look/inbox.css'
import './look/record.css'
import './look/form.css'
import './look/indicators.css'
import './look/list.css'
import './look/papers.css'
import './look/ledger.css'
import './look/finding.css'
import './look/bell.css'
import './look/places.css'
import './look/sign-in.css'
import './look/phone.css'
import './look/import.css'
import './look/proposals.css'
import './look/source.css'
import './look/review.css'
import './look/sheet.css'
import './look/paper.css'
import { admitStyles } from './nonce.ts'

admitStyles()
/** Milliseconds for which nothing is drawn while the page's own file is on its way: drawn first without it, React would hold the page back for 300 more. */
const patience = 600

function draw(): void {
  const place = document.getElementById('desk')
  if (place)
    createRoot(place).render(
      <StrictMode>
        <BrowserRouter basename="/desk">
          <LanguageProvider>
            <AppearanceProvider>
              <Desk />
            </AppearanceProvider>
          </LanguageProvider>
        </BrowserRouter>
      </StrictMode>,
    )
}

void Promise.race([thisPage, new Promise((done) => setTimeout(done, patience))]).then(draw)
