import type { Page, Request } from 'playwright-core'

const underWay = new WeakMap<Page, Set<Request>>()

/** Follows what a page asks for, from before it is opened. */
export function follow(page: Page): void {
  const asked = new Set<Request>()
  underWay.set(page, asked)
  page.on('request', (request) => asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
}

/**
 * Waits until a page has what it asked for and has drawn it: nothing is under way, and after two frames nothing has been asked
 * again and no place is held for what is to come. Playwright's `networkidle` waits half a second each time.
 */
export async function quiet(page: Page): Promise<void> {
  const asked = underWay.get(page)
  if (!asked) throw new Error('The page is not followed.')
  for (const end = Date.now() + 30_000; Date.now() < end; ) {
    if (asked.size === 0 && (await isDrawn(page)) && asked.size === 0) return
    await new Promise((again) => setTimeout(again, 10))
  }
  throw new Error(`The page is not quiet: ${[...asked].map((request) => request.url()).join(', ')}`)
}

/** After two frames, in which what has come is drawn and what that needs is asked for. */
function isDrawn(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn))
    await new Promise((later) => setTimeout(later))
    return document.querySelector('main .mantine-Skeleton-root') === null
  })
}
