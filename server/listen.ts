import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const FIRST_PORT = 4321
const LAST_PORT = 4420

/** A server that listens, and the address to print. */
export interface Listening {
  readonly server: Server
  readonly address: string
}

/** Listens on this machine alone: on the port that was asked for, or else on the first free one from 4321 on. */
export async function listen(app: RequestListener, port: number | undefined): Promise<Listening> {
  if (port !== undefined) return listenOn(app, port)
  for (let candidate = FIRST_PORT; candidate <= LAST_PORT; candidate += 1) {
    try {
      return await listenOn(app, candidate)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  throw new Error(`Every port from ${FIRST_PORT} to ${LAST_PORT} is taken. Set PORT to another.`)
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

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
