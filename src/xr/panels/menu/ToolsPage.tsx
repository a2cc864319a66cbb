import { Container } from '@react-three/uikit'
import { setHeadset, useHeadset } from '#state/headset.ts'
import { tools } from '../../tools/index.ts'
import { Line } from '../Line.tsx'
import { PagedList } from '../PagedList.tsx'
import { Press } from '../Press.tsx'
import { Words } from '../Words.tsx'

/** The tools that a person can take into the hand, one at a time. */
export function ToolsPage() {
  const tool = useHeadset((headset) => headset.tool)
  const size = useHeadset((headset) => headset.size)
  const mode = useHeadset((headset) => headset.mode)
  const held = tools.find(({ name }) => name === tool)
  const all = [null, ...tools.filter((each) => (each.mode ?? mode) === mode)]
  return (
    <Container flexDirection="column" flexGrow={1} gap={6}>
      <PagedList items={all} rows={4} empty="There are no tools.">
        {(each) => (
          <Line
            text={each?.title ?? 'Empty hand: point and choose'}
            icon={each === null ? 'hand' : 'wrench'}
            isOn={tool === (each?.name ?? null)}
            onPress={() => setHeadset({ tool: each?.name ?? null })}
          />
        )}
      </PagedList>
      {held && (
        <Container paddingX={12}>
          <Words size="small" tone="text2" wraps>
            {held.words}
          </Words>
        </Container>
      )}
      <Press
        label={size === 'full' ? 'Plant on a table' : 'Full size'}
        text={size === 'full' ? 'Plant on a table' : 'Full size'}
        icon={size === 'full' ? 'minimize' : 'maximize'}
        raised
        align="flex-start"
        onPress={() => setHeadset({ size: size === 'full' ? 'dollhouse' : 'full' })}
      />
      <Press
        label="Clear what tools have left"
        text="Clear what tools have left"
        icon="trash-2"
        raised
        align="flex-start"
        onPress={() => useHeadset.getState().clearTools()}
      />
    </Container>
  )
}
