import type { Block, RuleBook, RuleTable, Section } from './RuleBook.ts'
import type { Span, Text } from './Text.ts'
import { escapeHtml, writeMathml } from './writeMathml.ts'

/** Reads well on a screen and on paper, without any other file. */
const STYLE = `
body { max-width: 640px; margin: 32px auto; padding: 0 16px; font: 17px/27px system-ui, sans-serif; color: #14202b; }
h1 { font-size: 27px; line-height: 34px; } h2 { margin-top: 48px; font-size: 20px; } h3 { margin-top: 32px; font-size: 17px; }
a { color: #1d3557; } .number { color: #46535f; font-weight: 400; }
.warning { padding: 8px 12px; border-left: 4px solid #8f7420; background: #fff6dc; }
.note { padding-left: 12px; border-left: 2px solid #d6dce2; color: #46535f; }
.figures { padding-left: 20px; color: #46535f; font-size: 14px; line-height: 21px; }
.formula { overflow-x: auto; padding: 8px 0; } math { font-size: 15px; text-align: left; } mtd { text-align: left; }
.words { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 20px; } caption { text-align: left; font-weight: 600; }
th, td { padding: 4px 8px 4px 0; border-bottom: 1px solid #d6dce2; text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: #46535f; } .right { text-align: right; font-variant-numeric: tabular-nums; }
@media print { body { margin: 0; font-size: 11pt; line-height: 16pt; } section { break-inside: avoid-page; } h2, h3 { break-after: avoid; } }
`

/** A rule book as one file for any browser: mathematics is MathML, with the same in words for who cannot see it. */
export function writeHtml({ language, title, subtitle, sections }: RuleBook): string {
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(subtitle)}</p>
${sections.map((section) => sectionHtml(section, 2)).join('\n')}
</main></body></html>
`
}

function sectionHtml({ id, number, heading, blocks, sections }: Section, depth: number): string {
  const head = `<h${depth}><span class="number">${number}</span> ${escapeHtml(heading)}</h${depth}>`
  const inner = sections.map((section) => sectionHtml(section, depth + 1))
  return [`<section id="${id}">${head}`, ...blocks.map(blockHtml), ...inner, '</section>'].join('\n')
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`
    case 'note':
      return `<p class="note">${inline(block.text)}</p>`
    case 'warning':
      return `<p class="warning">${inline(block.text)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`
    case 'figures': {
      const items = block.items.map(
        ({ id, text }) => `<li${id === undefined ? '' : ` id="${id}"`}>${inline(text)}</li>`,
      )
      return `<ul class="figures">${items.join('')}</ul>`
    }
    case 'formula':
      return `<div class="formula"><span aria-hidden="true">${writeMathml(block.math)}</span><span class="words">${escapeHtml(block.words)}</span></div>`
    case 'table':
      return tableHtml(block)
  }
}

function tableHtml({ caption, columns, rows, numbers }: RuleTable): string {
  const style = (place: number): string => (numbers.includes(place) ? ' class="right"' : '')
  const heads = columns.map((column, place) => `<th scope="col"${style(place)}>${inline(column)}</th>`)
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, place) => (place === 0 ? `<th scope="row">${inline(cell)}</th>` : `<td${style(place)}>${inline(cell)}</td>`)).join('')}</tr>`,
  )
  return `<table><caption>${inline(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}

const inline = (text: Text): string => text.map(spanHtml).join('')

function spanHtml(span: Span): string {
  if (typeof span === 'string') return escapeHtml(span)
  if ('code' in span) return `<code>${escapeHtml(span.code)}</code>`
  if ('language' in span) return `<span lang="${span.language}">${escapeHtml(span.text)}</span>`
  return `<a href="${escapeHtml('to' in span ? `#${span.to}` : span.url)}">${escapeHtml(span.text)}</a>`
}
