import type { Expression } from '../formula/Expression.ts'
import type { CheckedText } from './checkText.ts'
import type { Place } from './Diagnostic.ts'
import { partsOf } from './partsOf.ts'
import { partOf } from './placeIn.ts'
import type { Report } from './Report.ts'

interface Need {
  readonly name: string
  readonly place: Place
}

/** What a part of an expression needs that may need others in turn. Last period's value is known already. */
function neededNames(part: Expression): readonly string[] {
  switch (part.type) {
    case 'formula':
      return [`${part.level}.${part.name}`, ...(part.indicator === undefined ? [] : [part.indicator])]
    case 'table':
      return [part.name]
    case 'indicator':
      return part.indicator === undefined ? [] : [part.indicator]
    case 'aggregate':
      return part.among ?? []
    case 'constant':
    case 'word':
    case 'parameter':
    case 'limit':
    case 'fact':
    case 'previous':
    case 'known':
    case 'operation':
    case 'call':
      return []
  }
}

/** What is needed by each owner of a text: `clinic.list_points`, `age_points`, `coverage`. */
function needsOf(checked: readonly CheckedText[]): ReadonlyMap<string, readonly Need[]> {
  const needs = new Map<string, Need[]>()
  for (const { owner, expression, place } of checked) {
    const its = needs.get(owner) ?? []
    needs.set(owner, its)
    for (const part of partsOf(expression)) {
      for (const name of neededNames(part)) its.push({ name, place: partOf(place, part.span.start, part.span.end) })
    }
  }
  return needs
}

/**
 * Tells each circle once: what needs itself, by way of which others. The first place is where the first of the file
 * needs the next; the others follow the circle.
 */
export function checkCircles(checked: readonly CheckedText[], report: Report): void {
  const needs = needsOf(checked)
  const done = new Set<string>()
  for (const name of needs.keys()) if (!done.has(name)) walk(name, needs, done, report)
}

interface Step {
  readonly name: string
  /** The place of the need that led on from here. */
  at: number
}

/** Follows needs in depth, with a path of its own, for a chain of formulas may be longer than a stack. */
function walk(start: string, needs: ReadonlyMap<string, readonly Need[]>, done: Set<string>, report: Report): void {
  const path: Step[] = [{ name: start, at: -1 }]
  const isOnPath = new Set([start])
  while (path.length > 0) {
    const step = path[path.length - 1]
    if (!step) return
    step.at++
    const need = needs.get(step.name)?.[step.at]
    if (!need) {
      done.add(step.name)
      isOnPath.delete(step.name)
      path.pop()
    } else if (isOnPath.has(need.name)) {
      tell(path.slice(path.findIndex(({ name }) => name === need.name)), needs, report)
    } else if (!done.has(need.name) && needs.has(need.name)) {
      path.push({ name: need.name, at: -1 })
      isOnPath.add(need.name)
    }
  }
}

function tell(circle: readonly Step[], needs: ReadonlyMap<string, readonly Need[]>, report: Report): undefined {
  const places = circle.flatMap(({ name, at }) => needs.get(name)?.[at]?.place ?? [])
  const [place, ...also] = places
  if (!place) return undefined
  const [self, ...others] = circle
  if (self && others.length === 0) {
    const message = `\`${self.name}\` needs itself.`
    return report.error('circular', place, message, { hint: 'A formula cannot use its own result.' })
  }
  const names = [...circle.map(({ name }) => `\`${name}\``), `\`${circle[0]?.name}\``]
  const shown = names.length > 5 ? [...names.slice(0, 3), '…', ...names.slice(-1)] : names
  const message = `${shown[0]} needs ${shown.slice(1).join(', which needs ')}.`
  return report.error('circular', place, message, {
    also: also.slice(0, 4),
    hint: 'Name what both need as a formula of its own.',
  })
}
