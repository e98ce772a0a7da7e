/** The door of the rule book: a checked model as text, and that text as a file. */
export type { MathNode } from './MathNode.ts'
export type { Numbers } from './Numbers.ts'
export type { Block, FigureItem, Language, RuleBook, RuleTable, Section } from './RuleBook.ts'
export type { Span, Text } from './Text.ts'
export { wordLabel } from './wordLabel.ts'
export { writeHtml } from './writeHtml.ts'
export { writeMarkdown } from './writeMarkdown.ts'
export { writeRuleBook } from './writeRuleBook.ts'
