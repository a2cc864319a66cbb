/**
 * Lint: a function whose doc comment says `@frame` runs every frame (or for every sample) and must not allocate. Inside it, `new`, literals of arrays and
 * objects, closures, spreads and the copying methods of arrays are refused. Nested functions are refused too, so nothing hides in them.
 */
const copying = new Set(
  'clone map filter slice concat subarray flat flatMap toSorted toArray split entries keys values bind'.split(
    ' ',
  ),
)

const noAllocation = {
  meta: { type: 'problem' },
  create(context) {
    const source = context.sourceCode
    const frames = []
    const isFrame = (node) => {
      const holder = ['MethodDefinition', 'Property', 'PropertyDefinition'].includes(
        node.parent?.type,
      )
        ? node.parent
        : node.parent?.type === 'ExportNamedDeclaration'
          ? node.parent
          : node
      return source.getCommentsBefore(holder).some((comment) => comment.value.includes('@frame'))
    }
    const refuse = (node, what) => {
      if (frames.length > 0) {
        context.report({ node, message: `${what} in a function that runs every frame (@frame).` })
      }
    }
    const enter = (node) => {
      if (frames.length > 0) refuse(node, 'A closure')
      if (frames.length > 0 || isFrame(node)) frames.push(node)
    }
    const leave = (node) => {
      if (frames.at(-1) === node) frames.pop()
    }
    return {
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
      FunctionExpression: enter,
      'FunctionExpression:exit': leave,
      ArrowFunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
      NewExpression: (node) => {
        if (node.parent?.type !== 'ThrowStatement') refuse(node, '`new`')
      },
      ArrayExpression: (node) => refuse(node, 'An array literal'),
      ObjectExpression: (node) => refuse(node, 'An object literal'),
      SpreadElement: (node) => refuse(node, 'A spread'),
      CallExpression: (node) => {
        const name = node.callee.type === 'MemberExpression' ? node.callee.property.name : undefined
        if (copying.has(name)) refuse(node, `\`.${name}()\``)
      },
    }
  },
}

export default { meta: { name: 'frame-loop' }, rules: { 'no-allocation': noAllocation } }
