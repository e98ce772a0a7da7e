import { describe, expect, it } from 'vitest'
import { listen } from '../../server/listen.ts'

describe('listen', () => {
  it('takes the next port when the first is taken, and says so in its address', async () => {
    const first = await listen(() => undefined, undefined)
    const second = await listen(() => undefined, undefined)
    const port = (address: string) => Number(new URL(address).port)
    expect(port(first.address)).toBeGreaterThanOrEqual(4321)
    expect(port(second.address)).toBeGreaterThan(port(first.address))
    expect(second.address).toMatch(/^http:\/\/127\.0\.0\.1:/)
    first.server.close()
    second.server.close()
  })

  it('refuses a port that was asked for and is taken', async () => {
    const { server, address } = await listen(() => undefined, 0)
    await expect(listen(() => undefined, Number(new URL(address).port))).rejects.toThrow('EADDRINUSE')
    server.close()
  })
})
