import type { Express } from 'express'

interface Layer {
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route below /api that an app has, as the contract writes it: `GET /api/objects/{id}`. */
export function routesOf(app: Express): string[] {
  const { stack } = app.router as unknown as { readonly stack: readonly Layer[] }
  return stack.flatMap(routesIn).filter((one) => one.includes(' /api'))
}

function routesIn({ route, handle }: Layer): string[] {
  if (!route) return (handle?.stack ?? []).flatMap(routesIn)
  if (typeof route.path !== 'string') throw new Error(`A route is no text: ${String(route.path)}`)
  const path = route.path.replace(/:(\w+)/g, '{$1}')
  return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path}`)
}
