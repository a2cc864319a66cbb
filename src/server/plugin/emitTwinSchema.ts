import { runnerImport, type Plugin } from 'vite'

/** Vite: `twin.schema.json` beside the page, so that editors complete twin files. `load` makes it. */
export function emitTwinSchema(root: string): Plugin {
  return {
    name: 'gemba-twin-schema',
    configureServer(server) {
      server.middlewares.use('/twin.schema.json', (_request, response, next) => {
        makeSchema(root).then((text) => {
          response.setHeader('Content-Type', 'application/schema+json; charset=utf-8')
          response.end(text)
        }, next)
      })
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'twin.schema.json', source: await makeSchema(root) })
    },
  }
}

/** The schema is made by our TypeScript, which a Vite configuration cannot import by itself. */
async function makeSchema(root: string): Promise<string> {
  type Maker = { makeTwinSchema: (extensions: object, readLater: object) => object }
  const load = async <T>(path: string) =>
    (await runnerImport<T>(`${root}/src/${path}`, { root, configFile: false })).module
  const { makeTwinSchema } = await load<Maker>('twin/makeTwinSchema.ts')
  const { behaviours } = await load<{ behaviours: object }>('behaviours/index.ts')
  const { codecs } = await load<{ codecs: object }>('feed/codecs/index.ts')
  const { makeProcessSchema } = await load<{ makeProcessSchema: () => object }>(
    'scenarios/process/makeProcessSchema.ts',
  )
  const { makeScenariosSchema } = await load<{ makeScenariosSchema: () => object }>(
    'scenarios/whatif/makeScenariosSchema.ts',
  )
  const readLater = { process: makeProcessSchema(), scenarios: makeScenariosSchema() }
  return `${JSON.stringify(makeTwinSchema({ behaviours, codecs }, readLater), null, 2)}\n`
}
