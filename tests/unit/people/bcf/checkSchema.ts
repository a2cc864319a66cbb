import { DOMParser, type Element } from '@xmldom/xmldom'

/** Which schema a file is held to. */
const schemaOf: [RegExp, string][] = [
  [/markup\.bcf$/, 'markup.xsd'],
  [/\.bcfv$/, 'visinfo.xsd'],
  [/bcf\.version$/, 'version.xsd'],
  [/extensions\.xml$/, 'extensions.xsd'],
]
const simple: Record<string, RegExp> = {
  string: /^/,
  normalizedString: /^[^\t\n\r]*$/,
  int: /^[+-]?\d+$/,
  double: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$/,
  boolean: /^(true|false|0|1)$/,
  dateTime: /^-?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
}

/** Holds BCF files to schemas by their names, where there are any, as far as those go: sequences, choices, attributes, simple types. Throws at the first fault. */
export function checkSchema(
  files: ReadonlyMap<string, string>,
  read: (name: string) => string | null,
): void {
  for (const [path, text] of files) {
    const name = schemaOf.find(([pattern]) => pattern.test(path))?.[1]
    if (name === undefined) throw new Error(`${path} is no file of BCF`)
    const root = parse(text)
    const texts = [read('shared-types.xsd'), read(name)]
    if (texts[1] === null) continue
    const schema = new Schema(texts.flatMap((each) => (each === null ? [] : [parse(each)])))
    schema.checkElement(root, schema.find('element', root.nodeName), path)
  }
}

class Schema {
  readonly #roots: Element[]

  constructor(roots: Element[]) {
    this.#roots = roots
  }

  find(kind: string, name: string): Element {
    for (const root of this.#roots)
      for (const each of childrenOf(root))
        if (each.localName === kind && each.getAttribute('name') === name) return each
    throw new Error(`the schema has no ${kind} ${name}`)
  }

  checkElement(element: Element, declared: Element, where: string): void {
    const at = `${where} ${element.nodeName}`
    const type = declared.getAttribute('type')
    const inner = childrenOf(declared).find(({ localName }) => localName === 'complexType')
    if (!inner && type === null) throw new Error(`${at}: no type`)
    if (!inner && (type!.startsWith('xs:') || this.#isSimple(type!))) {
      if (childrenOf(element).length > 0) throw new Error(`${at}: holds elements`)
      this.#checkText(element.textContent ?? '', type!, at)
      return
    }
    const complex = inner ?? this.find('complexType', type!)
    const parts = childrenOf(complex)
    this.#checkAttributes(element, parts, at)
    const sequence = parts.find(({ localName }) => localName === 'sequence')
    const rest = this.#take(childrenOf(element), sequence, at)
    if (rest.length > 0) throw new Error(`${at}: ${rest[0].nodeName} stands where it may not`)
  }

  /** Takes what a sequence or choice allows from the front; returns the rest. */
  #take(elements: Element[], group: Element | undefined, at: string): Element[] {
    if (!group) return elements
    let rest = elements
    for (const each of childrenOf(group)) {
      if (each.localName === 'annotation') continue
      if (each.localName === 'choice') {
        const options = childrenOf(each)
        const fits = options.find((option) => option.getAttribute('name') === rest[0]?.nodeName)
        if (fits) rest = this.#takeElement(rest, fits, at)
        else if (!options.some((option) => option.getAttribute('minOccurs') === '0'))
          throw new Error(`${at}: none of a choice`)
      } else rest = this.#takeElement(rest, each, at)
    }
    return rest
  }

  #takeElement(elements: Element[], declared: Element, at: string): Element[] {
    const name = declared.getAttribute('name')!
    const least = Number(declared.getAttribute('minOccurs') ?? 1)
    const told = declared.getAttribute('maxOccurs') ?? '1'
    const most = told === 'unbounded' ? Infinity : Number(told)
    let count = 0
    while (count < most && elements[count]?.nodeName === name)
      this.checkElement(elements[count++], declared, at)
    if (count < least) throw new Error(`${at}: lacks ${name}, has ${elements[0]?.nodeName}`)
    return elements.slice(count)
  }

  #checkAttributes(element: Element, parts: Element[], at: string): void {
    const groups = parts.filter(({ localName }) => localName === 'attributeGroup')
    const all = [
      ...parts,
      ...groups.flatMap((group) =>
        childrenOf(this.find('attributeGroup', group.getAttribute('ref')!)),
      ),
    ].filter(({ localName }) => localName === 'attribute')
    const named = new Map(
      all.map((each) => [each.getAttribute('name') ?? each.getAttribute('ref')!, each]),
    )
    for (const { name, value } of Array.from(element.attributes)) {
      const declared = named.get(name)
      if (!declared) throw new Error(`${at}: attribute ${name} is not in the schema`)
      const type = declared.getAttribute('type')
      if (type !== null) this.#checkText(value, type, `${at}@${name}`)
      else this.#checkSimple(value, childrenOf(this.find('attribute', name))[0], `${at}@${name}`)
    }
    for (const [name, declared] of named)
      if (declared.getAttribute('use') === 'required' && !element.hasAttribute(name))
        throw new Error(`${at}: lacks the attribute ${name}`)
  }

  #isSimple(type: string): boolean {
    return this.#roots.some((root) =>
      childrenOf(root).some(
        (each) => each.localName === 'simpleType' && each.getAttribute('name') === type,
      ),
    )
  }

  #checkText(text: string, type: string, at: string): void {
    if (type.startsWith('xs:')) {
      if (!simple[type.slice(3)].test(text)) throw new Error(`${at}: “${text}” is no ${type}`)
    } else this.#checkSimple(text, this.find('simpleType', type), at)
  }

  #checkSimple(text: string, declared: Element, at: string): void {
    const [restriction] = childrenOf(declared)
    this.#checkText(text, restriction.getAttribute('base')!, at)
    const facets = childrenOf(restriction)
    const choices = facets.filter(({ localName }) => localName === 'enumeration')
    const fits = facets.every((facet) => {
      const value = facet.getAttribute('value')!
      if (facet.localName === 'pattern') return new RegExp(`^(?:${value})$`, 'u').test(text)
      if (facet.localName === 'length') return text.length === Number(value)
      if (facet.localName === 'minLength') return text.trim().length >= Number(value)
      if (facet.localName === 'minExclusive') return Number(text) > Number(value)
      return facet.localName === 'maxExclusive' ? Number(text) < Number(value) : true
    })
    const isOne =
      choices.length === 0 || choices.some((choice) => choice.getAttribute('value') === text)
    if (!fits || !isOne) throw new Error(`${at}: “${text}” is not allowed`)
  }
}

function parse(text: string): Element {
  return new DOMParser().parseFromString(text, 'text/xml').documentElement!
}

function childrenOf(element: Element): Element[] {
  return Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1)
}
