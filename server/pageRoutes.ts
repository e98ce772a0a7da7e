import express, { type Response, Router } from 'express'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Stands in the built page wherever a nonce belongs; vite.config.ts puts it there. */
const NONCE_MARK = /KAPITERA_NONCE/g

/**
 * The page and its files, from the folder that `npm run build` fills. Each answer carries a nonce of its own, because
 * Mantine writes its variables into a style element and the page allows no inline style without one.
 */
export function pageRoutes(folder: string, nonceOf: (response: Response) => string): Router {
  const page = join(folder, 'index.html')
  return Router()
    .use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }))
    .get('/{*address}', (_request, response) => {
      if (!existsSync(page)) {
        response
          .status(503)
          .type('text/plain')
          .send('The page is not built yet. Run `npm run build`, then load it again.\n')
        return
      }
      const html = readFileSync(page, 'utf8').replace(NONCE_MARK, nonceOf(response))
      response.type('text/html').set('Cache-Control', 'no-store').send(html)
    })
}
