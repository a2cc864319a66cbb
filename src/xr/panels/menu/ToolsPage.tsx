import { Container } from '@react-three/uikit'
import { setHeadset, useHeadset } from '#state/headset.ts'
import { setInk, useInk } from '#state/ink.ts'
import { clearInk, undoInk } from '#state/inkActs.ts'
import { useRoom } from '#state/room.ts'
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
      {tool === 'pen' && <PenTools />}
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

/** What belongs to the pen: where its trigger draws, and the ways back. */
function PenTools() {
  const user = useRoom(({ me }) => me.user)
  const strokes = useInk((ink) => ink.strokes)
  const isInAir = useInk((ink) => ink.isInAir)
  const own = strokes.filter((stroke) => stroke.user === user)
  return (
    <Container gap={6} height={46}>
      <Press
        label="The trigger draws in the air"
        text="In the air"
        raised
        grow
        isOn={isInAir}
        onPress={() => setInk({ isInAir: !isInAir })}
      />
      <Press
        label="Take your last line back"
        text="Undo"
        icon="undo-2"
        raised
        grow
        isOff={own.length === 0}
        onPress={undoInk}
      />
      <Press
        label="Clear what you drew"
        text="Clear"
        icon="trash-2"
        raised
        grow
        isOff={own.length === 0}
        onPress={() => clearInk(own)}
      />
    </Container>
  )
}
