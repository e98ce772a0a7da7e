import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartTrouble } from './StartTrouble.ts'

const FIRST_PORT = 4321
const LAST_PORT = 4420

/** A server that listens, and the address to print. */
export interface Listening {
  readonly server: Server
  readonly address: string
}

/**
 * Listens on this machine alone: on the port that was asked for, or else on the first free one from 4321 on.
 *
 * @throws StartTrouble where it may not have the port
 */
export async function listen(app: RequestListener, port: number | undefined): Promise<Listening> {
  if (port !== undefined) return listenOn(app, port).catch((error: unknown) => refusePort(port, error))
  for (let candidate = FIRST_PORT; candidate <= LAST_PORT; candidate += 1) {
    try {
      return await listenOn(app, candidate)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  throw new StartTrouble(
    `Every port from ${FIRST_PORT} to ${LAST_PORT} is taken.`,
    'Set PORT to another, or say it by `kapitera serve --port`.',
  )
}

function listenOn(app: RequestListener, port: number): Promise<Listening> {
  const server = createServer(app)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port: actual } = server.address() as AddressInfo
      resolve({ server, address: `http://127.0.0.1:${actual}` })
    })
  })
}

function refusePort(port: number, error: unknown): never {
  if (isTaken(error))
    throw new StartTrouble(
      `Port ${port} is taken by another program, most likely by a Kapitera that runs already: look at http://127.0.0.1:${port}.`,
      'Stop it, or choose another port by PORT or `kapitera serve --port`. Without either the first free one from 4321 on is taken.',
      error,
    )
  if (hasCode(error, 'EACCES'))
    throw new StartTrouble(
      `Port ${port} may not be had by this user: those below 1024 are often the administrator’s.`,
      'Choose another by PORT or `kapitera serve --port`.',
      error,
    )
  throw error
}

const isTaken = (error: unknown): boolean => hasCode(error, 'EADDRINUSE')

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
