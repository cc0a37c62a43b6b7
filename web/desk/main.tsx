import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { Desk } from './app.tsx'
import { AppearanceProvider } from './appearance.tsx'
import './desk.css'
import { LanguageProvider } from './language.tsx'

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
