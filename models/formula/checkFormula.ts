import { checkComparedWords, checkWordAmong } from './checkWords.ts'
import { comesOut, inUnit, needed, unitHint } from './describeUnit.ts'
import { diagnoseName, everyLevel, standing } from './diagnoseName.ts'
import type { Aggregate, Expression, Level, PlainFunction, RowSource, Span } from './Expression.ts'
import {
  AGGREGATES,
  type Argument,
  argumentAt,
  FUNCTIONS,
  OPERATORS,
  type RowsRule,
  type Signature,
} from './functions.ts'
import { hintForFunction } from './functionsElsewhere.ts'
import type { CheckedFormula, FormulaPlace, Names, Trouble } from './Names.ts'
import { parseFormula } from './parseFormula.ts'
import { resultOf, unitOfRows } from './resultOf.ts'
import { ROW_SOURCES, rowsOf } from './rowSources.ts'
import { suggest } from './suggest.ts'
import type { Tree } from './Tree.ts'
import type { TroubleCode } from './TroubleCode.ts'
import { ANY, NUMBER, sameUnit, without, writeUnit } from './Unit.ts'
import { type Meaning, visibleNames } from './visibleNames.ts'

type Operation = Extract<Tree, { type: 'operation' }>
type Call = Extract<Tree, { type: 'call' }>

/** What is free at each level: read for one patient, a fee per patient is in kronor. */
const FREE: Readonly<Record<Level, string>> = {
  contact: 'contact',
  patient: 'patient',
  indicator: 'clinic',
  clinic: 'clinic',
  region: 'region',
}

const KIND_WORDS: Readonly<Record<Argument, string>> = {
  number: 'a number',
  boolean: 'true or false',
  word: 'a word',
  words: 'several words',
  any: 'a number, true or false, or one word',
  fact: 'a fact',
  quoted: 'a word in double quotes',
}

const NAME_IT = 'Name it as a parameter, with a date and a source.'

/**
 * Checks a formula: every name resolved, every kind, unit and level right. Gives what may be evaluated, or everything
 * that is wrong with it, in reading order. Whatever it does not know it refuses; nothing in the text is ever run.
 */
export function checkFormula(text: string, place: FormulaPlace, names: Names): CheckedFormula {
  const parsed = parseFormula(text)
  if ('troubles' in parsed) return { troubles: parsed.troubles }

  const troubles: Trouble[] = []
  const visible = visibleNames(place, names)
  const everywhere = everyLevel(place, names)
  const expression = typeOf(parsed.tree, undefined)
  if (expression) checkResult(expression)
  const inOrder = troubles.toSorted((one, other) => one.span.start - other.span.start)
  return { ...(troubles.length === 0 && { expression }), troubles: inOrder }

  function refuse(span: Span, code: TroubleCode, message: string, hint?: string): undefined {
    troubles.push({ code, severity: 'error', span, message, hint })
  }

  /** What a part of the formula is, or nothing where something in it is refused. */
  function typeOf(tree: Tree, rows: RowSource | undefined): Expression | undefined {
    switch (tree.type) {
      case 'figure':
        return typeOfFigure(tree.text, tree.span)
      case 'word':
        return { type: 'word', word: tree.word, kind: 'word', unit: NUMBER, span: tree.span }
      case 'name':
        return typeOfName(tree.name, tree.span, rows)
      case 'operation':
        return typeOfOperation(tree, rows)
      case 'call':
        return typeOfCall(tree, rows)
    }
  }

  function typeOfFigure(figure: string, span: Span): Expression | undefined {
    if (figure === '0' || figure === '1') {
      return { type: 'constant', value: figure === '0' ? 0 : 1, kind: 'number', unit: ANY, span }
    }
    const value = Number(figure)
    const hint = value === 0 || value === 1 ? `Write \`${value}\`.` : NAME_IT
    return refuse(span, 'figure-in-formula', `\`${figure}\` is a figure, and a formula holds none but 0 and 1.`, hint)
  }

  function typeOfName(name: string, span: Span, rows: RowSource | undefined): Expression | undefined {
    const meaning = visible.get(name)
    if (!meaning) {
      const { code, message, hint } = diagnoseName({ name, place, names, visible, everywhere })
      return refuse(span, code, message, hint)
    }
    if (isRefusedHere(name, meaning, span, rows)) return undefined
    return { ...meaning.expression, unit: without(meaning.expression.unit, freeFor(rows)), span }
  }

  function isRefusedHere(name: string, meaning: Meaning, span: Span, rows: RowSource | undefined): boolean {
    const count = troubles.length
    if (meaning.rows !== undefined) checkRows(name, meaning.rows, span, rows)
    if (meaning.isBare && rows !== undefined && count === troubles.length) {
      const hint = `Use a fact of theirs, or \`count(${name})\`.`
      refuse(span, 'wrong-kind', `\`${name}\` are the rows themselves, and a value of each is needed here.`, hint)
    }
    if (meaning.onlyForRowsOf !== undefined && meaning.onlyForRowsOf !== entityOf(rows)) {
      const level = meaning.onlyForRowsOf
      const hint = `Name it as a formula of the ${level}, and sum that.`
      refuse(span, 'wrong-level', `\`${name}\` is read for each ${level}, and this is ${standing(place)}.`, hint)
    }
    if (meaning.unlikeUnits) {
      const units = meaning.unlikeUnits.map(({ indicator, unit }) => `${writeUnit(unit)} for \`${indicator}\``)
      const hint = 'Give them different names, and a formula of its own to each.'
      refuse(span, 'wrong-unit', `\`${name}\` is in ${[...new Set(units)].join(' and in ')}.`, hint)
    }
    return troubles.length > count
  }

  function checkRows(name: string, own: RowSource, span: Span, rows: RowSource | undefined): void {
    if (rows === undefined) {
      const hint =
        name === own ? `Did you mean \`count(${name})\`?` : 'Put it into `sum`, `count` or another function of rows.'
      refuse(
        span,
        'rows-outside-aggregate',
        `\`${name}\` has a value for each row, and one value is needed here.`,
        hint,
      )
      return
    }
    if (rows !== own) {
      const hint = 'Name one of them as a formula, so that one plural is left.'
      return refuse(span, 'several-plurals', `\`${name}\` does not run over \`${rows}\`, as the rest here does.`, hint)
    }
    const isOpen = ROW_SOURCES.get(own)?.scopedAt.includes(place.level) && !place.hasScope
    if (isOpen && !troubles.some(({ code }) => code === 'needs-scope')) {
      const hint = 'Add `scope: all_clinics` or `scope: same_model`.'
      refuse(span, 'needs-scope', `\`${name}\` spans clinics, and nothing says which.`, hint)
    }
  }

  function typeOfOperation(tree: Operation, rows: RowSource | undefined): Expression | undefined {
    const signature = OPERATORS[tree.operator]
    const parts = tree.of.map((part) => typeOf(part, rows))
    const of = checked(tree, signature.sign, signature, parts)
    if (!of) return undefined
    const below = of[1]
    if (tree.operator === 'divide' && below?.type === 'constant' && below.value === 0)
      return refuse(
        tree.span,
        'not-allowed',
        'A quotient by zero never has an answer.',
        'Divide by something that is counted or dated.',
      )
    if ((tree.operator === 'equal' || tree.operator === 'unequal') && of[0]?.kind === 'word' && of[1]) {
      troubles.push(...checkComparedWords(of[0], of[1], names))
    }
    return { type: 'operation', operator: tree.operator, of, ...resultOf(signature, of), span: tree.span }
  }

  function typeOfCall(tree: Call, rows: RowSource | undefined): Expression | undefined {
    const aggregate = AGGREGATES.get(tree.name)
    if (aggregate) return typeOfAggregate(tree, tree.name as Aggregate, aggregate, rows)

    const signature = FUNCTIONS.get(tree.name)
    if (!signature) return unknownFunction(tree, rows)
    const parts = tree.of.map((part) => typeOf(part, rows))
    if (!hasRightCount(tree, signature)) return undefined
    const of = checked(tree, tree.name, signature, parts)
    if (!of) return undefined
    if (tree.name === 'known')
      return of[0] && { type: 'known', of: of[0], kind: 'boolean', unit: NUMBER, span: tree.span }
    if (tree.name === 'has' && of[0] && of[1]) troubles.push(...checkWordAmong(of[0], of[1], names))
    return { type: 'call', function: tree.name as PlainFunction, of, ...resultOf(signature, of), span: tree.span }
  }

  /** It may have been meant to run over rows, so that plurals in it are not another trouble. */
  function unknownFunction({ name, nameSpan, of }: Call, rows: RowSource | undefined): undefined {
    const hint = visible.has(name)
      ? `\`${name}\` is not a function. To multiply, write \`*\`.`
      : (hintForFunction(name) ?? suggest(name, [...FUNCTIONS.keys(), ...AGGREGATES.keys()]))
    refuse(nameSpan, 'unknown-function', `There is no function called \`${name}\`.`, hint)
    for (const part of of) typeOfPart(part, rows ?? rowsIn(of))
  }

  function hasRightCount(tree: Call, { takes, more = 0, optional, usage }: Signature): boolean {
    const [least, most] = [takes.length, takes.length + more + (optional === undefined ? 0 : 1)]
    const given = tree.of.length
    if (given >= least && given <= most) return true
    const wanted = least === most ? `${least}` : most === least + 1 ? `${least} or ${most}` : `${least} to ${most}`
    const message = `\`${tree.name}\` takes ${wanted} ${wanted === '1' ? 'part' : 'parts'}, and here ${given === 1 ? 'is' : 'are'} ${given}.`
    refuse(tree.span, 'wrong-number-of-arguments', message, `Write \`${usage}\`.`)
    return false
  }

  /** The parts when they are all there and fit, and are not constants alone. */
  function checked(
    tree: Operation | Call,
    label: string,
    signature: Omit<Signature, 'usage'>,
    parts: readonly (Expression | undefined)[],
  ): readonly Expression[] | undefined {
    const count = troubles.length
    const fitting = parts.map((part, index) =>
      part && checkKind(label, argumentAt(signature, index), part) ? part : undefined,
    )
    const of = fitting.filter((part) => part !== undefined)
    if (of.length === parts.length && of.every(isConstant)) {
      const message = `${quote(tree.span)} is made of constants alone, and so a figure in disguise.`
      return refuse(tree.span, 'figure-in-formula', message, NAME_IT)
    }
    // What is wrong in one part does not hide that two others do not fit each other.
    if (signature.alikeFrom !== undefined) {
      checkAlike(
        label,
        fitting.slice(signature.alikeFrom).filter((part) => part !== undefined),
      )
    }
    if (signature.unit === 'percentage_points') checkBare(label, of[0])
    return of.length === parts.length && troubles.length === count ? of : undefined
  }

  function checkKind(label: string, wanted: Argument, part: Expression): boolean {
    if (isOfKind(part, wanted)) return true
    const is = wanted === 'fact' ? 'is not one that the data gives' : `is ${KIND_WORDS[part.kind]}`
    refuse(
      part.span,
      'wrong-kind',
      `\`${label}\` needs ${KIND_WORDS[wanted]} here, and ${quote(part.span)} ${is}.`,
      kindHint(part),
    )
    return false
  }

  function kindHint(part: Expression): string | undefined {
    if (part.kind === 'words') return `Ask with \`has(${slice(part.span)}, "…")\`.`
    const isPlural = part.type === 'constant' && part.kind === 'boolean'
    return isPlural ? `Did you mean \`count(${slice(part.span)})\`?` : undefined
  }

  /** Parts of one kind, and numbers of one unit; what has any unit takes that of the others. */
  function checkAlike(label: string, parts: readonly Expression[]): void {
    const [first] = parts
    const odd = parts.find(({ kind }) => kind !== first?.kind)
    if (first && odd) {
      const message = `${quote(first.span)} is ${KIND_WORDS[first.kind]} and ${quote(odd.span)} ${KIND_WORDS[odd.kind]}, and \`${label}\` needs one kind.`
      return refuse(odd.span, 'wrong-kind', message)
    }
    const measured = parts.filter(({ kind, unit }) => kind === 'number' && !unit.any)
    const [one] = measured
    const other = one && measured.find(({ unit }) => !sameUnit(unit, one.unit))
    if (!one || !other) return
    const message = `${quote(one.span)} is ${inUnit(one.unit)} and ${quote(other.span)} is ${inUnit(other.unit)}, and \`${label}\` needs one unit.`
    const isBareOne = sameUnit(one.unit, NUMBER) || sameUnit(other.unit, NUMBER)
    const shareHint =
      (label === '+' || label === '-') && isBareOne ? `A share multiplies: \`amount * (1 ${label} share)\`.` : undefined
    refuse(other.span, 'wrong-unit', message, unitHint(other.unit, one.unit) ?? shareHint)
  }

  function checkBare(label: string, part: Expression | undefined): void {
    if (!part || part.unit.any || sameUnit(part.unit, NUMBER)) return
    refuse(part.span, 'wrong-unit', `\`${label}\` needs a share here, and ${quote(part.span)} is ${inUnit(part.unit)}.`)
  }

  function typeOfAggregate(
    tree: Call,
    name: Aggregate,
    signature: Signature & RowsRule,
    around: RowSource | undefined,
  ): Expression | undefined {
    const count = troubles.length
    const rows = rowsIn(signature.second === 'with' ? tree.of.slice(0, 1) : tree.of)
    const parts = tree.of.map((part, index) =>
      typeOfPart(part, signature.second === 'with' && index > 0 ? undefined : rows),
    )
    if (around !== undefined || place.rows !== undefined) nested(tree)
    if (!hasRightCount(tree, signature)) return undefined
    for (const [index, part] of parts.entries())
      if (part && !(rows === undefined && part.kind === 'words')) checkKind(name, argumentAt(signature, index), part)
    if (troubles.length > count || !parts.every((part) => part !== undefined)) return undefined
    checkRowsOf(tree, name, signature, rows, parts)
    if (signature.alikeFrom !== undefined) checkAlike(name, parts.slice(signature.alikeFrom))
    if (name === 'percentile') checkBare(name, parts[1])
    const [each, second] = parts
    const among = rows === 'indicators' ? indicatorsIn(tree, signature) : undefined
    if (troubles.length > count || rows === undefined || !each) return undefined

    const unit = unitOfRows(signature.unit, rows, each.unit, freeFor(undefined))
    const beside = second && signature.second ? { [signature.second]: second } : {}
    return {
      type: 'aggregate',
      function: name,
      rows,
      ...(among && { among }),
      each,
      ...beside,
      kind: signature.gives,
      unit,
      span: tree.span,
    }
  }

  /** The indicators that have everything that is read of them here. */
  function indicatorsIn(tree: Call, { second }: RowsRule): readonly string[] | undefined {
    const read = namesOfRows(second === 'with' ? tree.of.slice(0, 1) : tree.of)
    const having = read.flatMap((name) => visible.get(name)?.among ?? [])
    const among = [...names.indicators.keys()].filter(
      (indicator) => having.filter((one) => one === indicator).length === read.length,
    )
    if (among.length > 0) return among
    const message = `No indicator has all of ${[...new Set(read)].map((name) => `\`${name}\``).join(', ')}.`
    return refuse(tree.span, 'no-rows', message, 'Give the limits that they read to one indicator.')
  }

  /** In an aggregate the plural may stand alone: it is true of each row. */
  function typeOfPart(tree: Tree, rows: RowSource | undefined): Expression | undefined {
    const meaning = tree.type === 'name' ? visible.get(tree.name) : undefined
    if (tree.type !== 'name' || !meaning?.isBare || !meaning.rows || meaning.rows !== rows) return typeOf(tree, rows)
    const count = troubles.length
    checkRows(tree.name, meaning.rows, tree.span, rows)
    return troubles.length > count ? undefined : { ...meaning.expression, span: tree.span }
  }

  function nested(tree: Call): void {
    const inside = place.rows ? standing(place) : 'the rows of another'
    const hint = `Name it as a formula${place.rows ? ` of the ${place.rows}` : ''}, and use that here.`
    refuse(tree.nameSpan, 'aggregate-in-rows', `\`${tree.name}\` runs over rows, and stands inside ${inside}.`, hint)
  }

  /** Whether there are rows, of the right sort, at a level where the function is allowed. */
  function checkRowsOf(
    tree: Call,
    name: Aggregate,
    { levels, over, second, usage }: Signature & RowsRule,
    rows: RowSource | undefined,
    parts: readonly Expression[],
  ): void {
    const same = (second === 'weight' ? parts : parts.slice(0, 1)).find((part) => !differsByRow(part, rows))
    if (same) {
      const hint =
        same.kind === 'words'
          ? `Make a table by \`${slice(same.span)}\` with \`many: sum\` and a 1 for each word: it counts them.`
          : 'Rows are plural, such as `patients.age`.'
      return refuse(same.span, 'no-rows', `\`${name}\` runs over rows, and ${quote(same.span)} has none.`, hint)
    }
    if (over !== undefined && rows !== over) {
      refuse(tree.span, 'no-rows', `\`${name}\` runs over \`${over}\` alone.`, `Write \`${usage}\`.`)
    } else if (!levels.includes(place.level)) {
      const hint = `Name it as a formula of the ${levels.includes('clinic') ? 'clinic' : 'region'}, and use that here.`
      refuse(tree.nameSpan, 'wrong-level', `\`${name}\` cannot be used in ${standing(place)}.`, hint)
    }
  }

  function differsByRow(part: Expression, rows: RowSource | undefined): boolean {
    switch (part.type) {
      case 'constant':
        return part.kind === 'boolean'
      case 'fact':
      case 'formula':
      case 'indicator':
        return part.row
      case 'limit':
        return part.row === true
      case 'table':
        return rows !== undefined && names.tables.get(part.name)?.level === entityOf(rows)
      case 'known':
        return differsByRow(part.of, rows)
      case 'operation':
      case 'call':
        return part.of.some((one) => differsByRow(one, rows))
      case 'word':
      case 'parameter':
      case 'previous':
      case 'aggregate':
        return false
    }
  }

  /** The formula as a whole: one value of the wanted kind, in the wanted unit. */
  function checkResult(whole: Expression): void {
    const { kind, unit, by = kind === 'boolean' ? 'a condition' : 'what stands here' } = place.wanted
    if (kind === 'any' ? isConstant(whole) : whole.kind !== kind) {
      const is = isConstant(whole) ? 'a constant' : KIND_WORDS[whole.kind]
      return refuse(whole.span, 'wrong-kind', `The formula comes out as ${is}, and ${by} needs ${KIND_WORDS[kind]}.`)
    }
    if (unit === undefined || kind !== 'number' || unit.any || whole.unit.any) return
    const wanted = without(unit, freeFor(undefined))
    if (sameUnit(whole.unit, wanted)) return
    const message = `The formula comes out ${comesOut(whole.unit)}, and ${by} needs ${needed(wanted)}.`
    refuse(whole.span, 'wrong-unit', message, unitHint(whole.unit, wanted))
  }

  function freeFor(rows: RowSource | undefined): readonly string[] {
    const ofRows = rows === undefined ? place.rows : ROW_SOURCES.get(rows)?.free
    return ofRows === undefined ? [FREE[place.level]] : [FREE[place.level], ofRows]
  }

  function quote(span: Span): string {
    const part = slice(span)
    return part.length <= 40 ? `\`${part}\`` : `\`${part.slice(0, 38)}…\``
  }

  function slice({ start, end }: Span): string {
    return text.slice(start, end)
  }
}

/** The first plural in the arguments of an aggregate, by its look. What stands inside another aggregate is not its own. */
function rowsIn(trees: readonly Tree[]): RowSource | undefined {
  for (const tree of trees) {
    if (tree.type === 'figure' || tree.type === 'word') continue
    if (tree.type === 'call' && AGGREGATES.has(tree.name)) continue
    const rows = tree.type === 'name' ? rowsOf(tree.name) : rowsIn(tree.of)
    if (rows !== undefined) return rows
  }
  return undefined
}

/** The plural names in the arguments of an aggregate; what stands inside another aggregate is not its own. */
function namesOfRows(trees: readonly Tree[]): readonly string[] {
  return trees.flatMap((tree): readonly string[] => {
    if (tree.type === 'figure' || tree.type === 'word') return []
    if (tree.type === 'name') return rowsOf(tree.name) === undefined ? [] : [tree.name]
    return tree.type === 'call' && AGGREGATES.has(tree.name) ? [] : namesOfRows(tree.of)
  })
}

function isOfKind(part: Expression, wanted: Argument): boolean {
  switch (wanted) {
    case 'any':
      return part.kind !== 'words'
    case 'fact':
      return part.type === 'fact'
    case 'quoted':
      return part.type === 'word'
    case 'number':
    case 'boolean':
    case 'word':
    case 'words':
      return part.kind === wanted
  }
}

function isConstant({ type }: Expression): boolean {
  return type === 'constant' || type === 'word'
}

function entityOf(rows: RowSource | undefined): string | undefined {
  return rows === undefined ? undefined : ROW_SOURCES.get(rows)?.entity
}
