/** Markup that is as it is meant to be; everything else becomes text. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | readonly Html[] | string | number

const signs: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup from a template: what is filled in is text, whatever stands in it, unless it was made by this function. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let text = flat(strings[0])
  parts.forEach((part, i) => (text += textOf(part) + flat(strings[i + 1])))
  return new Html(text)
}

export const nothing = new Html('')

/** How the source is broken into lines is nothing to whoever reads the page. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map((each) => each.text).join('')
  // Control characters are no part of a document.
  // oxlint-disable-next-line no-control-regex
  const plain = String(part).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ')
  return plain.replace(/[&<>"']/g, (sign) => signs[sign])
}
